import { useEffect, useMemo, useState } from 'preact/hooks';
import { BriefView } from '../brief/BriefView.tsx';
import { type BriefPage, localIso } from '../brief/brief.ts';
import { DatasetNotice } from '../extension-page/DatasetNotice.tsx';
import { entryAddressFrom } from '../extension-page/entry-address.ts';
import { useDataset, type WatchDataset } from '../extension-page/use-dataset.ts';
import { useManaged } from '../extension-page/use-managed.ts';
import { usePause } from '../extension-page/use-pause.ts';
import { type Chosen, useChosen } from '../extension-page/use-settings.ts';
import { panel } from '../i18n/catalogue/panel.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { todayOf } from '../i18n/format.ts';
import { datedWords } from '../page-date/then-words.ts';
import { usePageDate } from '../page-date/use-page-date.ts';
import { hostsOver } from '../settings/host.ts';
import { endPause } from '../settings/pause.ts';
import { changeSettings } from '../settings/store.ts';
import { type MentionedEntity, showCommand } from '../tab-page/page-report.ts';
import { hostOf, pageStateOf, siteLabel, withSite } from '../tab-page/page-state.ts';
import { useKept } from '../tab-page/use-kept.ts';
import { useRowKeys } from '../tab-page/use-row-keys.ts';
import { Dotted } from '../ui/EntryHead.tsx';
import { Notice } from '../ui/messages.tsx';
import { Filters, FilterTold } from './Filters.tsx';
import { passagesOf } from './frames.ts';
import { listsOf, type View } from './lists.ts';
import { Bones, NothingNamed, NotMarked } from './notes.tsx';
import { EntityRows, GoalGroups, InitiativeGroups, PackGroups } from './PageList.tsx';
import { PanelNotice } from './PanelNotice.tsx';
import { PanelStatus } from './PanelStatus.tsx';
import { isFiltering, kindChoices, NO_FILTER, type PanelFilter, passes, roleChoices } from './panel-model.ts';
import type { CurrentPlace, RowContext } from './row-context.ts';
import { Tabs } from './Tabs.tsx';
import { useGoals } from './use-goals.ts';
import { useNote } from './use-note.ts';
import { useAllDetails, usePage } from './use-page.ts';

interface AppProps {
  chosen: Chosen;
  watchDataset: WatchDataset;
  /** Address of the reference page, without a fragment. */
  referenceAddress: string;
  /** The tab to stand beside; null: whichever is active. */
  tabId: number | null;
}

const PANEL_ID = 'view';
const NO_ENTITIES: readonly MentionedEntity[] = [];

/** The side panel: what the page beside it names, in which roles, for which goals; and the account of it. */
export function App({ chosen: first, watchDataset, referenceAddress, tabId }: AppProps) {
  const { settings, language } = useChosen(first);
  const { dataset, reader, tryAgain } = useDataset(watchDataset, language);
  const { tab, page, facts, passages, frames } = usePage(tabId);
  const pause = usePause();
  const managed = useManaged();
  const state = useMemo(() => facts && pageStateOf(facts, settings.sitesOff, pause), [facts, settings.sitesOff, pause]);
  const summary = state?.status === 'read' || state?.status === 'reading' ? state.summary : null;
  const entities = summary?.entities ?? NO_ENTITIES;
  const { details, isComplete } = useAllDetails(
    reader,
    entities.map(({ lead }) => lead.id),
  );
  const goals = useGoals(reader);
  const [view, setView] = useState<View>('names');
  const [filter, setFilter] = useState<PanelFilter>(NO_FILTER);
  const [current, setCurrent] = useState<CurrentPlace | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const document = `${tab?.id} ${facts?.address?.replace(/#.*/, '')}`;
  const note = useNote(tab?.id, facts?.address);
  const readAt = useMemo(() => localIso(new Date()), [document, summary?.done]);
  const today = todayOf(new Date());
  const pageDate = usePageDate(tab?.id, summary ? `${document} ${summary.done}` : null, today);
  const t = panel(language);

  // Another page is another list: nothing of it is open, and what was looked for there is not looked for here.
  useEffect(() => {
    setCurrent(null);
    setStop(null);
    setFilter(NO_FILTER);
  }, [document]);

  const shown = useMemo(
    () => (isFiltering(filter) ? entities.filter((entity) => passes(entity, filter, details)) : entities),
    [entities, filter, details],
  );
  const shownIds = isFiltering(filter) ? shown.map(({ lead }) => lead.id).join(' ') : null;
  useEffect(() => {
    frames.current?.filter(shownIds === null ? null : shownIds.split(' ').filter(Boolean));
  }, [shownIds, document, frames.current]);

  const { lines, byGoal, byInitiative, added, keys } = useMemo(
    () => listsOf(view, shown, details, filter),
    [view, shown, details, filter],
  );

  const onPlace = (row: string, entity: MentionedEntity, place: number) => {
    setCurrent({ row, place });
    const command = showCommand(entity, place);
    if (command) page?.show(command);
  };
  const onStep = (by: 1 | -1) => {
    const entity = entities.find(({ lead }) => current?.row.endsWith(` ${lead.id}`));
    if (!entity || !current) return;
    const count = entity.certain + entity.possible;
    onPlace(current.row, entity, (current.place + by + count) % count);
  };
  const { list, onKeyDown } = useRowKeys({ onStep });
  const context: RowContext = {
    language,
    today,
    pageDate,
    current,
    stop: stop !== null && keys.includes(stop) ? stop : (keys[0] ?? null),
    passagesOf: (entity) => passagesOf(entity, passages),
    entryAddress: (id) => entryAddressFrom(referenceAddress, id, page?.isPrivate ?? true),
    onPlace,
    onStop: setStop,
  };
  /** Where one came from to whatever the view shows; what was pressed there may be gone. */
  const leaveView = () => globalThis.document.getElementById(`${PANEL_ID}-${view}`)?.focus();
  const { isUnsaved, keep } = useKept(page);
  const host = hostOf(facts?.address);
  const briefPage: BriefPage = {
    title: tab?.title ?? '',
    address: facts?.address ?? '',
    date: pageDate,
    readAt,
    isComplete: summary?.done ?? false,
  };
  const mentioned = useMemo(
    () => shown.map((entity) => ({ ...entity, passages: passagesOf(entity, passages).map(({ passage }) => passage) })),
    [shown, passages],
  );

  return (
    <div class="panel il">
      <header class="page-id">
        <h1 class="label" lang={tab?.title ? summary?.lang : undefined}>
          {tab?.title || siteLabel(facts?.address) || 'Initiative Lens'}
        </h1>
        {facts?.address !== undefined && (
          <p class="small soft">
            <Dotted parts={[siteLabel(facts.address), ...(pageDate ? [datedWords(pageDate, language)] : [])]} />
          </p>
        )}
      </header>
      <main class="main">
        <Tabs
          label={t('views')}
          panelId={PANEL_ID}
          value={view}
          choices={[
            { value: 'names', label: t('byEntity') },
            { value: 'goals', label: t('byGoal') },
            { value: 'initiatives', label: t('byInitiative') },
            { value: 'brief', label: t('brief') },
          ]}
          onChange={(next) => {
            setView(next);
            setCurrent(null);
          }}
        />
        <div class="scroll" tabIndex={-1}>
          <div class="view" id={PANEL_ID} role="tabpanel" aria-labelledby={`${PANEL_ID}-${view}`}>
            <div class="dataset-note" role="status">
              <DatasetNotice
                {...{ language, dataset }}
                onTryAgain={() => {
                  leaveView();
                  tryAgain();
                }}
              />
            </div>
            {isUnsaved && (
              <div class="told" role="alert">
                <Notice tone="fail" title={popup(language)('changeFailed')} />
              </div>
            )}
            {state && page && state.status !== 'read' && state.status !== 'reading' && (
              <PanelNotice
                {...{ language, state, page }}
                address={facts?.address}
                isLocked={hostsOver(host, managed.sites).length > 0}
                onSwitchOn={() => {
                  if (host === null) return;
                  keep(changeSettings((old) => ({ ...old, sitesOff: withSite(host, true, old.sitesOff) })));
                }}
                onResume={() => keep(endPause())}
                onLeave={leaveView}
              />
            )}
            {tab === null && <p class="told">{t('openTab')}</p>}
            {summary && entities.length === 0 && (
              <>
                <NothingNamed {...{ language, summary }} broad={settings.marks.broad} />
                <NotMarked {...{ language, summary }} entryAddress={context.entryAddress} />
              </>
            )}
            {entities.length > 0 && view !== 'brief' && (
              <>
                <Filters
                  {...{ language, filter }}
                  roles={roleChoices(entities, details, language)}
                  kinds={kindChoices(entities, language)}
                  onFilter={(next) => {
                    setFilter(next);
                    // What is said of it stands above the rows, and those are others now.
                    list.current?.closest('.scroll')?.scrollTo({ top: 0 });
                  }}
                />
                <FilterTold {...{ language, filter }} count={shown.length} total={entities.length}>
                  <button
                    type="button"
                    class="link"
                    onClick={(event) => {
                      // The button goes with the filter: the focus stays with the filters.
                      event.currentTarget.closest('.view')?.querySelector<HTMLElement>('.filters select')?.focus();
                      setFilter(NO_FILTER);
                    }}
                  >
                    {t('showAll')}
                  </button>
                </FilterTold>
                {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows within; the box itself is none. */}
                <div ref={list} onKeyDown={onKeyDown}>
                  {view === 'names' && lines.length > 0 && <EntityRows {...{ context, lines }} group="all" />}
                  {view !== 'names' && !isComplete && <Bones />}
                  {view === 'goals' && isComplete && <GoalGroups {...{ context, goals }} groups={byGoal} />}
                  {view === 'initiatives' && isComplete && <InitiativeGroups {...{ context }} groups={byInitiative} />}
                  {(view === 'names' || isComplete) && <PackGroups {...{ context }} groups={added} />}
                  {keys.length === 0 && isComplete && <p class="told soft">{t('noneLeft')}</p>}
                </div>
                {summary?.done === false && <Bones />}
                {summary && <NotMarked {...{ language, summary }} entryAddress={context.entryAddress} />}
              </>
            )}
            {entities.length > 0 && view === 'brief' && (
              <BriefView
                {...{ language, mentioned, details, isComplete, today }}
                page={briefPage}
                packs={dataset.status === 'ready' ? dataset.packs : []}
                note={note.text}
                onNote={note.set}
              />
            )}
          </div>
        </div>
      </main>
      <PanelStatus {...{ language, state }} shown={isFiltering(filter) ? shown.length : null} />
    </div>
  );
}
