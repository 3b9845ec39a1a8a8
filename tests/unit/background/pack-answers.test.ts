import { expect, test } from 'vitest';
import type { OpenDataset } from '../../../src/background/dataset-service.ts';
import { createPackHandlers } from '../../../src/background/pack-answers.ts';
import type { Sender } from '../../../src/messaging/server.ts';

const answer = (dataset: Partial<OpenDataset>) => {
  const { packsChanged } = createPackHandlers(async () => dataset as OpenDataset);
  return packsChanged({}, {} as Sender);
};
const fail = (error: Error) => () => Promise.reject(error);

test('that packs are followed is said once they are', async () => {
  let follows = 0;
  expect(await answer({ storage: 'database', followPacks: async () => void follows++ })).toEqual({ ok: true });
  expect(follows).toBe(1);
});

test.each(['memory', 'besideNewer'] as const)(
  'from memory (%s) no packs are followed, which is said',
  async (storage) => {
    await expect(answer({ storage, followPacks: async () => undefined })).rejects.toMatchObject({ code: 'memory' });
  },
);

test('a full disk is told as such, anything else as it is', async () => {
  const full = new DOMException('The disk is full.', 'QuotaExceededError');
  await expect(answer({ storage: 'database', followPacks: fail(full) })).rejects.toMatchObject({ code: 'quota' });
  const other = new Error('Something else.');
  await expect(answer({ storage: 'database', followPacks: fail(other) })).rejects.toBe(other);
});
