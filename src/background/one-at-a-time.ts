/** Work for tabs that is asked for more often than it can be done. */
export interface OneAtATime {
  /**
   * Has the work done for a tab. While it is under way for this tab nothing more is begun, however often it is asked for;
   * then, after a pause, once more.
   */
  want(tabId: number): void;
  /** What is under way for a tab is over: its page has gone. */
  drop(tabId: number): void;
  /** Tabs for which something is remembered. */
  readonly size: number;
}

/**
 * @param work gets to know whether it is still wanted. @returns how long to wait before it is done again for this tab, in
 *   ms. What it throws ends it, and is nobody's fault: its tab went away.
 */
export function createOneAtATime(work: (tabId: number, isWanted: () => boolean) => Promise<number>): OneAtATime {
  const running = new Map<number, { isAskedAgain: boolean }>();

  async function run(tabId: number): Promise<void> {
    const mine = { isAskedAgain: true };
    running.set(tabId, mine);
    const isWanted = () => running.get(tabId) === mine;
    try {
      while (mine.isAskedAgain && isWanted()) {
        mine.isAskedAgain = false;
        const pauseMs = await work(tabId, isWanted);
        if (mine.isAskedAgain) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    } catch (error) {
      console.debug('A tab went away while something was done for it.', error);
    } finally {
      if (isWanted()) running.delete(tabId);
    }
  }

  return {
    want(tabId) {
      const there = running.get(tabId);
      if (there) there.isAskedAgain = true;
      else void run(tabId);
    },
    drop: (tabId) => void running.delete(tabId),
    get size() {
      return running.size;
    },
  };
}
