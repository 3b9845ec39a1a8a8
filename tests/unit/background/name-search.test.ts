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
