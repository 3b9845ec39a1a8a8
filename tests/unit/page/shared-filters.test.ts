import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepOnce } from '../../../src/page/shared-filters.ts';

type Realm = Window & typeof globalThis;

/** A window with classes of its own, inside another one or by itself. */
function realmIn(parent?: Realm): Realm {
  const realm = runInContext('globalThis', createContext({})) as { parent: unknown } & Realm;
  realm.parent = parent ?? realm;
  return realm;
}

const ofAnotherSite = new Proxy({} as Realm, {
  get: () => {
    throw new Error('SecurityError');
  },
});
const decode = (stored: unknown) => ({ words: Int32Array.from(stored as number[]), beginnings: 3 });
const { signal } = new AbortController();

afterEach(() => vi.unstubAllGlobals());

describe('the bytes of a filter', () => {
  it('are left with the outermost frame by the first that has them, made there, and found by all others', () => {
    const top = realmIn();
    vi.stubGlobal('window', realmIn(realmIn(top)));
    const first = keepOnce('one', [5, 6], decode, signal);
    expect(first?.words).toBeInstanceOf(top.Int32Array);
    expect(first).toBeInstanceOf(top.Object);
    expect([...(first?.words ?? [])]).toEqual([5, 6]);
    expect(first?.beginnings).toBe(3);
    for (const frame of [top, realmIn(top)]) {
      vi.stubGlobal('window', frame);
      const again = vi.fn(decode);
      expect(keepOnce('one', [5, 6], again, signal)).toBe(first);
      expect(again).not.toHaveBeenCalled();
    }
  });

  it('are those of the name that is asked for', () => {
    vi.stubGlobal('window', realmIn());
    keepOnce('one', [5], decode, signal);
    expect([...(keepOnce('other', [7], decode, signal)?.words ?? [])]).toEqual([7]);
    expect(keepOnce('none', null, () => null, signal)).toBeNull();
  });

  it('do not leave the frames of a site', () => {
    const inner = realmIn(ofAnotherSite);
    vi.stubGlobal('window', realmIn(inner));
    expect(keepOnce('one', [5], decode, signal)?.words).toBeInstanceOf(inner.Int32Array);
  });

  it('go when the script ends that left them', () => {
    vi.stubGlobal('window', realmIn());
    const life = new AbortController();
    const first = keepOnce('one', [5], decode, life.signal);
    life.abort();
    expect(keepOnce('one', [5], decode, signal)).not.toBe(first);
  });
});
