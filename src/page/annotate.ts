import type { EntityLead } from '../dataset/reader.ts';
import type { NameFilter } from '../matching/filters/filter-keys.ts';
import { BROAD, NAME } from '../matching/filters/kinds.ts';
import type { LinkRequest } from '../matching/types.ts';
import type { PageLinkResult } from '../messaging/protocol.ts';
import { createAsking } from './asking.ts';
import { headOfRow, kindOfText, languageOf, primaryTag, textBeside } from './context.ts';
import { attributeOf, hostOf, isInDocument, rootElementOf, rootOf, shadowOf, titleOf } from './dom.ts';
import type { Attendant, PageFace } from './face.ts';
import { createHighlights, type Highlights } from './highlights.ts';
import { createLedger } from './ledger.ts';
import { cutLong, MAX_BLOCK } from './long-text.ts';
import type { MarkName } from './mark-names.ts';
import { markOf, type Preferences } from './preferences.ts';
import { staticRangeOf } from './ranges.ts';
import type { Candidate, Run, TextBlock } from './run.ts';
import { inSlices } from './slices.ts';
import type { RunReader } from './text-block.ts';

export interface AnnotateOptions {
  preferences: Preferences;
  link(request: LinkRequest): Promise<PageLinkResult>;
  /** The judgement after the reader's own word; asked of entities only of which some name is silenced or chosen. */
  revise(candidate: Candidate): Candidate['verdict'];
  /** Marks have come, gone or changed. */
  onChange(): void;
  /** A single-page site shows another page from here on. */
  onLeave(): void;
  /** Whether the document is about the topic has turned out, or is so no longer. */
  onTurn(onTopic: boolean): void;
}

export interface AnnotatedPage
  extends Pick<
    Attendant,
    'run' | 'skim' | 'voided' | 'unread' | 'replaced' | 'round' | 'sliceEnd' | 'rescan' | 'isDone' | 'topic'
  > {
  readonly highlights: Highlights;
  readonly markedCount: number;
  /** All that has been judged, marked or not, and the marks that stay until a changed text has been. */
  judged(): Iterable<Candidate>;
  /** The marked candidate at a place of a text node. */
  markedAt(node: Text, offset: number): Candidate | null;
  leadOf(id: string): EntityLead | undefined;
  setPreferences(preferences: Preferences): void;
  /** The page around this frame is about the topic, or is so no longer; an answer that is on its way does not know it. */
  setPageTopic(onTopic: boolean): void;
}

/** The address of a single-page site changes before its text does. */
const NAVIGATION_MS = 300;

/**
 * Asks the background about what is read, and marks what it names: first what there is, then what changes. It never
 * changes the page, and works in slices of a few milliseconds. Ends with the page script.
 */
export function annotatePage(document: Document, face: PageFace, options: AnnotateOptions): AnnotatedPage {
  const { signal, reading } = face;
  let { preferences } = options;
  const highlights = createHighlights(signal);
  const leads = new Map<string, EntityLead>();
  /** Names that the document has introduced. */
  let introduced: NameFilter | null = null;
  /** Whether anything has been answered about the document. Until then no more of it is read, so that the first marks come early. */
  let isAnswered = false;
  let topic = { topic: 0, onTopic: false };
  /** The same of the page around this frame; how often that was told, and how often when the last question went out. */
  let pageOnTopic = false;
  let turns = 0;
  let turnsAsked = 0;
  let pageKey = pageKeyOf(location);
  let pageTitle = titleOf(document);
  /** Whether the reader may have gone elsewhere; no when the page has only put another address in place of its own. */
  let hasLeft = false;
  /** Counts changes of text. */
  let rewrites = 0;
  let markedCount = 0;
  let marksChanged = false;
  /** Shadow trees that have been read since something was put into them: from then on they are watched. */
  const followed = new WeakSet<Node>();

  const ledger = createLedger(unmark, (node) => reading.touch(node));

  const asking = createAsking(
    options.link,
    ledger,
    {
      facts() {
        turnsAsked = turns;
        return { title: titleOf(document).slice(0, 2_000), lang: documentLanguage(), host: location.hostname };
      },
      answer(answer) {
        for (const id in answer.leads) leads.set(id, answer.leads[id] as EntityLead);
        isAnswered = true;
      },
      judged: mark,
      dismissed: (candidate) => void unmark(candidate),
      async settled(answer) {
        const told = turnsAsked === turns ? answer.pageOnTopic : null;
        await turn({ topic: answer.topic, onTopic: answer.onTopic }, told ?? pageOnTopic);
        if (lookFor(answer.names)) reading.sweep();
        announce();
      },
      returned: reading.wake,
      failed: () => !face.isOrphaned(),
    },
    signal,
  );

  function readRun(reader: RunReader, text: string): void {
    const known = ledger.find(reader, text);
    const heirs = ledger.heirs();
    for (const { candidates } of known?.blocks ?? []) candidates.forEach(mark);
    const isSent = known || text.length > MAX_BLOCK || isWorthSending(text);
    const run = known ?? (isSent ? recordRun(reader, text) : null);
    if (run && !known && text.length <= MAX_BLOCK) run.heirs = [...heirs, ...heirsOfLost(run)];
    else heirs.forEach(unmark);
    if (!run) return;
    if (text.length > MAX_BLOCK) void readLong(run);
    else readBlock(run, 0, text.length);
  }

  /** A run of megabytes, such as a plain-text file, takes more than a slice even to filter. */
  async function readLong(run: Run): Promise<void> {
    const { nodes, starts, text } = run;
    let seen = rewrites;
    let isSame = true;
    let start = 0;
    const step = (end: number): void => {
      // It may have changed meanwhile, and been read anew.
      if (seen !== rewrites) isSame &&= nodes.every((node, i) => text.startsWith(node.data, starts[i]));
      seen = rewrites;
      if (isSame) readBlock(run, start, end);
      start = end;
    };
    await inSlices(cutLong(text), step, true, signal);
    asking.ask();
  }

  function readBlock(run: Run, start: number, end: number): void {
    const block = run.blocks.find(({ from }) => from === start);
    if (block?.sent || (!block && !isWorthSending(run.text.slice(start, end)))) return;
    asking.add(block ?? ledger.addBlock(run, start, end));
  }

  const isWorthSending = (text: string): boolean =>
    (face.filters.names(text) & (NAME | BROAD)) > 0 ||
    (introduced !== null && face.filters.own(introduced, text) > 0) ||
    face.filters.topics(text);

  function recordRun(reader: RunReader, text: string): Run {
    const first = reader.nodes[0] as Text;
    const about: Run['about'] = { kind: kindOfText(first, text, reader.inHeading()) };
    const beside = textBeside(first, text);
    if (beside) about.beside = beside;
    const row = headOfRow(first, text);
    if (row) about.row = row;
    const lang = languageOf(first);
    if (lang && lang !== documentLanguage()) about.lang = lang;
    const copy = reader.copy();
    return {
      ...copy,
      text,
      characters: copy.nodes.reduce((sum, node) => sum + node.length, 0),
      blocks: [],
      heirs: [],
      about,
    };
  }

  /** Marks whose text was taken out while this one came, on the same words. They are asked about as all of it is. */
  function heirsOfLost(run: Run): Candidate[] {
    const block: TextBlock = { id: 0, run, from: 0, to: run.text.length, sent: true, answered: true, candidates: [] };
    return ledger.inherit(run).map(({ candidate, mark, start, end }) => {
      const range = staticRangeOf(run, { start, end });
      highlights.put(mark, range);
      markedCount++;
      marksChanged = true;
      return { ...candidate, ...{ block, start, end, mark, range } };
    });
  }

  function documentLanguage(): string {
    const root = rootElementOf(document);
    return root ? primaryTag(attributeOf(root, 'lang')) : '';
  }

  /** @returns whether there is a name that was not looked for before */
  function lookFor(names: readonly number[]): boolean {
    const all = introduced?.words ?? new Int32Array(names.length);
    let isNew = false;
    for (const [index, word] of names.entries()) {
      const before = all[index] as number;
      all[index] = before | word;
      isNew ||= all[index] !== before;
    }
    if (isNew) introduced = { words: all, beginnings: 0 };
    return isNew;
  }

  /** @returns the mark that showed until now */
  function unmark(candidate: Candidate): MarkName | null {
    const { mark } = candidate;
    if (!mark) return null;
    candidate.mark = null;
    markedCount--;
    marksChanged = true;
    return highlights.remove(mark, candidate.range as StaticRange) ? mark : null;
  }

  function mark(candidate: Candidate): void {
    let { verdict } = candidate;
    // Only names of entities on which the reader has said a word are looked at more closely.
    if (verdict?.choices.some(({ entity }) => preferences.silenced.some((one) => one?.entity === entity)))
      verdict = options.revise(candidate);
    const name = markOf(verdict, leads.get(verdict?.choices[0]?.entity ?? ''), preferences, isOnTopic());
    marksChanged = true;
    if (name === candidate.mark) return;
    unmark(candidate);
    if (!name) return;
    candidate.range ??= staticRangeOf(candidate.block.run, candidate);
    highlights.add(name, candidate.range);
    candidate.mark = name;
    markedCount++;
  }

  /** What was put into a shadow tree is read there, if anything of it is: else nobody would hear of its changes. */
  function follow(node: Node): void {
    const root = rootOf(node);
    const host = isInDocument(node) && hostOf(root);
    if (!host) return;
    if (shadowOf(host) !== root) ledger.dropIn(node);
    else if (!followed.has(root)) {
      followed.add(root);
      reading.touch(host);
    }
  }

  /** Decides every mark anew: other settings, or the page turned out to be about the topic. */
  const remark = (): Promise<void> => inSlices(onRecord(), (candidates) => candidates.forEach(mark), true, signal);

  /** Piece by piece what is on record when its turn comes: what goes meanwhile must not be marked once more. */
  function* onRecord(): Iterable<readonly Candidate[]> {
    for (const run of ledger.runs()) {
      yield run.heirs;
      for (const block of run.blocks) if (ledger.blocks.get(block.id) === block) yield block.candidates;
    }
  }

  function* judged(): Iterable<Candidate> {
    for (const run of ledger.runs()) {
      yield* run.heirs;
      for (const block of run.blocks) yield* block.candidates;
    }
  }

  async function turn(next: typeof topic, page: boolean): Promise<void> {
    const wasOnTopic = isOnTopic();
    topic = next;
    pageOnTopic = page;
    if (wasOnTopic === isOnTopic()) return;
    options.onTurn(!wasOnTopic);
    await remark();
  }

  function isOnTopic(): boolean {
    return topic.onTopic || pageOnTopic;
  }

  function announce(): void {
    if (!marksChanged || signal.aborted) return;
    marksChanged = false;
    options.onChange();
  }

  /** From here on it is another document: what the last one established counts no more. */
  function startDocument(): void {
    asking.startDocument();
    introduced = null;
    isAnswered = false;
    if (topic.onTopic) options.onTurn(false);
    topic = { topic: 0, onTopic: false };
    pageKey = pageKeyOf(location);
    pageTitle = titleOf(document);
    hasLeft = false;
    reading.sweep();
  }

  /**
   * A single-page site has gone elsewhere. Marks stay until they are confirmed or not: much of the page, such as its
   * menu, is the same as before. Feeds and maps write in the address where the reader is, several times a second: an
   * address put in place of another counts only with another title.
   */
  function checkAddress(): void {
    if (signal.aborted || pageKeyOf(location) === pageKey) return;
    if (navigation && !hasLeft && titleOf(document) === pageTitle) return;
    options.onLeave();
    ledger.prune('unknown');
    ledger.renew();
    startDocument();
    reading.wake();
  }

  // For sites that had the text all along; where text comes and goes, each round looks at the address itself.
  const onNavigation = (): void => void setTimeout(checkAddress, NAVIGATION_MS);
  const { navigation } = globalThis as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', onNavigation, { signal });
  const onEntry = (event: Event): void => {
    hasLeft ||= (event as { navigationType?: unknown }).navigationType !== 'replace';
  };
  navigation?.addEventListener('currententrychange', onEntry, { signal });
  addEventListener('popstate', onNavigation, { signal });

  return {
    run: readRun,
    skim: isWorthSending,
    voided(node) {
      rewrites++;
      ledger.changed(node);
    },
    unread: ledger.dropIn,
    replaced(removed) {
      if (markedCount === 0) return null;
      ledger.prune(removed);
      for (const node of removed) follow(node);
      return ledger.hasLost();
    },
    round(removed) {
      ledger.prune(removed);
      if (removed !== 'unknown') for (const node of removed) follow(node);
      highlights.strain();
      checkAddress();
    },
    sliceEnd() {
      ledger.forgetLost();
      asking.ask();
      announce();
      return isAnswered || !asking.isOut();
    },
    isDone: asking.isDone,
    highlights,
    get markedCount() {
      return markedCount;
    },
    judged,
    markedAt(node, offset) {
      const run = ledger.runOf(node);
      const start = run?.starts[run.nodes.indexOf(node)];
      if (!run || start === undefined) return null;
      const place = start + offset;
      for (const { candidates } of run.blocks) {
        const found = candidates.find((one) => one.mark && one.start <= place && place <= one.end);
        if (found) return found;
      }
      return null;
    },
    leadOf: (id) => leads.get(id),
    topic: () => ({ ...topic, onTopic: isOnTopic() }),
    setPreferences(changed) {
      preferences = changed;
      void remark().then(announce);
    },
    setPageTopic(onTopic) {
      turns++;
      void turn(topic, onTopic).then(announce);
    },
    rescan() {
      ledger.clear();
      startDocument();
      announce();
      reading.wake();
    },
  };
}

/** What of an address tells one page of a single-page site from another; the hash counts where it is used as a path. */
const pageKeyOf = ({ pathname, search, hash }: Location): string =>
  pathname + search + (/^#!?\//.test(hash) ? hash : '');
