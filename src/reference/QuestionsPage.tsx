import type { Overview } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import type { Language } from '../i18n/languages.ts';
import { DoubtText } from './DoubtText.tsx';
import { PageHead } from './PageHead.tsx';
import { entityAddress } from './route.ts';

/** Every doubt of the dataset, each with the entries it is about: shown, not hidden. */
export function QuestionsPage({ language, overview }: { language: Language; overview: Overview }) {
  const t = views(language);
  return (
    <main class="wide">
      <PageHead title={t('questionsTitle')}>
        <p class="soft">{t('questionsMean', { count: overview.doubts.length })}</p>
      </PageHead>
      <ol class="questions">
        {overview.doubts.map((doubt, place) => (
          // Doubts have no id of their own, and their order does not change.
          <li key={place}>
            <div class="reading">
              <DoubtText {...{ language, doubt }} />
            </div>
            <p class="small">
              <span class="soft">{t(doubt.about.length > 0 ? 'aboutEntries' : 'wholeDataset')}</span>
              {doubt.about.map((id) => {
                const lead = overview.leads.get(id);
                return lead && <a href={entityAddress(id)}>{lead.headword}</a>;
              })}
            </p>
          </li>
        ))}
      </ol>
    </main>
  );
}
