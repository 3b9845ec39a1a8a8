import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import type { DatasetState } from '../extension-page/open-dataset.ts';
import { useDataset, type WatchDataset } from '../extension-page/use-dataset.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useChoice } from '../search/use-choice.ts';
import { useSearch } from '../search/use-search.ts';
import { changeSettings, saveSettings } from '../settings/store.ts';
import { IconButton } from '../ui/controls.tsx';
import { Brand, Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/messages.tsx';
import { PageNotice } from './PageNotice.tsx';
import { PagePanel } from './PagePanel.tsx';
import { hostOf, type PageFacts, type PageState, pageStateOf, withSite } from './page-state.ts';
import { EntryView, loadRest, OptionsView } from './rest.tsx';
import { SiteLine } from './SiteLine.tsx';
import { DatasetLine, PageLine } from './StatusLines.tsx';
import type { TabPage } from './tab-page.ts';

interface AppProps {
  chosen: Chosen;
  watchDataset: WatchDataset;
  page: TabPage;
  /** Address of the reference page, without a fragment. */
  referenceAddress: string;
}

/** What lies over the list: entries, one opened from the other, or the options. */
type View = { entry: string } | 'options';

const LIST_ID = 'found';

/** The popup: search first, then this site, then what the page names; the last line says honestly how much was read. */
export function App({ chosen: first, watchDataset, page, referenceAddress }: AppProps) {
  const { settings, language } = useChosen(first);
  const { dataset, reader, tryAgain } = useDataset(watchDataset, language);
  const facts = usePageFacts(page);
  const [query, setQuery] = useState('');
  const [views, setViews] = useState<View[]>([]);
  const search = useSearch(reader, query, language);
  const choice = useChoice(search, LIST_ID);
  const field = useRef<HTMLInputElement>(null);
  const state = useMemo(() => facts && pageStateOf(facts, settings.sitesOff), [facts, settings.sitesOff]);
  const t = popup(language);

  const view = views.at(-1);
  const openEntry = useCallback((id: string) => setViews((all) => [...all, { entry: id }]), []);
  const back = useCallback(() => setViews((all) => all.slice(0, -1)), []);
  // The field has the focus whenever the list is what one sees: the popup opens ready to type.
  useEffect(() => {
    if (view === undefined) field.current?.focus();
  }, [view]);
  // What lies over the list is wanted a moment later than the list.
  useEffect(() => {
    if (dataset.status === 'ready') void loadRest();
  }, [dataset.status]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || view === undefined) return;
      event.preventDefault();
      back();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [view, back]);

  const [isUnsaved, setUnsaved] = useState(false);
  const save = (change: Promise<unknown>) =>
    change.then(
      () => setUnsaved(false),
      (error: unknown) => {
        console.error('The settings could not be saved.', error);
        setUnsaved(true);
      },
    );
  const host = hostOf(facts?.address);
  const switchSite = (site: string | null, isOn: boolean) => {
    if (site === null) return;
    const change = save(changeSettings((old) => ({ ...old, sitesOff: withSite(site, isOn, old.sitesOff) })));
    void change.then(() => page.lookAgain());
  };
  const entryAddress = typeof view === 'object' ? `${referenceAddress}#/entity/${view.entry}` : referenceAddress;

  return (
    <div class="popup il">
      <header class="bar">
        {view === undefined ? (
          <h1 class="brand">
            <Brand />
            <span>Initiative Lens</span>
          </h1>
        ) : (
          <div class="brand">
            <IconButton icon="back" label={t('back')} onPress={back} />
            {view === 'options' ? <h1>{t('options')}</h1> : <span>{t('back')}</span>}
          </div>
        )}
        <a
          class="icon-btn"
          href={entryAddress}
          target="_blank"
          rel="noopener"
          aria-label={t('reference')}
          title={t('reference')}
        >
          <Icon name="book" />
        </a>
        {view !== 'options' && (
          <IconButton icon="options" label={t('options')} onPress={() => setViews((all) => [...all, 'options'])} />
        )}
      </header>
      {view === 'options' && (
        <main class="view">
          <OptionsView
            {...{ language, settings }}
            onChange={(patch) => void save(saveSettings(patch))}
            onSwitchOn={(site) => switchSite(site, true)}
          />
          <DatasetLine {...{ language, dataset }} />
        </main>
      )}
      {typeof view === 'object' && (
        <main class="view">
          <EntryView {...{ language, reader, id: view.entry }} onOpenEntry={openEntry} />
          <footer class="status">
            <a href={entryAddress} target="_blank" rel="noopener">
              {t('openPage')}
            </a>
          </footer>
        </main>
      )}
      {isUnsaved && (
        <div class="told" role="alert">
          <Notice tone="fail" title={t('changeFailed')} />
        </div>
      )}
      <main class="view" hidden={view !== undefined}>
        <SearchBox
          class="search"
          inputRef={field}
          language={language}
          query={query}
          placeholder={t('placeholder')}
          listId={choice.listId}
          activeId={choice.activeId}
          onQuery={setQuery}
          onMove={choice.move}
          onChoose={() => choice.chosen !== undefined && openEntry(choice.chosen)}
          onEscape={() => {
            if (query === '') return false;
            setQuery('');
            return true;
          }}
        />
        {query.trim() === '' ? (
          <>
            {facts && state && (
              <SiteLine {...{ language, state, address: facts.address }} onSwitch={(isOn) => switchSite(host, isOn)} />
            )}
            <DatasetMessage {...{ language, dataset, tryAgain }} />
            {facts && state && (
              <Page {...{ language, state, page, dataset }} address={facts.address} onOpenEntry={openEntry} />
            )}
            <span class="rest" />
            <PageLine {...{ language, state }} onSites={() => setViews(['options'])} />
          </>
        ) : (
          <>
            <DatasetMessage {...{ language, dataset, tryAgain }} />
            <div class="scroll" tabIndex={-1}>
              {search && (
                <SearchResults
                  id={LIST_ID}
                  {...{ language, state: search, entries: choice.entries, active: choice.active }}
                  onActive={choice.setActive}
                  onChoose={openEntry}
                />
              )}
            </div>
            <DatasetLine {...{ language, dataset }} />
          </>
        )}
      </main>
    </div>
  );
}

interface PageProps {
  language: Chosen['language'];
  state: PageState;
  address: string | undefined;
  page: TabPage;
  dataset: DatasetState;
  onOpenEntry(id: string): void;
}

/** What the page names, or why nothing can be said of it. */
function Page({ language, state, address, page, dataset, onOpenEntry }: PageProps) {
  if (state.status === 'read' || state.status === 'reading') {
    const entryCount = dataset.status === 'ready' ? countEntries(dataset) : null;
    return <PagePanel {...{ language, entryCount, onOpenEntry }} summary={state.summary} onShow={page.show} />;
  }
  const onReload = () => void page.reload();
  return <PageNotice {...{ language, state, address, onReload }} onScan={page.scan} onAllow={page.allow} />;
}

const countEntries = ({ packs }: Extract<DatasetState, { status: 'ready' }>): number =>
  packs.reduce((total, { entityCount }) => total + entityCount, 0);

function DatasetMessage(props: { language: Chosen['language']; dataset: DatasetState; tryAgain: () => void }) {
  const { language, dataset, tryAgain } = props;
  const isQuiet = dataset.status === 'opening' || (dataset.status === 'ready' && dataset.storage === 'database');
  if (isQuiet) return null;
  return (
    <div class="told" role="status">
      <DatasetNotice {...{ language, dataset }} onTryAgain={tryAgain} />
    </div>
  );
}

function usePageFacts(page: TabPage): PageFacts | null {
  const [facts, setFacts] = useState<PageFacts | null>(null);
  useEffect(() => {
    const life = new AbortController();
    page.watch(setFacts, life.signal);
    return () => life.abort();
  }, [page]);
  return facts;
}
