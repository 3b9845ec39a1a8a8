import type { ComponentProps } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import { entryAddressFrom, placeAddressFrom } from '../extension-page/entry-address.ts';
import { useManaged } from '../extension-page/use-managed.ts';
import { usePause } from '../extension-page/use-pause.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useChoice } from '../search/use-choice.ts';
import { useFound } from '../search/use-found.ts';
import { hostsOver } from '../settings/host.ts';
import { endPause, startPause } from '../settings/pause.ts';
import { changeSettings } from '../settings/store.ts';
import { PageNotice } from '../tab-page/PageNotice.tsx';
import { hostOf, type PageFacts, type PageState, pageStateOf, withSite } from '../tab-page/page-state.ts';
import type { TabPage } from '../tab-page/tab-page.ts';
import { useKept } from '../tab-page/use-kept.ts';
import { IconButton } from '../ui/controls.tsx';
import { Brand, Icon, type IconName } from '../ui/Icon.tsx';
import { Notice } from '../ui/messages.tsx';
import { backgroundFinder, type DatasetState, readCompanions, readEntity, watchDataset } from './background-dataset.ts';
import { LaterEntryView, loadEntryView } from './LaterEntryView.tsx';
import { PagePanel } from './PagePanel.tsx';
import { PauseChoice } from './PauseChoice.tsx';
import { SiteLine } from './SiteLine.tsx';
import { DatasetLine, PageLine } from './StatusLines.tsx';

interface AppProps {
  chosen: Chosen;
  page: TabPage;
  /** The entry that it opens with; null: the list. */
  entry: string | null;
  /** What has been typed before it came, into the field that stands in the page from the beginning. */
  typed: string;
  /** What stood in that field when Enter was last pressed there; null: it was not. */
  entered: string | null;
  /** Addresses of our other pages, without a fragment. */
  referenceAddress: string;
  optionsAddress: string;
  /** Undefined where the browser has no side panel. */
  openSidePanel?: (() => void) | undefined;
}

const LIST_ID = 'found';

/** The popup: search first, then this site, then what the page names; the last line says honestly how much was read. */
export function App({ chosen: first, page, entry: opened, typed, entered, ...elsewhere }: AppProps) {
  const { settings, language } = useChosen(first);
  const { dataset, tryAgain } = useDataset();
  const reader = useMemo(
    () => ({
      entity: (id: string) => readEntity(id, language),
      companions: (id: string) => readCompanions(id, language),
    }),
    [language],
  );
  const facts = usePageFacts(page);
  const [query, setQuery] = useState(typed);
  /** Entries that lie over the list, one opened from the other. */
  const [entries, setEntries] = useState<string[]>(opened === null ? [] : [opened]);
  const search = useFound(backgroundFinder, query, language);
  const field = useRef<HTMLInputElement>(null);
  const pause = usePause();
  const managed = useManaged();
  const state = useMemo(() => facts && pageStateOf(facts, settings.sitesOff, pause), [facts, settings.sitesOff, pause]);
  const [isPausing, setPausing] = useState(false);
  const t = popup(language);

  const entry = entries.at(-1);
  const openEntry = useCallback((id: string) => {
    // A choice left without one would take the focus again on the way back.
    setPausing(false);
    setEntries((all) => [...all, id]);
  }, []);
  const back = useCallback(() => setEntries((all) => all.slice(0, -1)), []);
  const choice = useChoice(search, { listId: LIST_ID, query, entered, onChoose: openEntry });
  const takeFocus = () => field.current?.focus();
  // The field has the focus whenever the list is what one sees, before another key can come.
  useLayoutEffect(() => {
    if (entry !== undefined) return;
    // Firefox on a busy machine gives the focus to the popup only after this, and then to nothing in it.
    const onFocus = () => document.activeElement === document.body && takeFocus();
    takeFocus();
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, [entry]);
  useEffect(() => {
    if (dataset.status === 'ready') void loadEntryView();
  }, [dataset.status]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || entry === undefined) return;
      event.preventDefault();
      back();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [entry, back]);

  const { isUnsaved, keep } = useKept(page);
  const switchSite = (site: string | null, isOn: boolean) => {
    if (site === null) return;
    keep(changeSettings((old) => ({ ...old, sitesOff: withSite(site, isOn, old.sitesOff) })));
  };
  const host = hostOf(facts?.address);
  const isLocked = hostsOver(host, managed.sites).length > 0;
  const entryAddress =
    entry === undefined
      ? elsewhere.referenceAddress
      : entryAddressFrom(elsewhere.referenceAddress, entry, page.isPrivate);

  return (
    <div class="popup il">
      <header class="bar">
        {entry === undefined ? (
          <h1 class="brand">
            <Brand />
            <span>Initiative Lens</span>
          </h1>
        ) : (
          <div class="brand">
            <IconButton icon="back" label={t('back')} onPress={back} />
            <span>{t('back')}</span>
          </div>
        )}
        {entry === undefined && pause === null && (
          <IconButton icon="pause" label={t('pause')} expanded={isPausing} onPress={() => setPausing(!isPausing)} />
        )}
        {elsewhere.openSidePanel && (
          <IconButton icon="panel" label={popup(language)('sidePanel')} onPress={elsewhere.openSidePanel} />
        )}
        <IconLink icon="book" label={t('reference')} address={entryAddress} />
        <IconLink icon="options" label={t('options')} address={elsewhere.optionsAddress} />
      </header>
      {entry !== undefined && (
        <main class="view">
          <LaterEntryView {...{ language, reader, id: entry }} onOpenEntry={openEntry} />
          <footer class="status">
            <a href={entryAddress} target="_blank" rel="noopener">
              {t('openPage')}
            </a>
          </footer>
        </main>
      )}
      {isPausing && entry === undefined && (
        <PauseChoice
          language={language}
          onPause={(kind) => {
            setPausing(false);
            field.current?.focus();
            if (kind) keep(startPause(kind));
          }}
        />
      )}
      {isUnsaved && (
        <div class="told" role="alert">
          <Notice tone="fail" title={t('changeFailed')} />
        </div>
      )}
      <main class="view" hidden={entry !== undefined}>
        <SearchBox
          class="search"
          inputRef={field}
          language={language}
          query={query}
          placeholder={t('placeholder')}
          listId={choice.listId}
          activeId={choice.activeId}
          onQuery={setQuery}
          onMove={(by) => {
            if (query.trim() !== '') choice.move(by);
            // The list of the page's names is the one below the empty field.
            else if (by === 'next') document.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
          }}
          onChoose={choice.choose}
          onEscape={() => {
            if (query === '') return false;
            setQuery('');
            return true;
          }}
        />
        {query.trim() === '' ? (
          <>
            {facts && state && (
              <SiteLine
                {...{ language, state, isLocked, isPrivate: page.isPrivate, address: facts.address }}
                onSwitch={(isOn) => switchSite(host, isOn)}
              />
            )}
            <DatasetMessage {...{ language, dataset, tryAgain }} onLeave={takeFocus} />
            {facts && state && (
              <Page
                {...{ language, state, page, dataset }}
                broad={settings.marks.broad}
                address={facts.address}
                onOpenEntry={openEntry}
                onLeave={takeFocus}
                onResume={() => keep(endPause())}
              />
            )}
            <span class="rest" />
            <PageLine {...{ language, state }} sitesAddress={`${elsewhere.optionsAddress}#sites`} />
          </>
        ) : (
          <>
            <DatasetMessage {...{ language, dataset, tryAgain }} onLeave={takeFocus} />
            <div class="scroll" tabIndex={-1}>
              {search && (
                <SearchResults
                  id={LIST_ID}
                  {...{ language, state: search, entries: choice.entries, active: choice.active }}
                  onActive={choice.setActive}
                  onChoose={openEntry}
                  addressOf={(place) => placeAddressFrom(elsewhere.referenceAddress, place, page.isPrivate)}
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

function IconLink({ icon, label, address }: { icon: IconName; label: string; address: string }) {
  return (
    <a class="icon-btn" href={address} target="_blank" rel="noopener" aria-label={label} title={label}>
      <Icon name={icon} />
    </a>
  );
}

interface PageProps extends Pick<ComponentProps<typeof PagePanel>, 'broad'> {
  language: Chosen['language'];
  state: PageState;
  address: string | undefined;
  page: TabPage;
  dataset: DatasetState;
  onOpenEntry(id: string): void;
  /** Something was pressed that goes with what it does: the focus is wanted elsewhere. */
  onLeave(): void;
  onResume(): void;
}

/** What the page names, or why nothing can be said of it. */
function Page({ language, state, broad, address, page, dataset, onOpenEntry, onLeave, onResume }: PageProps) {
  if (state.status === 'read' || state.status === 'reading') {
    const entryCount = dataset.status === 'ready' ? countEntries(dataset) : null;
    return (
      <PagePanel
        {...{ language, broad, entryCount, onOpenEntry }}
        summary={state.summary}
        onShow={page.show}
        onTop={onLeave}
        onShowMarks={() => {
          onLeave();
          page.showMarks();
        }}
      />
    );
  }
  const onReload = () => void page.reload();
  return (
    <PageNotice
      {...{ language, state, address, onReload, onLeave, onResume }}
      isPrivate={page.isPrivate}
      onScan={page.scan}
      onAllow={page.allow}
    />
  );
}

const countEntries = ({ packs }: Extract<DatasetState, { status: 'ready' }>): number =>
  packs.reduce((total, { entityCount }) => total + entityCount, 0);

interface MessageProps extends Pick<PageProps, 'language' | 'dataset' | 'onLeave'> {
  tryAgain(): void;
}

function DatasetMessage({ language, dataset, onLeave, tryAgain }: MessageProps) {
  const isQuiet = dataset.status === 'opening' || (dataset.status === 'ready' && dataset.storage === 'database');
  const onTryAgain = () => {
    onLeave();
    tryAgain();
  };
  return (
    <div class={isQuiet ? undefined : 'told'} role="status">
      {!isQuiet && <DatasetNotice {...{ language, dataset, onTryAgain }} />}
    </div>
  );
}

function useDataset() {
  const [dataset, setDataset] = useState<DatasetState>({ status: 'opening' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const life = new AbortController();
    void watchDataset(setDataset, life.signal);
    return () => life.abort();
  }, [attempt]);
  return { dataset, tryAgain: () => setAttempt((count) => count + 1) };
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
