import { later } from '../messaging/later.ts';
import type { ReaderWord, TabCommand } from '../messaging/protocol.ts';
import { isTopFrame } from './access.ts';
import { type ExtensionApi, listen, request } from './extension-api.ts';

type Word = Omit<ReaderWord, 'by'>;

/** What this frame tells the others. */
export interface OtherFrames {
  /** What the reader says of a name here. */
  tellWord(word: Word): void;
  /** Whether this document is about the topic; of the page itself alone the frames within it want to know. */
  tellTopic(onTopic: boolean): void;
}

export interface FrameEvents {
  /** The reader has said something in another frame. */
  heard(...words: readonly Word[]): void;
  /** What the reader has said in this one, for a frame that has come since. */
  said(): readonly Word[];
  /** The page around this frame is about the topic, or is so no longer. */
  pageTopic(onTopic: boolean): void;
}

/** The frames of a page have what the reader says, and what the page is about, in common. The background carries it. */
export function joinFrames(api: ExtensionApi, on: FrameEvents, signal: AbortSignal): OtherFrames {
  const me = Math.random();

  // Not at once: Firefox throws where one listener to messages goes while another is told the same message ("stop").
  const afterwards = new AbortController();
  signal.addEventListener('abort', () => later(() => afterwards.abort(), 0));
  listen(
    api.runtime.onMessage,
    (message, { id }, respond) => {
      const { command, ...told } = Object(message) as TabCommand;
      if (signal.aborted || id !== api.runtime.id) return undefined;
      if (command === 'hearWord') {
        const { by, ...said } = told as ReaderWord;
        if (by !== me) on.heard(said);
      } else if (command === 'pageTopic' && !isTopFrame())
        on.pageTopic((told as { onTopic?: unknown }).onTopic === true);
      else if (command === 'tellWords') respond(on.said().map((said) => ({ by: me, ...said })));
      return undefined;
    },
    afterwards.signal,
  );

  if (!isTopFrame())
    void request(api, 'wantWords', {}).then(
      ({ words }) => words.length > 0 && on.heard(...words),
      () => undefined,
    );

  return {
    tellWord: (said) => void request(api, 'tellWord', { by: me, ...said }).catch(() => undefined),
    tellTopic(onTopic) {
      // Frames may have asked before that was known; one in a shadow tree is not counted by `window.length`.
      if (isTopFrame()) void request(api, 'turnedTopic', { onTopic }).catch(() => undefined);
    },
  };
}
