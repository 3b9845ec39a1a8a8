import type { LinkRequest } from '../matching/types.ts';
import type { PageLinkResult, REPORT_PORT, TabCommand } from '../messaging/protocol.ts';
import { firstText, isForeignFrame, isReadable, largeEnough } from './access.ts';
import { type AnnotatedPage, annotatePage, type TextFilters } from './annotate.ts';
import { type ExtensionApi, listen } from './extension-api.ts';
import { PAGE_SYMBOL, type PageFace, sharedFace } from './face.ts';
import { canHighlight, clearHighlights } from './highlights.ts';
import { endWithExtension } from './life.ts';
import { readPreferences } from './preferences.ts';
import { createReporter } from './report.ts';

/** What the page asks of the background. */
export interface Background {
  link(request: LinkRequest): Promise<PageLinkResult>;
  wantCard(): Promise<unknown>;
  mayRead(): Promise<{ allowed: boolean }>;
  isOrphaned(): boolean;
}

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const PORT: typeof REPORT_PORT = 'page-report';

/** Keys in `storage.local`. */
const FILTERS = 'filters';
const SETTINGS = 'settings';

/**
 * Reads, marks and serves one document, until `life` ends.
 *
 * @param decode makes filters of what is stored; null: there is nothing to look for yet
 */
export async function servePage(
  life: AbortController,
  api: ExtensionApi,
  background: Background,
  decode: (stored: unknown) => TextFilters | null,
): Promise<void> {
  const { signal } = life;
  const { runtime, storage } = api;
  let page: AnnotatedPage | undefined;
  let face: PageFace | undefined;
  let preferences = readPreferences(undefined);

  const reporter = createReporter(
    () => page,
    (entity, index) => face?.attendant?.show(entity, index),
    signal,
  );

  if (!isReadable(document) || !canHighlight()) return;
  clearHighlights();
  signal.addEventListener('abort', clearHighlights);
  listen(runtime.onMessage, onCommand, signal);

  await largeEnough(signal);
  if (isForeignFrame()) {
    const { allowed } = await background.mayRead().catch(() => ({ allowed: false }));
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
      if (changes[SETTINGS]) {
        preferences = readPreferences(changes[SETTINGS].newValue);
        page?.setPreferences(preferences);
      }
      if (changes[FILTERS]) begin(changes[FILTERS].newValue);
    },
    signal,
  );
  await load();

  async function load(): Promise<void> {
    const stored = await storage.local.get([FILTERS, SETTINGS]);
    preferences = readPreferences(stored[SETTINGS]);
    begin(stored[FILTERS]);
  }

  /** Starts, or starts anew with other names. */
  function begin(stored: unknown): void {
    const filters = decode(stored);
    if (!filters || signal.aborted) return;
    if (page) page.rescan(filters);
    else page = annotatePage(document, { filters, preferences, link: background.link, isOrphaned, onChange, signal });
  }

  function isOrphaned(): boolean {
    const orphaned = background.isOrphaned();
    if (orphaned) life.abort();
    return orphaned;
  }

  /** With the first mention comes what serves pointer and keys. */
  function onChange(): void {
    reporter.refresh();
    if (!page) return;
    if (!face && page.markedCount > 0) {
      const { wantCard } = background;
      face = { page, preferences: () => preferences, wantCard, signal, attendant: null };
      sharedFace()[PAGE_SYMBOL] = face;
      endWithExtension(life, background.isOrphaned);
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
