import type { PackInfo } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import { formatNumber } from '../i18n/catalogue.ts';
import { formatDate } from '../i18n/format.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { type FilterQuery, listAddress, packFilter } from './route.ts';

/** Added packs are never mixed into lists and counts of the curated dataset: these say so, and lead to theirs. */

interface DatasetChoiceProps {
  language: Language;
  page: 'entries' | 'matrix';
  packs: readonly PackInfo[];
  filter: FilterQuery;
}

/** Which dataset a list is of; nothing where there is one only. */
export function DatasetChoice({ language, page, packs, filter }: DatasetChoiceProps) {
  if (!packs.some(({ curated }) => !curated)) return null;
  const t = views(language);
  return (
    <nav class="dataset-choice" aria-label={t('listOf')}>
      <p class="label" aria-hidden="true">
        {t('listOf')}
      </p>
      <ul>
        {packs.map(({ id, title, curated, entityCount, publishedOn }) => {
          const pack = curated ? undefined : id;
          return (
            <li key={`${id} ${curated}`}>
              <a
                href={listAddress(page, packFilter(pack))}
                aria-current={pack === filter.pack?.[0] ? 'page' : undefined}
              >
                <span class={curated ? 'm-line' : 'm-line pack'} />
                <span>
                  {curated ? t('curatedDataset') : localised(title, language)}
                  {!curated && <small class="soft">{formatDate(publishedOn, language, 'long')}</small>}
                </span>
                <span class="num faint">{formatNumber(entityCount, language)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Below the heading of a list of one added pack: whose words these are. */
export function PackStanding({ language, pack }: { language: Language; pack: PackInfo }) {
  const t = views(language);
  const date = formatDate(pack.publishedOn, language, 'long');
  return (
    <p class="pack-standing soft">
      {t('packStanding', { version: pack.version, date })} {t('packNote')}
    </p>
  );
}

/** Where a place shows the curated dataset alone: that added packs are not in it, and where they are. */
export function AddedApart({ language, packs }: { language: Language; packs: readonly PackInfo[] }) {
  const added = packs.filter(({ curated }) => !curated);
  if (added.length === 0) return null;
  return (
    <p class="added-apart small soft">
      {views(language)('addedApart')}{' '}
      {added.map(({ id, title, publishedOn }, place) => (
        <span key={id}>
          {place > 0 && '; '}
          <a href={listAddress('entries', packFilter(id))}>{localised(title, language)}</a>,{' '}
          {formatDate(publishedOn, language, 'long')}
        </span>
      ))}
      .
    </p>
  );
}
