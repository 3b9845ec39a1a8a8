import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  endPause,
  loadPause,
  PAUSE_KEY,
  PAUSE_MS,
  pauseAt,
  startPause,
  watchPause,
} from '../../../src/settings/pause.ts';

beforeEach(() => fakeBrowser.reset());

const FROM = Date.UTC(2026, 10, 24, 12);
const hour = { kind: 'hour', fromMs: FROM, untilMs: FROM + PAUSE_MS };

describe('a pause of an hour', () => {
  it('is on from its first moment to its last', () => {
    expect(pauseAt(hour, FROM)).toEqual(hour);
    expect(pauseAt(hour, FROM + PAUSE_MS - 1)).toEqual(hour);
    expect(pauseAt(hour, FROM + PAUSE_MS)).toBeNull();
  });

  it('stays on when the clock is put right by a little, and ends when it is put back by more', () => {
    expect(pauseAt(hour, FROM - 60_000)).toEqual(hour);
    expect(pauseAt(hour, FROM - 86_400_000)).toBeNull();
  });

  it('is on at no more than 62 minutes of any clock, whatever is stored', () => {
    const times = fc.integer({ min: -PAUSE_MS * 10, max: PAUSE_MS * 10 });
    fc.assert(
      fc.property(times, times, times, (from, until, at) => {
        const pause = pauseAt({ kind: 'hour', fromMs: FROM + from, untilMs: FROM + until }, FROM + at);
        expect(pause === null || (at - from >= -120_000 && at - from < PAUSE_MS)).toBe(true);
      }),
    );
  });
});

describe('what is stored', () => {
  it.each([undefined, null, 7, 'hour', {}, { kind: 'week' }, { kind: 'hour' }, { ...hour, untilMs: '14:30' }])(
    'is no pause: %j',
    (stored) => expect(pauseAt(stored, FROM)).toBeNull(),
  );

  it('until the restart is on at any time', () => {
    expect(pauseAt({ kind: 'restart' }, FROM)).toEqual({ kind: 'restart' });
  });

  it('is what was begun, until it is ended; every change is told', async () => {
    const life = new AbortController();
    const told: (string | null)[] = [];
    watchPause((pause) => told.push(pause?.kind ?? null), life.signal);
    await startPause('hour');
    expect(await loadPause()).toMatchObject({ kind: 'hour' });
    await startPause('restart');
    expect(await loadPause()).toEqual({ kind: 'restart' });
    await endPause();
    expect(await browser.storage.local.get(PAUSE_KEY)).toEqual({});
    await expect.poll(() => told.at(-1)).toBeNull();
    expect(told).toContain('restart');
    life.abort();
  });
});
