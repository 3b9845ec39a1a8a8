import type { PageLinkResult } from '../messaging/protocol.ts';

/** Whether a document is about the topic: by what has been answered of it, or because the page around its frame is. */
export interface Topic {
  isOnTopic(): boolean;
  /** How far it is, as was answered last, and whether it is about the topic. */
  told(): { topic: number; onTopic: boolean };
  /** A question goes out. */
  asked(): void;
  /** An answer has come. Settles when all that follows has been done. */
  answered(answer: Pick<PageLinkResult, 'topic' | 'onTopic' | 'pageOnTopic'>): Promise<void>;
  /** The page around this frame is about the topic, or is so no longer. As `answered`. */
  setPageTopic(onTopic: boolean): Promise<void>;
  /** It is another document from here on, of which nothing is known. */
  startDocument(): void;
}

/**
 * @param onTurn that it is about the topic has turned out, or that it is so no longer
 * @param remark decides every mark anew
 */
export function createTopic(onTurn: (onTopic: boolean) => void, remark: () => Promise<void>): Topic {
  let topic = { topic: 0, onTopic: false };
  /** The same of the page around this frame; how often that was told, and how often when the last question went out. */
  let pageOnTopic = false;
  let turns = 0;
  let turnsAsked = 0;

  const isOnTopic = (): boolean => topic.onTopic || pageOnTopic;

  async function turn(next: typeof topic, page: boolean): Promise<void> {
    const wasOnTopic = isOnTopic();
    topic = next;
    pageOnTopic = page;
    if (wasOnTopic === isOnTopic()) return;
    onTurn(!wasOnTopic);
    await remark();
  }

  return {
    isOnTopic,
    told: () => ({ ...topic, onTopic: isOnTopic() }),
    asked() {
      turnsAsked = turns;
    },
    answered(answer) {
      // An answer that was on its way meanwhile does not know it.
      const told = turnsAsked === turns ? answer.pageOnTopic : null;
      return turn({ topic: answer.topic, onTopic: answer.onTopic }, told ?? pageOnTopic);
    },
    setPageTopic(onTopic) {
      turns++;
      return turn(topic, onTopic);
    },
    startDocument() {
      if (topic.onTopic) onTurn(false);
      topic = { topic: 0, onTopic: false };
    },
  };
}
