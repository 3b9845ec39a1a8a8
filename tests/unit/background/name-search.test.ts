import { beforeEach, expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { OpenDataset } from '../../../src/background/dataset-service.ts';
import { createNameSearch } from '../../../src/background/name-search.ts';
import { search } from '../../../src/search/rank.ts';

beforeEach(() => fakeBrowser.reset());

test('names of another version are searched as soon as it is in use, also where the filters are the same', async () => {
  let entity = 'old';
  const reader = { names: async () => [{ entity, text: 'Harbour Fund', lang: 'und', type: 'official' }] };
  const dataset = { reader: () => reader } as unknown as OpenDataset;
  const names = createNameSearch(async () => dataset);
  const found = async () =>
    search(await names.index(), 'harbour', { language: 'en', limit: 5 }).map((hit) => hit.entity);
  await browser.storage.local.set({ filters: { names: 'ab' }, filtersOf: 1 });
  expect(await found()).toEqual(['old']);
  entity = 'new';
  await browser.storage.local.set({ filtersOf: 2 });
  expect(await found()).toEqual(['new']);
});

test('a finder whose names were arranged before the change is not kept', async () => {
  let entity = 'old';
  let arranged = (): void => undefined;
  const reader = {
    names: async () => {
      const name = { entity, text: 'Harbour Fund', lang: 'und', type: 'official' };
      if (entity === 'old') {
        await new Promise<void>((resolve) => {
          arranged = resolve;
        });
      }
      return [name];
    },
    leads: async (ids: string[]) => new Map(ids.map((id) => [id, { id }])),
  };
  const dataset = { reader: () => reader } as unknown as OpenDataset;
  const names = createNameSearch(async () => dataset);
  await browser.storage.local.set({ filtersOf: 1 });
  const before = names.finder('en');
  await new Promise((resolve) => setTimeout(resolve, 5));
  entity = 'new';
  await browser.storage.local.set({ filtersOf: 2 });
  await names.index();
  arranged();
  const old = await before;
  expect(await names.finder('en')).not.toBe(old);
});
