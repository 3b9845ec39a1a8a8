import { popup } from '../i18n/catalogue/popup.ts';
import type { Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { BroadMeans } from '../tab-page/BroadMeans.tsx';
import type { PageSummary } from '../tab-page/page-report.ts';
import { packParts } from '../ui/EntryHead.tsx';
import { Bone } from '../ui/messages.tsx';

/** Where rows will come. */
export const Bones = () => (
  <div class="bones">
    <Bone width={150} />
    <Bone width={96} />
    <Bone width={130} />
  </div>
);

interface NothingNamedProps {
  language: Language;
  summary: PageSummary;
  /** What the reader wants of widely known names. */
  broad: Settings['marks']['broad'];
}

/** What to make of a page without marks, or one that is still being read. */
export function NothingNamed({ language, summary, broad }: NothingNamedProps) {
  const t = popup(language);
  const said = summary.unmarked.length > 0 ? 'noneMarked' : 'noNames';
  return (
    <div class="told">
      <p>{t(summary.done ? said : 'reading')}</p>
      {summary.done ? <BroadMeans {...{ language, broad }} /> : <Bones />}
    </div>
  );
}

interface NotMarkedProps {
  language: Language;
  summary: PageSummary;
  entryAddress(id: string): string;
}

/** Widely known names that do stand on the page: nothing is passed over in silence. */
export function NotMarked({ language, summary, entryAddress }: NotMarkedProps) {
  if (!summary.done || summary.unmarked.length === 0) return null;
  return (
    <section class="told not-marked">
      <h2 class="label">{popup(language)('notMarked')}</h2>
      <p class="small">
        {summary.unmarked.map(({ id, headword, pack }, place) => (
          <span key={id}>
            {place > 0 && ', '}
            <a href={entryAddress(id)} target="_blank" rel="noopener">
              {headword}
            </a>
            {pack && ` (${packParts(pack, language).join(', ')})`}
          </span>
        ))}
      </p>
    </section>
  );
}
