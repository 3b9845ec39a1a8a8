import { expect, it, vi } from 'vitest';
import { createOneAtATime } from '../../../src/background/one-at-a-time.ts';

/** Work that ends when it is told to. */
function gate() {
  const open: ((failure?: Error) => void)[] = [];
  const begun: number[] = [];
  const wanted: (() => boolean)[] = [];
  return {
    begun,
    wanted,
    work: async (tabId: number, isWanted: () => boolean) => {
      begun.push(tabId);
      wanted.push(isWanted);
      const failure = await new Promise<Error | undefined>((resolve) => open.push(resolve));
      if (failure) throw failure;
      return 0;
    },
    async end(failure?: Error) {
      open.shift()?.(failure);
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

it('asked a thousand times while it is at it, it does it once more', async () => {
  const { work, begun, end } = gate();
  const counts = createOneAtATime(work);
  for (let n = 0; n < 1_000; n++) counts.want(7);
  expect(begun).toEqual([7]);
  await end();
  expect(begun).toEqual([7, 7]);
  await end();
  expect(begun).toEqual([7, 7]);
  expect(counts.size).toBe(0);
});

it('tabs do not wait for each other', () => {
  const { work, begun } = gate();
  const counts = createOneAtATime(work);
  counts.want(1);
  counts.want(2);
  expect(begun).toEqual([1, 2]);
});

it('what is dropped is wanted no more, and what is asked for afterwards is done', async () => {
  const { work, begun, wanted, end } = gate();
  const counts = createOneAtATime(work);
  counts.want(1);
  counts.want(1);
  counts.drop(1);
  expect(wanted[0]?.()).toBe(false);
  counts.want(1);
  expect(begun).toEqual([1, 1]);
  await end();
  expect(begun).toEqual([1, 1]);
  expect(wanted[1]?.()).toBe(true);
  await end();
  expect(counts.size).toBe(0);
});

it('after a failure nothing is left of it, and it can be asked for again', async () => {
  vi.spyOn(console, 'debug').mockImplementation(() => undefined);
  const { work, begun, end } = gate();
  const counts = createOneAtATime(work);
  counts.want(1);
  await end(new Error('No tab with id: 1.'));
  expect(counts.size).toBe(0);
  counts.want(1);
  expect(begun).toEqual([1, 1]);
});
