import type { LinkRequest, Verdict } from '../matching/types.ts';
import { answerOf, onReturn } from '../messaging/answer-of.ts';
import type { PageLinkResult, ReaderWord, TabCommand } from '../messaging/protocol.ts';
import { hostOfDocument } from '../settings/host.ts';
import { isTopFrame } from './access.ts';
import { annotatePage } from './annotate.ts';
import { countEntities, withPassages } from './count.ts';
import { hearsKeys, rootElementOf } from './dom.ts';
import { insist, listen, type ReportPort, request } from './extension-api.ts';
import type { Attendant, PageFace } from './face.ts';
import { onFirstSign } from './first-sign.ts';
import type { CreateHands, Hands } from './hands.ts';
import { readInViewFirst } from './in-view.ts';
import { isOtherLook } from './mark-names.ts';
import { createOwnWord } from './own-word.ts';
import { markOf, type Preferences, readPreferences } from './preferences.ts';
import { createShown } from './shown.ts';
import { createCountTeller } from './tell-count.ts';

/** Keys in `storage.local`. */
const SETTINGS = 'settings';
const SILENCED = 'silenced';
/** A panel takes another port now and then: so long it has, in ms, to say again what it wants. */
const GIVE_BACK_MS = 300;
/** So long, in ms, marks wait for what serves them. */
const HANDS_MS = 1_000;

/** Marks the names of a page, and has pointer and keys served where there are any. */
export async function attend(face: PageFace): Promise<Attendant> {
  const { api, signal } = face;
  let stored = await load();
  let preferences = stored;
  /** Entities on which the reader has said a word on this page; they only grow more, so that a word can be taken back. */
  const touched: { entity: string }[] = [];

  const word = createOwnWord(() => preferences.silenced, hostOfDocument(location.href, origin));
  const me = Math.random();
  const page = annotatePage(document, face, {
    preferences,
    link,
    revise: word.revise,
    onChange,
    onLeave: word.forget,
    onTurn(onTopic) {
      // Frames may have asked before that was known; one in a shadow tree is not counted by `window.length`.
      if (isTopFrame()) void request(api, 'turnedTopic', { onTopic }).catch(() => undefined);
    },
  });
  const shown = createShown(page);
  page.highlights.onFlush = shown.refresh;
  const tellCount = createCountTeller(
    marked,
    (count, alone) =>
      request(api, 'counted', { count, alone }).then(
        ({ ok }) => ok,
        () => false,
      ),
    signal,
  );
  /** Which entities the panel wants to see; null: all. */
  let filter: readonly string[] | null = null;
  /** Who wanted that last. */
  let filtering: ReportPort | null = null;
  let hidden = false;
  /** Who wants the places of the marks, too. */
  let passagesFor: ReportPort | null = null;
  let cardWanted = false;
  let cardComing: Promise<unknown> | null = null;
  let hands: Hands | null = null;
  let handsComing: Promise<void> | null = null;
  face.takeHands = takeHands;

  listen(
    api.storage.onChanged,
    (changes, area) => {
      if (area === 'local' && (changes[SETTINGS] || changes[SILENCED])) void reload();
    },
    signal,
  );

  // Not at once: Firefox throws where one listener to messages goes while another is told the same message ("stop").
  const afterwards = new AbortController();
  signal.addEventListener('abort', () => setTimeout(() => afterwards.abort()));
  listen(
    api.runtime.onMessage,
    (message, { id }, respond) => {
      const { command, ...told } = Object(message) as TabCommand;
      if (signal.aborted || id !== api.runtime.id) return undefined;
      if (command === 'hearWord') {
        const { by, ...said } = told as ReaderWord;
        if (by !== me) take(said);
      } else if (command === 'pageTopic' && !isTopFrame())
        page.setPageTopic((told as { onTopic?: unknown }).onTopic === true);
      else if (command === 'tellWords') respond(word.said().map((said) => ({ by: me, ...said })));
      return undefined;
    },
    afterwards.signal,
  );

  if (!isTopFrame())
    void request(api, 'wantWords', {}).then(
      ({ words }) => words.length > 0 && take(...words),
      () => undefined,
    );

  /** Asks; and where there will be marks, has them wait a moment for what serves them. */
  async function link(blocks: LinkRequest): Promise<PageLinkResult> {
    const answer = await request(api, 'link', blocks);
    const isMarked = ({ verdict }: { verdict: Verdict | null }): boolean =>
      markOf(verdict, undefined, preferences, answer.onTopic || answer.pageOnTopic === true) !== null;
    if (answer.settled.some(isMarked) || answer.open.some(isMarked))
      await Promise.race([wantHands(), new Promise((resolve) => setTimeout(resolve, HANDS_MS))]);
    return answer;
  }

  async function wantHands(): Promise<void> {
    if (hands) return;
    // Where they did not come, they are asked for with the next change.
    handsComing ??= insist(
      () => request(api, 'wantHands', {}),
      () => face.isOrphaned() || signal.aborted,
    ).then(() => {
      handsComing = null;
    });
    await handsComing;
  }

  function takeHands(create: CreateHands): void {
    if (hands || signal.aborted) return;
    const wording = {
      bearersOf: word.bearersOf,
      dismiss: (text: string, entities: readonly string[]) => say({ said: 'not', text, entities: [...entities] }),
      confirm: (text: string, entity: string, among: readonly string[]) =>
        say({ said: 'is', text, entities: [entity, ...among] }),
      undo: (text: string, entities: readonly string[]) => say({ said: 'undone', text, entities: [...entities] }),
    };
    hands = create(page, shown, { preferences: () => preferences, wantCard, wording, onOpen: hearEscape }, signal);
    if (page.markedCount > 0) onChange();
  }

  /** The root of the document when its window was listened to; one that is written anew has lost the listeners. */
  let listenedIn: Element | null = null;
  listenToWindow();

  function listenToWindow(): void {
    listenedIn = rootElementOf(document);
    addEventListener('pagehide', onHide, { signal });
    addEventListener('blur', onBlur, { signal });
  }

  function onBlur({ isTrusted }: Event): void {
    // Where the focus goes is known when it has gone.
    if (isTrusted && hands?.door.current) setTimeout(() => hands?.door.current && hearEscape());
  }

  /** Escape closes the card, in whichever document of the page it is pressed. */
  function hearEscape(): void {
    if (!hearsKeys(document)) void request(api, 'wantEscape', {}).catch(() => undefined);
  }

  function onHide({ isTrusted }: Event): void {
    if (!isTrusted) return;
    // A page that is kept for the way back is shown again as it was left.
    hands?.door.vanish();
    // Of a frame that goes nobody else tells.
    if (!isTopFrame() && page.markedCount > 0)
      void request(api, 'counted', { count: 0, alone: false }).catch(() => undefined);
  }

  onReturn(() => {
    passagesFor = null;
    // A script that was to come while the page was away may have been lost.
    if (page.markedCount > 0) void wantHands();
    show(null);
    void reload().then(() => {
      // A look chosen meanwhile has its style in pages that were open.
      if (isOtherLook(preferences.marks)) return request(api, 'wantStyles', {}).catch(() => undefined);
    });
  }, signal);

  async function load(): Promise<Preferences> {
    const values = await insist(
      () => answerOf(api.storage.local.get([SETTINGS, SILENCED])),
      () => face.isOrphaned() || signal.aborted,
    );
    return readPreferences(values?.[SETTINGS], values?.[SILENCED]);
  }

  async function reload(): Promise<void> {
    const { silenced } = stored;
    stored = await load();
    word.release(silenced, stored.silenced);
    prefer();
  }

  function prefer(): void {
    preferences = { ...stored, silenced: [...stored.silenced, ...touched] };
    page.setPreferences(preferences);
  }

  /** Here, and in the other frames of the page. */
  function say(said: Omit<ReaderWord, 'by'>): void {
    take(said);
    void request(api, 'tellWord', { by: me, ...said }).catch(() => undefined);
  }

  function take(...words: readonly Omit<ReaderWord, 'by'>[]): void {
    for (const { said, text, entities } of words) {
      if (said === 'not') word.dismiss(text, entities);
      else if (said === 'is') word.confirm(text, entities[0] ?? '');
      else word.undo(text);
      for (const entity of entities) touched.push({ entity });
    }
    prefer();
  }

  /** Once, however many want it: a tap is a first sign and opens a card at the same time. */
  function wantCard(): Promise<unknown> {
    // A key may be pressed on a page that was switched off: what is put there then would stay.
    if (signal.aborted) return Promise.resolve();
    cardComing ??= request(api, 'wantCard', {}).finally(() => {
      cardComing = null;
    });
    return cardComing;
  }

  function bringCard(): void {
    // A command of the browser may have had it come before anybody stirred in the page: a second one would close it.
    if (hands?.door.isHere) return;
    wantCard().catch(() => {
      // Asked again with the next change.
      cardWanted = false;
    });
  }

  function onChange(): void {
    if (listenedIn !== rootElementOf(document)) listenToWindow();
    if (!cardWanted && page.markedCount > 0) {
      cardWanted = true;
      // Its script costs a page more than reading it did, and many pages are left without a card. The pointer rests
      // longer on a name than it takes to come.
      onFirstSign(bringCard, signal);
    }
    shown.refresh();
    if (page.markedCount > 0) void wantHands();
    hands?.refresh();
    face.changed();
    tellCount();
  }

  function marked(): ReadonlySet<string> {
    const ids = new Set<string>();
    if (!hidden)
      for (const { verdict, mark } of page.judged())
        if (mark && verdict?.choices[0]) ids.add(verdict.choices[0].entity);
    return ids;
  }

  function show(entities: readonly string[] | null): void {
    filter = entities;
    showWanted();
  }

  /** Whoever filtered has gone, and nobody else has since: the page is the reader's again. */
  function giveBack(port: ReportPort): void {
    if (filtering === port) show(null);
  }

  function showWanted(): void {
    if (signal.aborted) return;
    shown.only(hidden ? [] : filter);
    hands?.forget();
  }

  readInViewFirst(face, signal);
  const { run, skim, voided, unread, replaced, round, sliceEnd, rescan, isDone, topic } = page;
  return {
    ...{ run, skim, voided, unread, replaced, round, sliceEnd, rescan, isDone, topic },
    restore: page.highlights.restore,
    entityCount: () => marked().size,
    count() {
      const entities = countEntities(page);
      return passagesFor ? withPassages(entities, hands?.inOrder() ?? []) : entities;
    },
    step: (direction, among) => (!signal.aborted && hands?.step(direction, among)) || false,
    standing: () => (!signal.aborted && hands?.standing()) || { count: 0, index: -1, steppedMs: 0 },
    leave: () => hands?.leave(),
    hide(isHidden) {
      hidden = isHidden;
      if (hidden) {
        hands?.door.close();
        page.highlights.show('m4', []);
      }
      showWanted();
      tellCount();
    },
    obey(command, port) {
      const { show: entity, index, passages, filter: wanted } = command as Partial<Record<string, unknown>>;
      if (typeof entity === 'string') hands?.show(entity, Number(index));
      else if (passages === true && passagesFor !== port) {
        passagesFor = port;
        port.onDisconnect.addListener(() => {
          if (passagesFor === port) passagesFor = null;
        });
      } else if (wanted === null || Array.isArray(wanted)) {
        show(wanted);
        filtering = port;
        if (wanted) port.onDisconnect.addListener(() => setTimeout(() => giveBack(port), GIVE_BACK_MS));
      }
    },
  };
}
