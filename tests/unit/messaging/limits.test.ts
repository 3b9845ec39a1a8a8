import { describe, expect, it } from 'vitest';
import { createLimits } from '../../../src/messaging/limits.ts';

/** Work that ends when it is told to. */
function gate() {
  const open: (() => void)[] = [];
  let begun = 0;
  let most = 0;
  let working = 0;
  const work = async (): Promise<'done'> => {
    begun++;
    most = Math.max(most, ++working);
    await new Promise<void>((resolve) => open.push(resolve));
    working--;
    return 'done';
  };
  return {
    work,
    begun: () => begun,
    most: () => most,
    async openAll() {
      while (open.length > 0) {
        open.shift()?.();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

describe('what one tab may ask of the background', () => {
  it('a hundred thousand questions at once: four are worked on, some hundred wait, the rest is refused at once', async () => {
    const limits = createLimits();
    const { work, openAll, begun, most } = gate();
    const answers = Array.from({ length: 100_000 }, () => limits.admit(1, 'link', work));
    const admitted = answers.filter((answer) => answer !== undefined);
    expect(admitted).toHaveLength(400);
    await Promise.resolve();
    expect(begun()).toBe(4);
    await openAll();
    expect(await Promise.all(admitted)).toEqual(admitted.map(() => 'done'));
    expect(most()).toBe(4);
    // And the tab may ask again.
    expect(limits.admit(1, 'link', async () => 'again')).toBeDefined();
  });

  it('another tab is answered at once meanwhile', async () => {
    const limits = createLimits();
    const { work } = gate();
    for (let n = 0; n < 1_000; n++) limits.admit(1, 'link', work);
    expect(await limits.admit(2, 'link', async () => 'here')).toBe('here');
  });

  it('one that fails makes room as one that succeeds does', async () => {
    const limits = createLimits();
    for (let n = 0; n < 1_000; n++) {
      await expect(limits.admit(1, 'link', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }
    expect(await limits.admit(1, 'link', async () => 'yes')).toBe('yes');
  });

  it('what opens a tab or writes something is done as often as a hand does it', async () => {
    let clock = 0;
    const limits = createLimits(() => clock);
    const count = (type: string) => {
      let admitted = 0;
      for (let n = 0; n < 100; n++) if (limits.admit(1, type, async () => undefined)) admitted++;
      return admitted;
    };
    expect(count('openEntry')).toBe(5);
    expect(count('openPopup')).toBe(5);
    expect(count('silence')).toBe(20);
    expect(count('__proto__')).toBe(100);
    clock = 10_001;
    expect(count('openEntry')).toBe(5);
    expect(count('silence')).toBe(0);
  });

  it('of tabs that have asked nothing for a minute nothing is remembered', async () => {
    let clock = 0;
    const limits = createLimits(() => clock);
    for (let tab = 0; tab < 1_000; tab++) {
      await limits.admit(tab, 'openEntry', async () => undefined);
      await limits.admit(tab, 'silence', async () => undefined);
      await limits.admit(tab, 'link', async () => undefined);
    }
    expect(limits.size).toBeLessThanOrEqual(2_000);
    clock = 60_001;
    await limits.admit(1_000, 'openEntry', async () => undefined);
    expect(limits.size).toBe(1);
  });
});
