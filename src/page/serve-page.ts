import type { REPORT_PORT, TabCommand } from '../messaging/protocol.ts';
import { firstText, isForeignFrame, isReadable, largeEnough } from './access.ts';
import { type AnnotatedPage, annotatePage, type TextFilters } from './annotate.ts';
import { type ExtensionApi, isOrphaned, listen, request } from './extension-api.ts';
import { type Attendant, PAGE_SYMBOL, type PageFace, sharedFace } from './face.ts';
import { canHighlight, clearHighlights } from './highlights.ts';
import { endWithExtension } from './life.ts';
import { readPreferences } from './preferences.ts';
import { createReporter } from './report.ts';

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const PORT: typeof REPORT_PORT = 'page-report';

/** Keys in `storage.local`. */
const FILTERS = 'filters';
const SETTINGS = 'settings';
const SILENCED = 'silenced';

/**
 * Reads, marks and serves one document, until `life` ends.
 *
 * @param decode makes filters of what is stored; null: there is nothing to look for yet
 */
export async function servePage(
  life: AbortController,
  api: ExtensionApi,
  decode: (stored: unknown) => TextFilters | null,
): Promise<void> {
  const { signal } = life;
  const { runtime, storage } = api;
  let page: AnnotatedPage | undefined;
  let face: PageFace | undefined;
  let preferences = readPreferences(null, null);
  /** Entities on which the reader has said a word on this page; they only grow more, so that a word can be taken back. */
  const touched: { entity: string }[] = [];

  const reporter = createReporter(
    () => page,
    () => face?.attendant,
    signal,
  );

  if (!isReadable(document) || !canHighlight()) return;
  clearHighlights();
  signal.addEventListener('abort', clearHighlights);
  listen(runtime.onMessage, onCommand, signal);

  await largeEnough(signal);
  if (isForeignFrame()) {
    const { allowed } = await request(api, 'mayRead', {}).catch(() => ({ allowed: false }));
    if (!allowed) return;
  }
  listen(
    runtime.onConnect,
    (port) => port.name === PORT && port.sender?.id === runtime.id && reporter.serve(port),
    signal,
  );
  await firstText(document, signal);

  listen(
    storage.onChanged,
    (changes, area) => {
      if (area !== 'local') return;
      if (changes[FILTERS]) void load();
      else if (changes[SETTINGS] || changes[SILENCED]) void load(true);
    },
    signal,
  );
  await load();

  async function load(preferencesOnly = false): Promise<void> {
    const stored = await storage.local.get([SETTINGS, SILENCED, ...(preferencesOnly ? [] : [FILTERS])]);
    preferences = readPreferences(stored[SETTINGS], stored[SILENCED]);
    prefer();
    if (!preferencesOnly) begin(stored[FILTERS]);
  }

  function prefer(): void {
    preferences = { ...preferences, silenced: [...preferences.silenced, ...touched] };
    page?.setPreferences(preferences);
  }

  /** Starts, or starts anew with other names. */
  function begin(stored: unknown): void {
    const filters = decode(stored);
    if (!filters || signal.aborted) return;
    if (page) page.rescan(filters);
    else
      page = annotatePage(document, {
        filters,
        preferences,
        link: (blocks) => request(api, 'link', blocks),
        isOrphaned: endOrphan,
        // Until there is one to judge, better no mark than one that the reader did not want.
        revise: (candidate) => face?.attendant?.revise(candidate) ?? null,
        onChange,
        signal,
      });
  }

  function endOrphan(): boolean {
    const orphaned = isOrphaned(api);
    if (orphaned) life.abort();
    return orphaned;
  }

  /** With the first name comes what serves pointer and keys. */
  function onChange(): void {
    reporter.refresh();
    if (!page) return;
    if (!face && page.namesSomebody) {
      const wantCard = () => request(api, 'wantCard', {});
      const attended = (attendant: Attendant): void => {
        if (face) face.attendant = attendant;
        reporter.refresh();
        if (preferences.silenced.length > 0) page?.setPreferences(preferences);
      };
      const revised = (entities: readonly string[]): void => {
        for (const entity of entities) touched.push({ entity });
        prefer();
      };
      face = { page, preferences: () => preferences, wantCard, signal, attendant: null, attended, revised };
      sharedFace()[PAGE_SYMBOL] = face;
      endWithExtension(life, () => isOrphaned(api));
      wantCard().catch(() => {
        // Asked again with the next change.
        face = undefined;
      });
    }
    face?.attendant?.refresh();
  }

  function onCommand(message: unknown, sender: { id?: string }, respond: (answer: unknown) => void): undefined {
    if (sender.id !== runtime.id) return;
    const { command } = Object(message) as TabCommand;
    if (command === 'nextMention' || command === 'previousMention')
      respond({ moved: face?.attendant?.step(command === 'nextMention' ? 1 : -1) ?? false });
    else if (command === 'tellTopic') respond(page?.topic() ?? { topic: 0, onTopic: false });
    else if (command === 'rescan') void load();
    else if (command === 'stop') life.abort();
  }
}
