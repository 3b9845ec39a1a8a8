import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_ROLES } from '../dataset/details.ts';
import type { DatasetReader, PackInfo } from '../dataset/reader.ts';
import { useDetails } from '../entry/use-details.ts';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import { useDataset, type WatchDataset } from '../extension-page/use-dataset.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import { views } from '../i18n/catalogue/views.ts';
import type { Language } from '../i18n/languages.ts';
import { prefixFor, prefixOf } from '../packs/pack-db.ts';
import { Brand } from '../ui/Icon.tsx';
import { Bone, Told } from '../ui/messages.tsx';
import { EntityPage } from './EntityPage.tsx';
import { EntriesPage } from './EntriesPage.tsx';
import { GoalPage, GoalsPage } from './GoalsPage.tsx';
import { InitiativesPage } from './InitiativesPage.tsx';
import { MatrixPage } from './MatrixPage.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import { PageHead } from './PageHead.tsx';
import { QuestionsPage } from './QuestionsPage.tsx';
import { RelationsPage } from './RelationsPage.tsx';
import { type FilterQuery, listAddress, type Route, useRoute } from './route.ts';
import { StoryPage } from './StoryPage.tsx';
import { TopSearch } from './TopSearch.tsx';
import { useOverview } from './use-overview.ts';

/** The reference page: its places by address, see {@link routeOf}. */
export function App({ chosen: first, watchDataset }: { chosen: Chosen; watchDataset: WatchDataset }) {
  const { language } = useChosen(first);
  const { dataset, reader, tryAgain } = useDataset(watchDataset, language);
  const route = useRoute();
  const packs = dataset.status === 'ready' ? dataset.packs : [];
  return (
    <div class="il page">
      {/* No link: the fragment is the address of the place. */}
      <button type="button" class="btn small skip" onClick={() => document.querySelector<HTMLElement>('h1')?.focus()}>
        {reference(language)('skip')}
      </button>
      <header class="top">
        <a class="brand" href="#/" aria-label="Initiative Lens">
          <Brand />
          <span>Initiative Lens</span>
        </a>
        <Places language={language} page={route.page} />
        <TopSearch
          {...{ language, reader }}
          words={route.page === 'search' ? route.words : ''}
          count={packs.reduce((total, pack) => total + pack.entityCount, 0)}
        />
      </header>
      <div class="notices" role="status">
        {dataset.status !== 'opening' && <DatasetNotice {...{ language, dataset }} onTryAgain={tryAgain} />}
      </div>
      {reader !== null && <Place {...{ language, reader, packs, route }} />}
    </div>
  );
}

const PLACES = ['story', 'goals', 'initiatives', 'entries', 'matrix', 'network', 'questions'] as const;
/** Places that belong to another one's. */
const WITHIN: Partial<Record<Route['page'], (typeof PLACES)[number]>> = {
  entity: 'entries',
  search: 'entries',
  relations: 'network',
};

function Places({ language, page }: { language: Language; page: Route['page'] }) {
  const t = views(language);
  const nav = useRef<HTMLElement>(null);
  // In a narrow window the places go on beyond its edge: the one at hand is brought into view.
  useEffect(() => {
    const row = nav.current;
    if (!row) return;
    const bringIn = () => {
      const current = row.querySelector<HTMLElement>('[aria-current]');
      if (current) row.scrollLeft = current.offsetLeft - row.offsetLeft - 40;
    };
    // Tells at once, and when the window becomes narrow.
    const sizes = new ResizeObserver(bringIn);
    sizes.observe(row);
    return () => sizes.disconnect();
  }, [page, language]);
  return (
    <nav class="places" aria-label={t('places')} ref={nav}>
      {PLACES.map((place) => (
        <a
          key={place}
          href={place === 'story' ? '#/' : `#/${place}`}
          aria-current={place === page ? 'page' : WITHIN[page] === place ? 'true' : undefined}
        >
          {t(`place/${place}`)}
        </a>
      ))}
    </nav>
  );
}

interface PlaceProps {
  language: Language;
  reader: DatasetReader;
  packs: readonly PackInfo[];
  route: Route;
}

function Place({ language, reader, packs, route }: PlaceProps) {
  // Here, so that it outlives a look at an entry; it is written down nowhere.
  const [words, setWords] = useState('');
  if (route.page === 'entity') return <EntityRoute key={route.id} {...{ language, reader, packs }} id={route.id} />;
  return <OverviewPlace {...{ language, reader, packs, route, words }} onWords={setWords} />;
}

type OverviewPlaceProps = PlaceProps & { words: string; onWords(words: string): void };

/** The places that show the whole dataset. */
function OverviewPlace({ language, reader, packs, route, words, onWords }: OverviewPlaceProps) {
  const pack = packOfRoute(route, packs);
  const { overview, hasFailed, tryAgain } = useOverview(reader, pack);
  if (hasFailed) return <Unread {...{ language }} onTryAgain={tryAgain} />;
  if (overview === null)
    return <Reading {...{ language }} pack={packs.find(({ id, curated }) => !curated && id === pack)} />;
  if (overview === undefined) return <NoPack {...{ language }} id={pack ?? ''} />;
  switch (route.page) {
    case 'goals': {
      const details = overview.goals.find(({ goal }) => goal.number === route.number);
      return details ? (
        <GoalPage key={route.number} {...{ language, overview, details }} />
      ) : (
        <GoalsPage {...{ language, overview }} />
      );
    }
    case 'story':
      return <StoryPage {...{ language, overview, packs }} />;
    case 'matrix':
      return <MatrixPage {...{ language, reader, overview, packs, words, onWords }} filter={route.filter} />;
    case 'relations':
      return <RelationsPage key={route.id} {...{ language, overview }} id={route.id} />;
    case 'network':
      return <NetworkPage {...{ language, overview, packs }} id={route.id} />;
    case 'questions':
      return <QuestionsPage {...{ language, overview }} />;
    case 'initiatives':
      return <InitiativesPage {...{ language, overview, packs }} />;
    default: {
      const filter = route.page === 'entries' ? route.filter : NO_FILTER;
      const isSearch = route.page === 'search';
      return <EntriesPage {...{ language, reader, overview, packs, filter, words, onWords, isSearch }} />;
    }
  }
}

/** Id of the added pack that a place is of; undefined: it is of the curated dataset. */
function packOfRoute(route: Route, packs: readonly PackInfo[]): string | undefined {
  if (route.page === 'entries' || route.page === 'matrix') return route.filter.pack?.[0];
  const prefix = route.page === 'relations' ? prefixOf(route.id) : null;
  if (prefix === null) return undefined;
  return packs.find(({ id, curated }) => !curated && prefixFor(id) === prefix)?.id ?? prefix;
}

/** Of a large pack that takes a second: then it is said, which in a part that is busy it would not be. */
function Reading({ language, pack }: { language: Language; pack: PackInfo | undefined }) {
  const isLong = pack !== undefined && pack.entityCount > MANY_ENTRIES;
  return (
    <main class="plain" aria-busy={!isLong}>
      {isLong && <Told class="soft">{views(language)('readingPack', { count: pack.entityCount })}</Told>}
    </main>
  );
}

/** What a place shows could not be read. */
const Unread = ({ language, onTryAgain }: { language: Language; onTryAgain(): void }) => (
  <main class="plain">
    <Told>
      <DatasetNotice {...{ language, onTryAgain }} dataset={{ status: 'failed' }} />
    </Told>
  </main>
);

/** From here on one waits for them. */
const MANY_ENTRIES = 5_000;

function NoPack({ language, id }: { language: Language; id: string }) {
  return (
    <main class="plain">
      <PageHead title={views(language)('noPack', { id })} />
      <p class="soft">{views(language)('noPackMeans')}</p>
      <p>
        <a href={listAddress('entries', {})}>{reference(language)('toAll')}</a>
      </p>
    </main>
  );
}

/** One object, so that a list without filters is worked out once. */
const NO_FILTER: FilterQuery = {};

type EntityRouteProps = Pick<Parameters<typeof EntityPage>[0], 'language' | 'packs'> & {
  reader: DatasetReader;
  id: string;
};

function EntityRoute({ language, reader, packs, id }: EntityRouteProps) {
  const [most, setMost] = useState(MOST_ROLES);
  const { details, hasFailed, tryAgain } = useDetails(reader, id, most);
  const t = reference(language);
  if (hasFailed) return <Unread {...{ language }} onTryAgain={tryAgain} />;
  if (details === undefined) {
    return (
      <main class="plain" aria-busy="true">
        <Bone width={280} />
      </main>
    );
  }
  if (details === null) {
    return (
      <main class="plain">
        <PageHead title={t('notFound', { id })} />
        <p class="soft">{t('notFoundMeans')}</p>
        <p>
          <a href={listAddress('entries', {})}>{t('toAll')}</a>
        </p>
      </main>
    );
  }
  return <EntityPage {...{ language, details, packs }} onAllRoles={() => setMost(Number.POSITIVE_INFINITY)} />;
}
