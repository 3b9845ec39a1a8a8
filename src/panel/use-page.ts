import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DatasetReader, EntityDetails } from '../dataset/reader.ts';
import type { PageFacts } from '../tab-page/page-state.ts';
import { openTabPage, type TabPage } from '../tab-page/tab-page.ts';
import { type PanelTab, watchActiveTab } from './active-tab.ts';
import { connectPanel, type FramePassages, type PanelFrames } from './frames.ts';

const NO_PASSAGES: FramePassages = new Map();

/** The tab beside the panel and what its frames tell; all of it ends and begins anew with another tab. */
export function usePage(pinned: number | null) {
  const [tab, setTab] = useState<PanelTab | null>(null);
  const [page, setPage] = useState<TabPage | null>(null);
  const [facts, setFacts] = useState<PageFacts | null>(null);
  const [passages, setPassages] = useState(NO_PASSAGES);
  const frames = useRef<PanelFrames | null>(null);
  const id = tab?.id;

  useEffect(() => {
    const life = new AbortController();
    void watchActiveTab(pinned, setTab, life.signal);
    return () => life.abort();
  }, [pinned]);

  // The way to ask for access knows the site the tab had when it was opened.
  const site = useRef('');
  const [visit, setVisit] = useState(0);
  const origin = facts?.address !== undefined && URL.canParse(facts.address) ? new URL(facts.address).origin : '';
  useEffect(() => {
    if (origin === '') return;
    if (site.current !== '' && site.current !== origin) setVisit((count) => count + 1);
    site.current = origin;
  }, [origin]);

  useEffect(() => {
    if (id === undefined) return;
    const life = new AbortController();
    setPassages(NO_PASSAGES);
    void openTabPage(id).then((opened) => {
      if (life.signal.aborted) return;
      setPage(opened);
      opened.watch(setFacts, life.signal);
      frames.current = connectPanel(id, setPassages, life.signal);
    });
    return () => {
      life.abort();
      site.current = '';
      frames.current = null;
      setFacts(null);
      setPage(null);
    };
  }, [id, visit]);

  return { tab, page, facts, passages, frames };
}

/** Null: there is no such entity, or it could not be read. */
type Answers = ReadonlyMap<string, EntityDetails | null>;

const NONE: Answers = new Map();

/**
 * Details of all entities of a page, as they come; read once each. `isComplete` once all have been answered: one that an
 * update took out of the dataset since the page was read holds nothing up.
 */
export function useAllDetails(reader: DatasetReader | null, ids: readonly string[]) {
  const [read, setRead] = useState<{ reader: DatasetReader | null; answers: Answers }>({ reader: null, answers: NONE });
  const key = ids.join(' ');
  const answers = read.reader === reader ? read.answers : NONE;
  useEffect(() => {
    if (reader === null) return;
    let current = true;
    const missing = key.split(' ').filter((id) => id !== '' && !answers.get(id));
    if (missing.length === 0) return;
    void Promise.all(missing.map(async (id) => [id, await answerOf(reader, id)] as const)).then((found) => {
      if (current)
        setRead((old) => ({ reader, answers: new Map([...(old.reader === reader ? old.answers : NONE), ...found]) }));
    });
    return () => {
      current = false;
    };
  }, [reader, key]);
  return useMemo(
    () => ({
      details: new Map([...answers].flatMap(([id, one]) => (one ? [[id, one] as const] : []))),
      isComplete: ids.every((id) => answers.has(id)),
    }),
    [answers, key],
  );
}

const answerOf = (reader: DatasetReader, id: string): Promise<EntityDetails | null> =>
  reader.entity(id).then(
    (found) => found ?? null,
    (error: unknown) => {
      console.error(`${id} could not be read.`, error);
      return null;
    },
  );
