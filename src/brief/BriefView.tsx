import { useMemo, useState } from 'preact/hooks';
import type { EntityDetails, EntityLead, PackInfo } from '../dataset/reader.ts';
import { brief as texts } from '../i18n/catalogue/brief.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import type { Language } from '../i18n/languages.ts';
import type { Passage } from '../messaging/protocol.ts';
import { Button, Segments } from '../ui/controls.tsx';
import { type BriefPage, buildBrief } from './brief.ts';
import { type Separator, separatorFor } from './csv.ts';
import { type BriefFormat, FORMATS, fileNameOf } from './formats.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { saveFile } from './save-file.ts';

interface BriefViewProps {
  language: Language;
  page: BriefPage;
  mentioned: readonly {
    lead: EntityLead;
    certain: number;
    possible: number;
    rivals?: readonly string[];
    passages: readonly Passage[];
  }[];
  details: ReadonlyMap<string, EntityDetails>;
  /** Whether the details of all entities are there. */
  isComplete: boolean;
  packs: readonly PackInfo[];
  today: string;
  note: string;
  onNote(note: string): void;
}

/** More than this is not read in a panel, and costs time to lay out. */
const PREVIEW_CHARACTERS = 6_000;

/** Makes the account of the page: what goes in, how it looks, and the ways out. */
export function BriefView(props: BriefViewProps) {
  const { language, page, mentioned, details, isComplete, packs, today, note, onNote } = props;
  const [format, setFormat] = useState<BriefFormat | 'print'>('markdown');
  const [sourcesInFull, setSourcesInFull] = useState(true);
  const [pastRoles, setPastRoles] = useState(true);
  const [possible, setPossible] = useState(true);
  const [separator, setSeparator] = useState<Separator | null>(null);
  const [told, setTold] = useState('');
  const t = texts(language);
  const brief = useMemo(
    () => buildBrief({ language, page, note, mentioned, details, packs, today, options: { pastRoles, possible } }),
    [language, page.title, page.address, page.readAt, note, mentioned, details, packs, today, pastRoles, possible],
  );
  const between = separator ?? separatorFor(language);
  const text = useMemo(
    () => (format === 'print' ? '' : FORMATS[format].write(brief, { sourcesInFull, separator: between })),
    [brief, format, sourcesInFull, between],
  );
  const save = () => {
    if (format === 'print') return;
    const name = fileNameOf(brief, format);
    saveFile(name, FORMATS[format].mediaType, text);
    setTold(t('saved', { file: name }));
  };
  const copy = async () => {
    try {
      // The mark at the head of a CSV file is for programs that open files; in a cell it would be a stray character.
      await navigator.clipboard.writeText(text.replace(/^\uFEFF/, ''));
      setTold(t('copied'));
    } catch {
      setTold(t('copyFailed'));
    }
  };
  const curated = packs.find((pack) => pack.curated);

  return (
    <div class="brief">
      <h2 class="sr">{t('title')}</h2>
      <Segments
        label={t('format')}
        value={format}
        choices={[
          { value: 'markdown', label: 'Markdown' },
          { value: 'csv', label: 'CSV' },
          { value: 'json', label: 'JSON' },
          { value: 'csl', label: 'CSL' },
          { value: 'ris', label: 'RIS' },
          { value: 'print', label: t('print') },
        ]}
        onChange={(next) => {
          setFormat(next);
          setTold('');
        }}
      />
      <fieldset class="checks">
        <legend class="sr">{t('include')}</legend>
        {(format === 'markdown' || format === 'print') && (
          <Check label={t('sourcesInFull')} checked={sourcesInFull} onChange={setSourcesInFull} />
        )}
        <Check label={t('pastRoles')} checked={pastRoles} onChange={setPastRoles} />
        <Check label={t('possibleToo')} checked={possible} onChange={setPossible} />
      </fieldset>
      {format === 'csv' && (
        <div class="separator">
          <span class="small soft">{t('separator')}</span>
          <Segments
            label={t('separator')}
            value={between}
            choices={[
              { value: ',', label: t('comma') },
              { value: ';', label: t('semicolon') },
            ]}
            onChange={setSeparator}
          />
        </div>
      )}
      <label class="note-field">
        <span class="label">{t('yourNote')}</span>
        <textarea rows={2} value={note} onInput={(event) => onNote(event.currentTarget.value)} />
        <span class="small faint">{t('noteHint')}</span>
      </label>
      {!isComplete && (
        <p class="small soft" role="status">
          {t('gathering')}
        </p>
      )}
      {format === 'print' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it.
        <section class="paper" aria-label={t('preview')} tabIndex={0}>
          <PrintSheet {...{ brief, sourcesInFull }} />
        </section>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so keys must reach it.
        <section class="paper" aria-label={t('preview')} tabIndex={0}>
          <pre>
            {text.slice(0, PREVIEW_CHARACTERS)}
            {text.length > PREVIEW_CHARACTERS && '…'}
          </pre>
        </section>
      )}
      <dl class="facts">
        {curated && (
          <>
            <dt>{t('dataset')}</dt>
            <dd>
              {curated.version}, {t('entries', { count: curated.entityCount })}
            </dd>
            <dt>{t('checksum')}</dt>
            <dd class="mono" title={curated.checksum}>
              {shortened(curated.checksum)}
            </dd>
          </>
        )}
        <dt>{t('sources')}</dt>
        <dd>{formatNumber(brief.sources.length, language)}</dd>
        <dt>{t('notIncluded')}</dt>
        <dd>{t('notIncludedWhat')}</dd>
      </dl>
      <div class="ways-out">
        {format === 'print' ? (
          <Button look="primary" disabled={!isComplete} onPress={() => print()}>
            {t('printSheet')}
          </Button>
        ) : (
          <>
            <Button look="primary" disabled={!isComplete} onPress={save}>
              {t('saveFile')}
            </Button>
            <Button disabled={!isComplete} onPress={() => void copy()}>
              {t('copy')}
            </Button>
          </>
        )}
        <span class="small soft" role="status">
          {told}
        </span>
      </div>
      {/* What is printed, whichever form is chosen: the reader may use the browser's own command. */}
      <div class="for-print" aria-hidden="true">
        <PrintSheet {...{ brief, sourcesInFull }} />
      </div>
    </div>
  );
}

/** “sha256-9f2c41d0…7be3”: enough to compare by eye; the file holds all of it. */
const shortened = (checksum: string): string => `${checksum.slice(0, 15)}…${checksum.slice(-4)}`;

function Check(props: { label: string; checked: boolean; onChange(checked: boolean): void }) {
  return (
    <label>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}
