import type { LinkRequest, Verdict } from '../matching/types.ts';
import { onReturn } from '../messaging/answer-of.ts';
import type { PageLinkResult, ReaderWord } from '../messaging/protocol.ts';
import { hostOfDocument } from '../settings/host.ts';
import { isTopFrame } from './access.ts';
import { annotatePage } from './annotate.ts';
import { createChoices, loadPreferences, watchPreferences } from './choices.ts';
import { countEntities, withPassages } from './count.ts';
import { request } from './extension-api.ts';
import type { Attendant, PageFace } from './face.ts';
import type { CreateHands, Hands } from './hands.ts';
import { readInViewFirst } from './in-view.ts';
import { joinFrames } from './join-frames.ts';
import { createLaterScripts } from './later-scripts.ts';
import { isOtherLook } from './mark-names.ts';
import { markOf } from './preferences.ts';
import { createShown } from './shown.ts';
import { createCountTeller } from './tell-count.ts';
import { watchWindow } from './watch-window.ts';
import { createWishes } from './wishes.ts';

/** Marks the names of a page, and has pointer and keys served where there are any. */
export async function attend(face: PageFace): Promise<Attendant> {
  const { api, signal } = face;
  const isOver = (): boolean => face.isOrphaned() || signal.aborted;
  const load = () => loadPreferences(api, isOver);
  const choices = createChoices(await load(), load, hostOfDocument(location.href, origin), (preferences) =>
    page.setPreferences(preferences),
  );
  const { preferences, word } = choices;
  const page = annotatePage(document, face, {
    preferences: preferences(),
    link,
    revise: word.revise,
    onChange,
    onLeave: word.forget,
    onTurn: (onTopic) => frames.tellTopic(onTopic),
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
  const later = createLaterScripts(face, isOver, equip, () => page.markedCount > 0 && onChange());
  const wishes = createWishes(page, shown, () => later.hands, tellCount, signal);
  watchPreferences(api, () => void choices.reload(), signal);
  const frames = joinFrames(api, { heard: choices.take, said: word.said, pageTopic: page.setPageTopic }, signal);
  const windowWatch = watchWindow(api, { hasCard: () => !!later.hands?.door.current, onHide }, signal);

  /** Asks; and where there will be marks, has them wait a moment for what serves them. */
  async function link(blocks: LinkRequest): Promise<PageLinkResult> {
    const answer = await request(api, 'link', blocks);
    const isMarked = ({ verdict }: { verdict: Verdict | null }): boolean =>
      markOf(verdict, undefined, preferences(), answer.onTopic || answer.pageOnTopic === true) !== null;
    if (answer.settled.some(isMarked) || answer.open.some(isMarked)) await later.awaitHands();
    return answer;
  }

  function equip(create: CreateHands): Hands {
    const wording = {
      bearersOf: word.bearersOf,
      dismiss: (text: string, entities: readonly string[]) => say({ said: 'not', text, entities: [...entities] }),
      confirm: (text: string, entity: string, among: readonly string[]) =>
        say({ said: 'is', text, entities: [entity, ...among] }),
      undo: (text: string, entities: readonly string[]) => say({ said: 'undone', text, entities: [...entities] }),
    };
    return create(
      page,
      shown,
      { preferences, wantCard: later.wantCard, wording, onOpen: windowWatch.hearEscape },
      signal,
    );
  }

  /** Here, and in the other frames of the page. */
  function say(said: Omit<ReaderWord, 'by'>): void {
    choices.take(said);
    frames.tellWord(said);
  }

  function onHide(): void {
    // A page that is kept for the way back is shown again as it was left.
    later.hands?.door.vanish();
    // Of a frame that goes nobody else tells.
    if (!isTopFrame() && page.markedCount > 0)
      void request(api, 'counted', { count: 0, alone: false }).catch(() => undefined);
  }

  onReturn(() => {
    // A script that was to come while the page was away may have been lost.
    if (page.markedCount > 0) void later.wantHands();
    wishes.forget();
    void choices.reload().then(() => {
      // A look chosen meanwhile has its style in pages that were open.
      if (isOtherLook(preferences().marks)) return request(api, 'wantStyles', {}).catch(() => undefined);
    });
  }, signal);

  function onChange(): void {
    windowWatch.refresh();
    if (page.markedCount > 0) later.expectCard();
    shown.refresh();
    if (page.markedCount > 0) void later.wantHands();
    later.hands?.refresh();
    face.changed();
    tellCount();
  }

  function marked(): ReadonlySet<string> {
    const ids = new Set<string>();
    if (!wishes.isHidden())
      for (const { verdict, mark } of page.judged())
        if (mark && verdict?.choices[0]) ids.add(verdict.choices[0].entity);
    return ids;
  }

  readInViewFirst(face, signal);
  const { run, skim, voided, unread, replaced, round, sliceEnd, rescan, isDone, topic } = page;
  return {
    ...{ run, skim, voided, unread, replaced, round, sliceEnd, rescan, isDone, topic },
    restore: page.highlights.restore,
    entityCount: () => marked().size,
    count() {
      const entities = countEntities(page, preferences().marks.certainOnly);
      return wishes.wantsPassages() ? withPassages(entities, later.hands?.inOrder() ?? []) : entities;
    },
    step: (direction, among) => (!signal.aborted && later.hands?.step(direction, among)) || false,
    standing: () => (!signal.aborted && later.hands?.standing()) || { count: 0, index: -1, steppedMs: 0 },
    leave: () => later.hands?.leave(),
    hide: wishes.hide,
    obey: wishes.obey,
  };
}
