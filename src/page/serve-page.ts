import type { LinkRequest, LinkResult } from '../matching/types.ts';
import type { PageLinkResult, REPORT_PORT, TabCommand } from '../messaging/protocol.ts';
import { holdsText, isForeignFrame, isReadable, largeEnough } from './access.ts';
import { type AnnotatedPage, annotatePage, type TextFilters } from './annotate.ts';
import { createCardDoor } from './card-door.ts';
import { type ExtensionApi, listen } from './extension-api.ts';
import { canHighlight, clearHighlights } from './highlights.ts';
import { watchHover } from './hover.ts';
import { endWithExtension } from './life.ts';
import { readPreferences } from './preferences.ts';
import { createReporter } from './report.ts';
import { createStepper } from './step.ts';

/** What the page asks of the background. */
export interface Background {
  link(request: LinkRequest): Promise<PageLinkResult>;
  wantCard(): Promise<unknown>;
  mayRead(): Promise<{ allowed: boolean }>;
  isOrphaned(): boolean;
}

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const PORT: typeof REPORT_PORT = 'page-report';
const COMMANDS = [
  'nextMention',
  'previousMention',
  'rescan',
  'tellTopic',
  'stop',
] as const satisfies TabCommand['command'][];

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
  let page: AnnotatedPage | undefined;
  let parts: ReturnType<typeof attach> | undefined;
  if (!isReadable(document) || !canHighlight()) return;
  clearHighlights();
  // Asked to go before there is anything to take away.
  listen(api.runtime.onMessage, onCommand, signal);

  await largeEnough(signal);
  if (isForeignFrame()) {
    const { allowed } = await background.mayRead().catch(() => ({ allowed: false }));
    if (!allowed) return;
  }
  await firstText(signal);
  if (signal.aborted) return;

  const stored = await api.storage.local.get([FILTERS, SETTINGS]);
  if (signal.aborted) return;
  let preferences = readPreferences(stored[SETTINGS]);
  begin(decode(stored[FILTERS]));

  listen(
    api.storage.onChanged,
    (changes, area) => {
      if (area !== 'local') return;
      if (changes[SETTINGS]) {
        preferences = readPreferences(changes[SETTINGS].newValue);
        page?.setPreferences(preferences);
      }
      if (changes[FILTERS]) begin(decode(changes[FILTERS].newValue));
    },
    signal,
  );

  listen(
    api.runtime.onConnect,
    (port) => {
      if (port.name === PORT && port.sender?.id === api.runtime.id) parts?.reporter.serve(port);
    },
    signal,
  );

  /** Starts, or starts anew with other names. */
  function begin(filters: TextFilters | null): void {
    if (!filters) return;
    if (page) {
      page.rescan(filters);
      return;
    }
    page = annotatePage(document, {
      filters,
      preferences,
      link: background.link,
      orphaned: () => {
        const gone = background.isOrphaned();
        if (gone) life.abort();
        return gone;
      },
      signal,
    });
    parts = attach(page);
  }

  function attach(annotated: AnnotatedPage) {
    const stepper = createStepper(annotated, () => door, signal);
    const door = createCardDoor(annotated, background.wantCard, (direction) => stepper.step(direction), signal);
    const hover = watchHover(annotated, door, () => preferences, signal);
    const reporter = createReporter(annotated, stepper, signal);
    let served = false;
    annotated.onChange = () => {
      if (!served && annotated.markedCount > 0) {
        served = true;
        door.prepare();
        endWithExtension(life, background.isOrphaned);
      }
      stepper.refresh();
      hover.refresh();
      door.refresh();
      reporter.refresh();
    };
    signal.addEventListener('abort', clearHighlights);
    return { stepper, reporter };
  }

  function onCommand(message: unknown, sender: { id?: string }, respond: (answer: unknown) => void): undefined {
    if (sender.id !== api.runtime.id || typeof message !== 'object' || message === null) return;
    const { command } = message as { command?: unknown };
    switch (COMMANDS.find((one) => one === command)) {
      case 'nextMention':
        respond({ moved: parts?.stepper.step(1) ?? false });
        break;
      case 'previousMention':
        respond({ moved: parts?.stepper.step(-1) ?? false });
        break;
      case 'rescan':
        void api.storage.local.get([FILTERS]).then((renewed) => begin(decode(renewed[FILTERS])));
        break;
      case 'tellTopic':
        respond((page?.topic() ?? { topic: 0, onTopic: false }) satisfies Pick<LinkResult, 'topic' | 'onTopic'>);
        break;
      case 'stop':
        life.abort();
        break;
    }
  }
}

/** Resolves when the document holds any text: an empty frame costs an observer and nothing else. */
function firstText(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (holdsText(document)) {
      resolve();
      return;
    }
    const observer = new MutationObserver(() => {
      if (!holdsText(document)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    signal.addEventListener('abort', () => observer.disconnect());
  });
}
