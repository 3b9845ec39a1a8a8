import type { EntityLead } from '../dataset/reader.ts';
import type { Block, LinkRequest, Mention, OpenCandidate, Verdict } from '../matching/types.ts';
import type { PageLinkResult } from '../messaging/protocol.ts';
import { headingBefore, kindOfText, languageOf, primaryTag } from './context.ts';
import { attributeOf, firstChildOf, isEditor, isHidden, isInDocument, rootElementOf, titleOf } from './dom.ts';
import { createHighlights, type Highlights } from './highlights.ts';
import { type Candidate, createLedger, type Run, type TextBlock } from './ledger.ts';
import { observePage, pageKeyOf } from './observe.ts';
import { markOf, type Preferences } from './preferences.ts';
import { piecesOf, staticRangesOf } from './ranges.ts';
import { isSpent, newSlice, type Slice, yieldToPage } from './slices.ts';
import { createRunReader, type RunReader, startOfRun } from './text-block.ts';

/** What a page is told of the names: never a name, only whether a text is worth sending. */
export interface TextFilters {
  /** False only where the text holds no name of ours. */
  mayHoldName(text: string): boolean;
  mayHoldTopic(text: string): boolean;
  /** A test for forms that the document has introduced. */
  documentNames(names: readonly string[]): (text: string) => boolean;
}

export interface AnnotateOptions {
  filters: TextFilters;
  preferences: Preferences;
  link(request: LinkRequest): Promise<PageLinkResult>;
  /** The extension is gone: time to go too. */
  orphaned(): boolean;
  signal: AbortSignal;
}

export interface AnnotatedPage {
  readonly highlights: Highlights;
  /** Called after marks have come, gone or changed, at the end of a slice. */
  onChange: (() => void) | null;
  /** The marked candidate at a place of a text node. */
  markedAt(node: Text, offset: number): Candidate | null;
  /** All marked candidates, in no order. */
  marked(): Candidate[];
  /** All that name somebody, marked or not. */
  judged(): Iterable<Candidate>;
  readonly markedCount: number;
  leadOf(id: string): EntityLead | undefined;
  topic(): { topic: number; onTopic: boolean };
  progress(): { blocksRead: number; done: boolean };
  setPreferences(preferences: Preferences): void;
  /** Reads the page anew, with other names. */
  rescan(filters: TextFilters): void;
}

/** Text in one message: far less than it may carry, so that no message makes a long task at either end. */
const BATCH_CHARACTERS = 60_000;
const BATCH_BLOCKS = 2_000;
/** Runs longer than this travel in pieces, cut where a paragraph ends. */
const MAX_BLOCK = 10_000;
/** Blocks with topic words only, kept in mind until there is a name. If there are more, the page is read once more. */
const MAX_WAITING = 500;
const MAX_RETRIES = 5;

/**
 * The loop that reads, asks and marks: first what there is, then what changes. It never changes the page, and works in
 * slices of a few milliseconds. Ends with the signal, and takes its marks along.
 */
export function annotatePage(document: Document, options: AnnotateOptions): AnnotatedPage {
  const { link, orphaned, signal } = options;
  let { filters, preferences } = options;
  const highlights = createHighlights();
  const leads = new Map<string, EntityLead>();
  let markedCount = 0;
  let marksChanged = false;

  const ledger = createLedger(unmark);

  // ── Marks

  function unmark(candidate: Candidate): void {
    if (!candidate.mark) return;
    highlights.remove(candidate.mark, candidate.ranges ?? []);
    candidate.mark = null;
    markedCount--;
    marksChanged = true;
  }

  function mark(candidate: Candidate): void {
    const { verdict } = candidate;
    const lead = verdict?.choices[0] && leads.get(verdict.choices[0].entity);
    const wanted = markOf(verdict, lead, preferences, onTopic);
    const name = wanted === 'unmarked' ? null : wanted;
    if (name === candidate.mark) return;
    unmark(candidate);
    marksChanged = true;
    if (!name) return;
    candidate.ranges ??= staticRangesOf(piecesOf(candidate.block.run, candidate));
    highlights.add(name, candidate.ranges);
    candidate.mark = name;
    markedCount++;
  }

  // ── Reading

  const touched = new Set<Node>();
  /** To be read when the tree around them has been. */
  const shadowRoots = new Set<ShadowRoot>();
  let sweepWanted = true;
  let blocksRead = 0;
  let waiting: WeakRef<Text>[] = [];
  let hasName = false;
  let holdsDocumentName: ((text: string) => boolean) | null = null;
  const outgoing: TextBlock[] = [];

  const newReader = (): RunReader => {
    const reader = createRunReader({
      run: (text) => readRun(reader, text),
      shadow: (root) => {
        observer.watch(root);
        shadowRoots.add(root);
      },
      node: (node) => touched.size > 0 && touched.delete(node),
    });
    return reader;
  };
  const sweeper = newReader();
  const follower = newReader();

  function readRun(reader: RunReader, text: string): void {
    let run = ledger.find(reader.nodes, text);
    if (run) for (const block of run.blocks) for (const candidate of block.candidates) mark(candidate);
    for (let from = 0; from < text.length; ) {
      const to = endOfBlock(text, from);
      const block = run?.blocks.find((one) => one.from === from);
      if (block ? !block.sent : isWorthSending(reader, from, to, text)) {
        run ??= recordRun(reader, text);
        enqueue(block ?? ledger.addBlock(run, from, to));
      }
      blocksRead++;
      from = to;
    }
  }

  function isWorthSending(reader: RunReader, from: number, to: number, text: string): boolean {
    const part = from === 0 && to === text.length ? text : text.slice(from, to);
    if (filters.mayHoldName(part) || holdsDocumentName?.(part)) {
      if (!hasName) {
        hasName = true;
        for (const ref of waiting) {
          const node = ref.deref();
          if (node) touched.add(node);
        }
        waiting = [];
      }
      return true;
    }
    if (!filters.mayHoldTopic(part)) return false;
    if (!hasName && waiting.length < MAX_WAITING) waiting.push(new WeakRef(reader.nodes[0] as Text));
    return hasName;
  }

  function recordRun(reader: RunReader, text: string): Run {
    const first = reader.nodes[0] as Text;
    reader.heading ??= headingBefore(first);
    const about: Run['about'] = { kind: kindOfText(first, reader.inHeading()) };
    const lang = languageOf(first);
    if (lang && lang !== documentLanguage()) about.lang = lang;
    if (reader.heading && !reader.inHeading()) about.heading = reader.heading;
    const run: Run = { nodes: [...reader.nodes], starts: [...reader.starts], text, blocks: [], about };
    ledger.addRun(run);
    return run;
  }

  function enqueue(block: TextBlock): void {
    // Set now and not when it leaves: reading it twice must not send it twice.
    block.sent = true;
    outgoing.push(block);
  }

  // ── Asking

  let state: string | null = null;
  let pageKey = pageKeyOf(location);
  /** Counts documents: an answer about the one before is none. */
  let epoch = 0;
  let asking = false;
  let retries = 0;
  let lastAnswer = 0;
  let topic = 0;
  let onTopic = false;

  const documentLanguage = (): string => {
    const root = rootElementOf(document);
    return root ? primaryTag(attributeOf(root, 'lang')) : '';
  };

  function takeBatch(): TextBlock[] {
    const batch: TextBlock[] = [];
    let characters = 0;
    let taken = 0;
    for (const block of outgoing) {
      if (batch.length >= BATCH_BLOCKS || (batch.length > 0 && characters + block.to - block.from > BATCH_CHARACTERS))
        break;
      taken++;
      if (ledger.blocks.get(block.id) !== block) continue;
      characters += block.to - block.from;
      batch.push(block);
    }
    outgoing.splice(0, taken);
    return batch;
  }

  async function ask(): Promise<void> {
    if (asking || outgoing.length === 0) return;
    const batch = takeBatch();
    if (batch.length === 0) return;
    asking = true;
    const asked = epoch;
    try {
      const answer = await link({
        document: { title: titleOf(document).slice(0, 2_000), lang: documentLanguage(), host: location.hostname },
        state,
        open: ledger.openCandidates(),
        blocks: batch.map(blockToSend),
      });
      retries = 0;
      if (signal.aborted || asked !== epoch) return;
      await take(answer, batch);
    } catch (error) {
      if (signal.aborted || orphaned()) return;
      if (asked === epoch && ++retries <= MAX_RETRIES) {
        outgoing.unshift(...batch);
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** retries));
      } else console.debug('Names could not be looked up.', error);
    } finally {
      asking = false;
      pump();
    }
  }

  const blockToSend = ({ id, run, from, to }: TextBlock): Block => ({
    id,
    text: run.text.slice(from, to),
    ...run.about,
  });

  async function take(answer: PageLinkResult, batch: TextBlock[]): Promise<void> {
    const number = ++lastAnswer;
    const asked = epoch;
    ({ state, topic } = answer);
    for (const [id, lead] of Object.entries(answer.leads)) leads.set(id, lead);
    const topicChanged = onTopic !== answer.onTopic;
    onTopic = answer.onTopic;

    const judge = (place: Mention | (OpenCandidate & { verdict: Verdict | null }), evidence: string | null): void => {
      const block = ledger.blocks.get(place.block);
      if (!block) return;
      const [start, end] = [block.from + place.start, block.from + place.end];
      let candidate = block.candidates.find((one) => one.start === start && one.end === end);
      if (!candidate) {
        candidate = { block, start, end, evidence, verdict: null, mark: null, ranges: null, answer: number };
        block.candidates.push(candidate);
      }
      candidate.evidence = evidence;
      candidate.verdict = place.verdict;
      candidate.answer = number;
      mark(candidate);
    };
    await inSlices(answer.settled, (mention) => judge(mention, null));
    await inSlices(answer.open, (candidate) => judge(candidate, candidate.evidence));
    if (asked !== epoch) return;

    // What the answer no longer speaks of is no name after all.
    const read = new Set(batch);
    await inSlices([...ledger.blocks.values()], (block) => {
      const kept = block.candidates.filter(
        ({ answer: spoken, evidence }) => spoken === number || (evidence === null && !read.has(block)),
      );
      if (kept.length === block.candidates.length) return;
      for (const candidate of block.candidates) if (!kept.includes(candidate)) unmark(candidate);
      block.candidates = kept;
    });
    if (topicChanged) await remark();
    if (answer.names.length > 0) lookFor(answer.names);
    announce();
  }

  const names = new Set<string>();
  function lookFor(introduced: readonly string[]): void {
    const before = names.size;
    for (const name of introduced) names.add(name);
    if (names.size === before) return;
    holdsDocumentName = filters.documentNames([...names]);
    sweepWanted = true;
  }

  async function inSlices<T>(items: readonly T[], step: (item: T) => void): Promise<void> {
    let slice = newSlice();
    for (const item of items) {
      if (signal.aborted) return;
      step(item);
      if (!isSpent(slice)) continue;
      announce();
      await yieldToPage(true);
      slice = newSlice();
    }
  }

  /** Decides every mark anew: other settings, or the page turned out to be about the topic. */
  const remark = (): Promise<void> => inSlices([...judged()], mark);

  function* judged(): Iterable<Candidate> {
    for (const run of ledger.runs()) for (const block of run.blocks) yield* block.candidates;
  }

  function announce(): void {
    if (!marksChanged) return;
    marksChanged = false;
    page.onChange?.();
  }

  // ── The loop

  let pumping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the last round of changes took us: those who change more wait longer. */
  let lastRoundMs = 0;
  let removals = false;

  const observer = observePage(
    document,
    {
      touched: (node) => touched.add(node),
      rewritten: (node) => ledger.dropRunOf(node),
      removed: (node, parent, nextSibling) => {
        removals = true;
        sweeper.noteRemoval(node, parent, nextSibling);
        follower.noteRemoval(node, parent, nextSibling);
      },
      editable: (element) => {
        for (const run of ledger.runs())
          if (run.nodes.some((node) => element.contains(node))) ledger.dropRunOf(run.nodes[0] as Text);
        touched.add(element);
      },
      everything: () => {
        touched.clear();
        removals = true;
        sweepWanted = true;
      },
      changed: () => {
        observer.waiting = touched.size;
        timer ??= setTimeout(follow, Math.min(500, 30 + 10 * lastRoundMs));
      },
      shown: pump,
    },
    signal,
  );
  function follow(): void {
    timer = undefined;
    if (orphaned()) return;
    if (removals) ledger.prune();
    removals = false;
    lastRoundMs = 0;
    checkAddress();
    announce();
    pump();
  }

  function pump(): void {
    if (pumping || signal.aborted || isHidden(document)) return;
    pumping = true;
    void work().finally(() => {
      pumping = false;
    });
  }

  async function work(): Promise<void> {
    for (let slices = 0; !signal.aborted && !isHidden(document); slices++) {
      const slice = newSlice();
      const began = performance.now();
      const more = readOn(slice);
      lastRoundMs += performance.now() - began;
      announce();
      void ask();
      if (!more) break;
      await yieldToPage(slices < 8 || touched.size > 0);
    }
  }

  /** @returns whether there is more to read */
  function readOn(slice: Slice): boolean {
    if (isEditor(document)) return false;
    for (;;) {
      if (follower.isReading()) {
        if (!follower.advance(slice)) return true;
      } else if (touched.size > 0) {
        beginTouched();
      } else if (sweeper.isReading()) {
        if (!sweeper.advance(slice)) return true;
      } else if (shadowRoots.size > 0) {
        beginShadow();
      } else if (sweepWanted) {
        sweepWanted = false;
        const root = rootElementOf(document);
        if (!root) return false;
        blocksRead = 0;
        sweeper.begin(root, null);
        sweeper.heading = '';
      } else return false;
      if (isSpent(slice)) return true;
    }
  }

  function beginShadow(): void {
    for (const root of shadowRoots) {
      shadowRoots.delete(root);
      const first = isInDocument(root) ? firstChildOf(root) : null;
      if (!first) continue;
      sweeper.begin(first, null);
      sweeper.heading = undefined;
      return;
    }
  }

  function beginTouched(): void {
    const [node] = touched;
    if (!node) return;
    touched.delete(node);
    observer.waiting = touched.size;
    if (!isInDocument(node)) return;
    follower.begin(startOfRun(node), node);
    follower.heading = undefined;
  }

  const page: AnnotatedPage = {
    highlights,
    onChange: null,
    markedAt(node, offset) {
      const run = ledger.runOf(node);
      const index = run?.nodes.indexOf(node) ?? -1;
      if (!run || index < 0) return null;
      const place = (run.starts[index] as number) + offset;
      for (const { candidates } of run.blocks)
        for (const candidate of candidates)
          if (candidate.mark && candidate.start <= place && place <= candidate.end) return candidate;
      return null;
    },
    marked: () => [...judged()].filter(({ mark: name }) => name),
    judged,
    get markedCount() {
      return markedCount;
    },
    leadOf: (id) => leads.get(id),
    topic: () => ({ topic, onTopic }),
    progress: () => ({
      blocksRead,
      done:
        !sweepWanted &&
        !sweeper.isReading() &&
        shadowRoots.size === 0 &&
        touched.size === 0 &&
        !asking &&
        outgoing.length === 0,
    }),
    setPreferences(changed) {
      preferences = changed;
      void remark().then(announce);
    },
    rescan(renewed) {
      filters = renewed;
      ledger.clear();
      leads.clear();
      startDocument();
      announce();
      pump();
    },
  };

  /** From here on it is another document: what the last one established counts no more. */
  function startDocument(): void {
    epoch++;
    state = null;
    retries = 0;
    topic = 0;
    onTopic = false;
    hasName = false;
    waiting = [];
    names.clear();
    holdsDocumentName = null;
    outgoing.length = 0;
    sweepWanted = true;
    pageKey = pageKeyOf(location);
  }

  /**
   * A single-page site has gone elsewhere. Marks stay until they are confirmed or not: much of the page, such as its
   * menu, is the same as before.
   */
  function checkAddress(): void {
    if (signal.aborted || pageKeyOf(location) === pageKey) return;
    ledger.prune();
    ledger.renew();
    startDocument();
    pump();
  }

  // The address changes before the text does. Changes of text look at the address themselves; this is for sites that
  // had the text all along.
  const onNavigation = (): void => void setTimeout(checkAddress, 300);
  const { navigation } = globalThis as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', onNavigation, { signal });
  addEventListener('popstate', onNavigation, { signal });
  addEventListener('hashchange', onNavigation, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));

  pump();
  return page;
}

/** Where the block that begins at `from` ends: at the end, or after the last paragraph, line or space that fits. */
function endOfBlock(text: string, from: number): number {
  if (text.length - from <= MAX_BLOCK) return text.length;
  const limit = from + MAX_BLOCK;
  for (const edge of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(edge, limit - edge.length);
    if (at > from) return at + edge.length;
  }
  // Not within a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}
