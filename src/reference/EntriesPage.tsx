import { useMemo } from 'preact/hooks';
import type { DatasetReader, Overview, PackInfo } from '../dataset/reader.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { views } from '../i18n/catalogue/views.ts';
import { quote } from '../i18n/format.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { fold } from '../search/fold.ts';
import { AddedApart, PackStanding } from './AddedPacks.tsx';
import { countChosen, type FacetEntry, facetEntries, filterEntries } from './entry-filter.ts';
import { ClearFilters, FilterRail } from './FilterRail.tsx';
import { KindList } from './KindList.tsx';
import { PageHead } from './PageHead.tsx';
import type { FilterFacet, FilterQuery } from './route.ts';
import { useWords } from './use-words.ts';

interface EntriesPageProps {
  language: Language;
  reader: DatasetReader;
  overview: Overview;
  packs: readonly PackInfo[];
  filter: FilterQuery;
  words: string;
  onWords(words: string): void;
  /** The reader came with words for the search field, which has the focus. */
  isSearch?: boolean;
}

const FACETS: readonly FilterFacet[] = ['kind', 'sector', 'country', 'goal', 'role'];
const KINDS = [
  'initiative',
  'organization',
  'intergovernmental',
  'public-body',
  'government',
  'person',
  'programme',
  'publication',
  'event',
  'law',
];

/** More than this are sorted by their letters alone: to compare so many as a dictionary does takes most of a second. */
const MANY = 10_000;

/** Sorted once an overview, which is of one language. */
const sorted = new WeakMap<Overview, FacetEntry[]>();

function sortedEntries(overview: Overview, language: Language): FacetEntry[] {
  const known = sorted.get(overview);
  if (known) return known;
  const entries = facetEntries(overview, new Date().getFullYear());
  if (entries.length <= MANY) {
    const { compare } = new Intl.Collator(LOCALES[language], { numeric: true });
    entries.sort((a, b) => compare(a.lead.headword, b.lead.headword));
  } else {
    const letters = new Map(entries.map(({ lead }) => [lead.id, fold(lead.headword)]));
    const lettersOf = ({ lead }: FacetEntry) => letters.get(lead.id) ?? '';
    entries.sort((a, b) => (lettersOf(a) < lettersOf(b) ? -1 : 1));
  }
  sorted.set(overview, entries);
  return entries;
}

/** The pack that a list is of. */
export const packOf = (packs: readonly PackInfo[], { pack }: FilterQuery): PackInfo | undefined =>
  packs.find(({ id, curated }) => (pack === undefined ? curated : !curated && id === pack[0]));

/** All entries by kind, each list by name, narrowed by the filters beside them; of the dataset or of one added pack. */
export function EntriesPage(props: EntriesPageProps) {
  const { language, reader, overview, packs, filter, words, onWords, isSearch = false } = props;
  const all = sortedEntries(overview, language);
  const { named, isReading } = useWords(reader, all, words);
  const groups = useMemo(() => {
    const byKind = Map.groupBy(filterEntries(named, filter), ({ lead }) => lead.kind);
    return [...new Set([...KINDS, ...byKind.keys()])].flatMap((kind) => {
      const leads = byKind.get(kind)?.map(({ lead }) => lead) ?? [];
      return leads.length === 0 ? [] : [{ kind, leads }];
    });
  }, [named, filter]);
  const count = groups.reduce((sum, { leads }) => sum + leads.length, 0);
  const t = reference(language);
  const v = views(language);
  const pack = packOf(packs, filter);
  const title = pack ? localised(pack.title, language) : '';
  return (
    <div class="with-rail">
      <FilterRail {...{ language, facets: FACETS, packs, entries: named, filter, words, onWords }} page="entries" />
      <main class={pack?.curated ? 'index' : 'index of-pack'} key={filter.pack?.[0]}>
        <PageHead
          title={pack?.curated ? t('title') : v('packEntries', { title: quote(title, language) })}
          keepsFocus={isSearch}
        >
          {pack && !pack.curated && <PackStanding {...{ language, pack }} />}
          <p class="soft" role="status">
            {isReading
              ? v('readingNames')
              : words !== '' || countChosen(filter) > 0
                ? v('entriesLeft', { count, total: all.length })
                : pack?.curated
                  ? `${title} (${pack.version}). ${t('allEntries', { count })}.`
                  : `${t('allEntries', { count })}.`}
          </p>
          {pack?.curated && <AddedApart {...{ language, packs }} />}
        </PageHead>
        {count === 0 && (
          <p class="nothing">
            {v('nothingLeft')} <ClearFilters {...{ language, filter, onWords }} page="entries" />
          </p>
        )}
        {groups.map(({ kind, leads }) => (
          <KindList key={kind} {...{ language, kind, leads, words }} />
        ))}
      </main>
    </div>
  );
}
