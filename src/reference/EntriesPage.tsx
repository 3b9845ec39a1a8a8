import { useMemo, useState } from 'preact/hooks';
import type { DatasetReader, EntityLead, Overview, PackInfo } from '../dataset/reader.ts';
import { common } from '../i18n/catalogue/common.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { views } from '../i18n/catalogue/views.ts';
import { type Language, LOCALES } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTiles } from '../ui/GoalTiles.tsx';
import { countChosen, facetEntries, filterEntries } from './entry-filter.ts';
import { FilterRail } from './FilterRail.tsx';
import { kindName } from './kind-name.ts';
import { PageHead } from './PageHead.tsx';
import { entityAddress, type FilterFacet, type FilterQuery, listAddress } from './route.ts';
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

/** Rows drawn of one kind before one asks for more: a pack may hold a hundred thousand. */
const ROWS_AT_ONCE = 200;
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

/** All entries by kind, each list by name, narrowed by the filters beside them. */
export function EntriesPage(props: EntriesPageProps) {
  const { language, reader, overview, packs, filter, words, onWords, isSearch = false } = props;
  const all = useMemo(() => facetEntries(overview, new Date().getFullYear()), [overview]);
  const named = useWords(reader, all, words);
  const groups = useMemo(() => {
    const { compare } = new Intl.Collator(LOCALES[language], { numeric: true });
    const byKind = Map.groupBy(filterEntries(named, filter), ({ lead }) => lead.kind);
    return [...new Set([...KINDS, ...byKind.keys()])].flatMap((kind) => {
      const leads = byKind.get(kind)?.map(({ lead }) => lead) ?? [];
      return leads.length === 0 ? [] : [{ kind, leads: leads.sort((a, b) => compare(a.headword, b.headword)) }];
    });
  }, [named, filter, language]);
  const count = groups.reduce((sum, { leads }) => sum + leads.length, 0);
  const t = reference(language);
  const v = views(language);
  return (
    <div class="with-rail">
      <FilterRail {...{ language, facets: FACETS, entries: named, filter, words, onWords }} page="entries" />
      <main class="index">
        <PageHead title={t('title')} keepsFocus={isSearch}>
          <p class="soft" role="status">
            {words === '' && countChosen(filter) === 0
              ? `${packs.map((pack) => `${localised(pack.title, language)}, ${pack.version}`).join('; ')}. ${t('allEntries', { count })}.`
              : v('entriesLeft', { count, total: all.length })}
          </p>
        </PageHead>
        {count === 0 && (
          <p class="nothing">
            {v('nothingLeft')} <a href={listAddress('entries', {})}>{v('clearFilters')}</a>
          </p>
        )}
        {groups.map(({ kind, leads }) => (
          <KindList key={kind} {...{ language, kind, leads }} />
        ))}
      </main>
    </div>
  );
}

function KindList({ language, kind, leads }: { language: Language; kind: string; leads: readonly EntityLead[] }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const rest = leads.length - shown;
  return (
    <section>
      <h2 id={`kind-${kind}`}>
        {kindName(kind, language)}
        <span class="count num">{leads.length}</span>
      </h2>
      <ul class="rows">
        {leads.slice(0, shown).map((lead) => (
          <li key={lead.id}>
            <EntryRow {...{ language, lead }} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small onPress={() => setShown(shown + ROWS_AT_ONCE)}>
          {common(language)('more', { count: Math.min(rest, ROWS_AT_ONCE) })}
        </Button>
      )}
    </section>
  );
}

/** One entry in a list: name, what it is, the five slots. */
export function EntryRow({ language, lead }: { language: Language; lead: EntityLead }) {
  return (
    <a class="row" href={entityAddress(lead.id)}>
      <span class="name">{lead.headword}</span>
      <span class="sub">
        <Dotted parts={[...(lead.fullName ? [lead.fullName] : []), ...kindParts(lead, language)]} />
      </span>
      <GoalTiles language={language} goals={lead.goals} />
    </a>
  );
}
