import { answerOf, onReturn } from '../messaging/answer-of.ts';
import type { REPORT_PORT, StateAnswer, TabCommand } from '../messaging/protocol.ts';
import { firstText, isReadable, largeEnough, mustAsk } from './access.ts';
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

/** Key in `storage.local`. */
const FILTERS = 'filters';

/**
 * Reads one document, and calls the attendant when some text in it may hold a name, until `life` ends.
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
  let filters: TextFilters | null = null;
  let reading: Reading | undefined;
  let attendant: Attendant | null = null;
  /** Texts that may hold a name, while the attendant is on its way. */
  const held: Node[] = [];
  let isCalled = false;
  let blocksRead = 0;
  /** The reader has taken all marks of this page out of sight. */
  let hidden = false;

  const reporter = createReporter(
    () => ({
      blocksRead,
      hidden,
      done: attendant ? attendant.isDone() && reading?.isDone() === true : (reading?.isDone() ?? true),
    }),
    () => attendant,
    signal,
  );

  if (!isReadable(document)) return;
  listen(runtime.onMessage, onCommand, signal);

  await largeEnough(signal);
  if (!(await mayRead())) return;
  listen(
    runtime.onConnect,
    (port) => port.name === PORT && port.sender?.id === runtime.id && reporter.serve(port),
    signal,
  );
  await firstText(document, signal);
  listen(storage.onChanged, (changes, area) => area === 'local' && changes[FILTERS] && void load(), signal);
  onReturn(() => {
    reporter.forget();
    void endWhereOff();
    void load(false);
  }, signal);
  await load();

  async function mayRead(): Promise<boolean> {
    return !mustAsk() || (await insist(() => request(api, 'mayRead', {}), isOver))?.allowed === true;
  }

  /** A site may have been switched off: its own, or that of the page around it. */
  async function endWhereOff(): Promise<void> {
    if (!(await mayRead())) life.abort();
  }

  /** @param again reads the page anew also where the filters are those it has */
  async function load(again = true): Promise<void> {
    const stored = await readStored();
    const decoded = decode(stored);
    if (!again && decoded?.name === filters?.name) return;
    filters = decoded;
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

  async function readStored(): Promise<unknown> {
    return (await insist(() => answerOf(storage.local.get([FILTERS])), isOver))?.[FILTERS];
  }

  function run(reader: RunReader, text: string): void {
    blocksRead++;
    const [node] = reader.nodes;
    if (attendant) attendant.run(reader, text);
    else if (!filters || !node) return;
    else if (text.length > MAX_BLOCK) void lookThrough(node, text);
    else if (filters.mayHoldName(text)) hold(node);
  }

  /** A run of megabytes, such as a plain-text file, takes more than a slice even to filter. */
  async function lookThrough(node: Text, text: string): Promise<void> {
    const pieces = cutLong(text);
    let start = 0;
    const step = (end: number): void => {
      if (filters?.mayHoldName(text.slice(start, end))) {
        hold(node);
        pieces.return(undefined);
      }
      start = end;
    };
    await inSlices(pieces, step, true, signal);
  }

  function skim(text: string, nodes: number): boolean {
    const mayMatter = attendant ? attendant.skim(text) : (filters?.mayHoldName(text) ?? false);
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
    if (held.length === 0) return true;
    callAttendant();
    return false;
  }

  function hold(node: Node): void {
    // Not asked before there is anything to mark: `CSS`, with all its functions, takes 20 kB.
    if (canHighlight()) {
      held.push(node);
      callAttendant();
    } else life.abort();
  }

  /** Nothing more is read until it is there, so that nothing is read twice. */
  function callAttendant(): void {
    if (isCalled || !reading || !filters) return;
    isCalled = true;
    // What the page is about matters from now on.
    const topics = readStored().then((stored) => filters?.addTopics(stored));
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
          for (const node of held.splice(0)) own.reading.touch(node);
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
    else if (command === 'rescan') void load();
    else if (command === 'askAgain') void endWhereOff();
    else if (command === 'tellState') respond(state());
    else if (command === 'hide' || command === 'show') {
      hidden = command === 'hide';
      attendant?.hide(hidden);
      reporter.refresh();
    } else if (command === 'stop') life.abort();
  }
}
