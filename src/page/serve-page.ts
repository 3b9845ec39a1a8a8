import { BROAD, NAME, TELLING } from '../matching/filters/kinds.ts';
import { answerOf, onReturn } from '../messaging/answer-of.ts';
import type { REPORT_PORT, StateAnswer, TabCommand } from '../messaging/protocol.ts';
import { FILTERS_KEY, SETTINGS_KEY } from '../settings/keys.ts';
import type { Settings } from '../settings/schema.ts';
import { firstText, isReadable, isTopFrame, largeEnough, mustAsk } from './access.ts';
import { titleOf } from './dom.ts';
import { type ExtensionApi, insist, isOrphaned, listen, request } from './extension-api.ts';
import { type Attendant, PAGE_SYMBOL, sharedFace, type TextFilters } from './face.ts';
import { endWithExtension } from './life.ts';
import { cutLong, MAX_BLOCK } from './long-text.ts';
import { canHighlight } from './mark-names.ts';
import { type Reading, type Removals, readPage } from './reading.ts';
import { createReporter } from './report.ts';
import { inSlices } from './slices.ts';
import type { RunReader } from './text-block.ts';

// Typed by the protocol, not imported from it: its schemas have no place in pages.
const PORT: typeof REPORT_PORT = 'page-report';

const BOTH = BROAD | TELLING;

/**
 * Reads one document, and calls the attendant when some text in it may hold a name that matters, until `life` ends. Broad
 * names (the United Nations, Google) stand on pages of every subject, and are marked on those about ours alone; words that
 * are names now and then (Spotlight) stand there too. So of the page itself they matter when a telling word stands on it
 * as well, when the reader wants them everywhere, or when somebody asks what the page holds. Of a frame within it they always do: what the page is about it cannot know.
 *
 * @param decode makes filters of what is stored, the same as the last time where they are of the same names; null: there
 *   is nothing to look for yet
 */
export async function servePage(
  life: AbortController,
  api: ExtensionApi,
  decode: (stored: unknown) => TextFilters | null,
): Promise<void> {
  const { signal } = life;
  const { runtime, storage } = api;
  let filters: TextFilters | null = null;
  let reading: Reading | undefined;
  let attendant: Attendant | null = null;
  let isCalled = false;
  /** Of what kinds those are that the page may hold, as bits. Where broad names matter, it is as if it held telling words. */
  let seen = isTopFrame() ? 0 : TELLING;
  let blocksRead = 0;
  /** The reader has taken all marks of this page out of sight. */
  let hidden = false;

  const reporter = createReporter(
    () => ({
      blocksRead,
      hidden,
      done: (attendant?.isDone() ?? !isCalled) && (reading?.isDone() ?? true),
    }),
    () => attendant,
    signal,
  );

  if (!isReadable(document)) return;
  listen(runtime.onMessage, onCommand, signal);

  await largeEnough(signal);
  await endWhereOff();
  if (signal.aborted) return;
  listen(
    runtime.onConnect,
    (port) => {
      if (port.sender?.id !== runtime.id) return;
      if (port.name === PORT) wantBroad();
      reporter.serve(port);
    },
    signal,
  );
  await firstText(signal);
  listen(
    storage.onChanged,
    (changes, area) =>
      area === 'local' &&
      (changes[FILTERS_KEY] || (!isCalled && changes[SETTINGS_KEY])) &&
      void load(FILTERS_KEY in changes),
    signal,
  );
  onReturn(() => {
    reporter.forget();
    void endWhereOff();
    void load(false);
  }, signal);
  await load();

  /** A site may have been switched off: its own, or that of the page around it. */
  async function endWhereOff(): Promise<void> {
    if (mustAsk() && (await insist(() => request(api, 'mayRead', {}), isOver))?.allowed !== true) life.abort();
  }

  /** @param again reads the page anew also where the filters are those it has */
  async function load(again = true): Promise<void> {
    const { [FILTERS_KEY]: stored, [SETTINGS_KEY]: settings } = await readStored();
    if ((settings as Settings | undefined)?.marks?.broad === 'everywhere') wantBroad();
    const decoded = decode(stored);
    if (!again && decoded === filters) return;
    filters = decoded;
    seen &= TELLING;
    if (isCalled) filters?.addTopics(stored);
    if (signal.aborted) return;
    if (!filters) {
      // The background makes them whenever it wakes, and any question wakes it: an installation may have been interrupted.
      void insist(() => request(api, 'mayRead', {}), isOver);
      return;
    }
    attendant?.rescan();
    reading ??= readPage(document, { run, skim, voided, unread, replaced, round, sliceEnd }, signal);
    reading.sweep();
    reading.wake();
  }

  async function readStored(): Promise<Record<string, unknown>> {
    return (await insist(() => answerOf(storage.local.get([FILTERS_KEY, SETTINGS_KEY])), isOver)) ?? {};
  }

  function matters(text: string): boolean {
    const kinds = filters?.names(text) ?? 0;
    seen |= kinds;
    return (kinds & NAME) > 0 || (kinds > 0 && (seen & BOTH) === BOTH);
  }

  function wantBroad(): void {
    seen |= TELLING;
    if (seen & BROAD) callAttendant();
  }

  function run(reader: RunReader, text: string): void {
    blocksRead++;
    if (attendant) attendant.run(reader, text);
    else if (text.length > MAX_BLOCK) void lookThrough(text);
    else if (matters(text)) callAttendant();
  }

  /** A run of megabytes, such as a plain-text file, takes more than a slice even to filter. */
  async function lookThrough(text: string): Promise<void> {
    const pieces = cutLong(text);
    let start = 0;
    const step = (end: number): void => {
      if (matters(text.slice(start, end))) callAttendant();
      if (!sliceEnd()) pieces.return(undefined);
      start = end;
    };
    await inSlices(pieces, step, true, signal);
  }

  function skim(text: string, nodes: number): boolean {
    const mayMatter = attendant ? attendant.skim(text) : matters(text);
    if (!mayMatter) blocksRead += nodes;
    return mayMatter;
  }

  function voided(node: Node): void {
    attendant?.voided(node);
  }

  function unread(node: Node): void {
    attendant?.unread(node);
  }

  function replaced(removed: ReadonlySet<Node>): boolean | null {
    return attendant?.replaced(removed) ?? null;
  }

  function round(removed: Removals): boolean {
    if (endOrphan()) return false;
    attendant?.round(removed);
    return true;
  }

  function sliceEnd(): boolean {
    if (attendant) return attendant.sliceEnd();
    // No text of the page, and yet it tells what that is about.
    if (seen & BROAD && matters(titleOf(document))) callAttendant();
    return !isCalled;
  }

  /** Hardly anything is read until it is there; then all is, for broad names and topic words were let pass. */
  function callAttendant(): void {
    if (isCalled || !reading || !filters) return;
    isCalled = true;
    // Not asked before there is anything to mark: `CSS`, with all its functions, takes 20 kB.
    if (!canHighlight()) {
      life.abort();
      return;
    }
    // What the page is about matters from now on.
    const topics = readStored().then((stored) => filters?.addTopics(stored[FILTERS_KEY]));
    const own = { api, reading, signal };
    sharedFace()[PAGE_SYMBOL] = {
      ...own,
      get filters() {
        return filters as TextFilters;
      },
      get attendant() {
        return attendant;
      },
      isAttended: false,
      isOrphaned: endOrphan,
      changed: reporter.refresh,
      attended(arrived) {
        void topics.then(() => {
          if (signal.aborted) return;
          attendant = arrived;
          if (hidden) arrived.hide(true);
          endWithExtension(
            life,
            () => isOrphaned(api),
            () => arrived.restore(),
          );
          blocksRead = 0;
          own.reading.restart();
          own.reading.wake();
        });
      },
    };
    void insist(() => request(api, 'wantAttendant', {}), isOver);
  }

  function isOver(): boolean {
    return endOrphan() || signal.aborted;
  }

  function endOrphan(): boolean {
    const orphaned = isOrphaned(api);
    if (orphaned) life.abort();
    return orphaned;
  }

  /** Without frames within it a page knows its count alone, and nobody has to open ports to ask them all. */
  function state(): StateAnswer {
    return { hidden, count: window.length === 0 ? (attendant?.entityCount() ?? 0) : null };
  }

  function onCommand(message: unknown, sender: { id?: string }, respond: (answer: unknown) => void): undefined {
    if (sender.id !== runtime.id) return;
    const { command } = Object(message) as TabCommand;
    if (command === 'tellTopic') respond(attendant?.topic() ?? { topic: 0, onTopic: false });
    // Not of one that waits to be let in.
    else if (command === 'rescan') reading && void load();
    else if (command === 'askAgain') void endWhereOff();
    else if (command === 'tellState') respond(state());
    else if (command === 'hide' || command === 'show') {
      hidden = command === 'hide';
      attendant?.hide(hidden);
      reporter.refresh();
    } else if (command === 'stop') life.abort();
  }
}
