/**
 * What one tab may ask of the background. A page can make our own scripts ask, by its frames and changes, as often as it
 * likes; it must not be able to keep other tabs waiting, fill the memory, or open tab after tab.
 */

/** Unanswered questions of a tab. A page of some hundred frames stays below; what is over is refused and asked again later. */
const MOST_WAITING = 400;
/** Texts of a tab that are read at once, which is what takes time: those of other tabs come in between. */
const MOST_AT_ONCE = 4;
const HEAVY = 'link';
/** What changes something beyond the page is done by the reader's hand: so often, in so many ms, no hand does it. */
const RARE: Record<string, { times: number; withinMs: number }> = {
  openEntry: { times: 5, withinMs: 10_000 },
  // Where the browser opens no popup, this opens a tab too.
  openPopup: { times: 5, withinMs: 10_000 },
  silence: { times: 20, withinMs: 60_000 },
  unsilence: { times: 20, withinMs: 60_000 },
};

interface Crowd {
  unanswered: number;
  working: number;
  waiting: (() => void)[];
}

export interface Limits {
  /** @returns undefined where it is too much: to be refused without looking at it */
  admit<T>(tabId: number, type: string, work: () => Promise<T>): Promise<T> | undefined;
  /** What is remembered: of tabs that ask at the moment, and of what was done by hand in the last minute. */
  readonly size: number;
}

/** @param now the clock in ms, for tests */
export function createLimits(now: () => number = () => performance.now()): Limits {
  const crowds = new Map<number, Crowd>();
  const times = new Map<string, number[]>();

  /** Of tabs that are gone, too. */
  function forgetOld(): void {
    for (const [key, before] of times) {
      const { withinMs } = RARE[key.slice(0, key.indexOf(' '))] ?? { withinMs: 0 };
      if (before.every((time) => now() - time >= withinMs)) times.delete(key);
    }
  }

  function isTooOften(tabId: number, type: string): boolean {
    const rare = Object.hasOwn(RARE, type) ? RARE[type] : undefined;
    if (!rare) return false;
    forgetOld();
    const key = `${type} ${tabId}`;
    const recent = (times.get(key) ?? []).filter((time) => now() - time < rare.withinMs);
    if (recent.length >= rare.times) return true;
    times.set(key, [...recent, now()]);
    return false;
  }

  async function inTurn<T>(crowd: Crowd, work: () => Promise<T>): Promise<T> {
    if (crowd.working >= MOST_AT_ONCE) await new Promise<void>((resolve) => crowd.waiting.push(resolve));
    else crowd.working++;
    try {
      return await work();
    } finally {
      // Whoever waits takes this one's place.
      const next = crowd.waiting.shift();
      if (next) next();
      else crowd.working--;
    }
  }

  return {
    admit(tabId, type, work) {
      const crowd = crowds.get(tabId) ?? { unanswered: 0, working: 0, waiting: [] };
      if (crowd.unanswered >= MOST_WAITING || isTooOften(tabId, type)) return undefined;
      crowds.set(tabId, crowd);
      crowd.unanswered++;
      return (type === HEAVY ? inTurn(crowd, work) : work()).finally(() => {
        if (--crowd.unanswered === 0) crowds.delete(tabId);
      });
    },
    get size() {
      return crowds.size + times.size;
    },
  };
}
