import type { EntityLead } from '../dataset/reader.ts';
import type { LinkRequest } from '../matching/types.ts';
import type { PageLinkResult } from '../messaging/protocol.ts';
import { watchAddress } from './address.ts';
import { createAsking } from './asking.ts';
import { primaryTag } from './context.ts';
import { attributeOf, hostOf, isInDocument, rootElementOf, rootOf, shadowOf, titleOf } from './dom.ts';
import type { Attendant, PageFace } from './face.ts';
import { createIntake } from './intake.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMarks, type Marks, type MarksOptions } from './marks.ts';
import type { Preferences } from './preferences.ts';
import { createTopic } from './topic.ts';

export interface AnnotateOptions extends Pick<MarksOptions, 'revise' | 'onChange'> {
  preferences: Preferences;
  link(request: LinkRequest): Promise<PageLinkResult>;
  /** A single-page site shows another page from here on. */
  onLeave(): void;
  /** Whether the document is about the topic has turned out, or is so no longer. */
  onTurn(onTopic: boolean): void;
}

export interface AnnotatedPage
  extends Pick<
      Attendant,
      'run' | 'skim' | 'voided' | 'unread' | 'replaced' | 'round' | 'sliceEnd' | 'rescan' | 'isDone' | 'topic'
    >,
    Pick<Marks, 'highlights' | 'judged' | 'markedAt'> {
  readonly markedCount: number;
  leadOf(id: string): EntityLead | undefined;
  setPreferences(preferences: Preferences): void;
  /** The page around this frame is about the topic, or is so no longer; an answer that is on its way does not know it. */
  setPageTopic(onTopic: boolean): void;
}

/**
 * Asks the background about what is read, and marks what it names: first what there is, then what changes. It never
 * changes the page, and works in slices of a few milliseconds. Ends with the page script.
 */
export function annotatePage(document: Document, face: PageFace, options: AnnotateOptions): AnnotatedPage {
  const { signal, reading } = face;
  let { preferences } = options;
  const leads = new Map<string, EntityLead>();
  const leadOf = (id: string): EntityLead | undefined => leads.get(id);
  /** Whether anything has been answered about the document. Until then no more of it is read, so that the first marks come early. */
  let isAnswered = false;

  const marks = createMarks(
    () => ledger,
    {
      preferences: () => preferences,
      leadOf,
      isOnTopic: () => topic.isOnTopic(),
      revise: options.revise,
      onChange: options.onChange,
    },
    signal,
  );
  const { highlights, judged, markedAt } = marks;
  const ledger: Ledger = createLedger(marks.unmark, (node) => reading.touch(node));
  const topic = createTopic(options.onTurn, marks.remark);
  const asking = createAsking(
    options.link,
    ledger,
    {
      facts() {
        topic.asked();
        return {
          title: titleOf(document).slice(0, 2_000),
          lang: languageOfDocument(document),
          host: location.hostname,
        };
      },
      answer(answer) {
        for (const id in answer.leads) leads.set(id, answer.leads[id] as EntityLead);
        isAnswered = true;
      },
      judged: marks.mark,
      dismissed: (candidate) => void marks.unmark(candidate),
      async settled(answer) {
        await topic.answered(answer);
        if (intake.lookFor(answer.names)) reading.sweep();
        marks.announce();
      },
      returned: reading.wake,
      failed: () => !face.isOrphaned(),
    },
    signal,
  );
  const intake = createIntake(face, ledger, marks, asking, () => languageOfDocument(document));
  const follow = createFollower(ledger, reading.touch);
  const address = watchAddress(document, leave, signal);

  /**
   * A single-page site has gone elsewhere. Marks stay until they are confirmed or not: much of the page, such as its
   * menu, is the same as before.
   */
  function leave(): void {
    options.onLeave();
    ledger.prune('unknown');
    ledger.renew();
    startDocument();
    reading.wake();
  }

  /** From here on it is another document: what the last one established counts no more. */
  function startDocument(): void {
    asking.startDocument();
    intake.startDocument();
    isAnswered = false;
    topic.startDocument();
    address.startDocument();
    reading.sweep();
  }

  return {
    run: intake.take,
    skim: intake.isWorthSending,
    voided(node) {
      intake.rewritten();
      ledger.changed(node);
    },
    unread: ledger.dropIn,
    replaced(removed) {
      if (marks.count === 0) return null;
      ledger.prune(removed);
      for (const node of removed) follow(node);
      return ledger.hasLost();
    },
    round(removed) {
      ledger.prune(removed);
      if (removed !== 'unknown') for (const node of removed) follow(node);
      highlights.strain();
      address.check();
    },
    sliceEnd() {
      ledger.forgetLost();
      asking.ask();
      marks.announce();
      return isAnswered || !asking.isOut();
    },
    isDone: asking.isDone,
    ...{ highlights, judged, markedAt, leadOf },
    get markedCount() {
      return marks.count;
    },
    topic: topic.told,
    setPreferences(changed) {
      preferences = changed;
      void marks.remark().then(marks.announce);
    },
    setPageTopic(onTopic) {
      void topic.setPageTopic(onTopic).then(marks.announce);
    },
    rescan() {
      ledger.clear();
      startDocument();
      marks.announce();
      reading.wake();
    },
  };
}

/** What was put into a shadow tree is read there, if anything of it is: else nobody would hear of its changes. */
function createFollower(ledger: Ledger, touch: (node: Node) => void): (node: Node) => void {
  /** Shadow trees that have been read since something was put into them: from then on they are watched. */
  const followed = new WeakSet<Node>();
  return (node) => {
    const root = rootOf(node);
    const host = isInDocument(node) && hostOf(root);
    if (!host) return;
    if (shadowOf(host) !== root) ledger.dropIn(node);
    else if (!followed.has(root)) {
      followed.add(root);
      touch(host);
    }
  };
}

function languageOfDocument(document: Document): string {
  const root = rootElementOf(document);
  return root ? primaryTag(attributeOf(root, 'lang')) : '';
}
