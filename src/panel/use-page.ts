import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DatasetReader, EntityDetails } from '../dataset/reader.ts';
import type { PageFacts } from '../popup/page-state.ts';
import { openTabPage, type TabPage } from '../popup/tab-page.ts';
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

const NONE: ReadonlyMap<string, EntityDetails> = new Map();

/** Details of all entities of a page, as they come; read once each. `isComplete` once all are there. */
export function useAllDetails(reader: DatasetReader | null, ids: readonly string[]) {
  const [read, setRead] = useState<{ reader: DatasetReader | null; details: ReadonlyMap<string, EntityDetails> }>({
    reader: null,
    details: NONE,
  });
  const key = ids.join(' ');
  const details = read.reader === reader ? read.details : NONE;
  useEffect(() => {
    if (reader === null) return;
    let current = true;
    const missing = key.split(' ').filter((id) => id !== '' && !details.has(id));
    if (missing.length === 0) return;
    void Promise.all(missing.map(async (id) => [id, await reader.entity(id)] as const)).then((found) => {
      if (!current) return;
      const fresh = new Map(found.flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
      setRead((old) => ({ reader, details: new Map([...(old.reader === reader ? old.details : NONE), ...fresh]) }));
    });
    return () => {
      current = false;
    };
  }, [reader, key]);
  return useMemo(() => ({ details, isComplete: ids.every((id) => details.has(id)) }), [details, key]);
}
