import { browser } from 'wxt/browser';
import type { Language } from '../i18n/languages.ts';
import { createFinder, type Finder, keepLeads } from '../search/find-entries.ts';
import { type SearchIndex, searchIndexSteps } from '../search/search-index.ts';
import { FILTERS_OF_KEY } from '../settings/keys.ts';
import type { OpenDataset } from './dataset-service.ts';
import { runInSlices } from './slices.ts';

/** Search over all names, for whoever has no reader of its own: the popup and the address bar. */
export interface NameSearch {
  index(): Promise<SearchIndex>;
  /** A finder whose results speak a language. */
  finder(language: Language): Promise<Finder>;
}

/**
 * Arranges the names when they are first asked for and keeps them for the life of the background: some hundred
 * milliseconds for 100,000 entries, which no keystroke should pay, in slices between which pages are answered. A change of packs throws them away.
 */
export function createNameSearch(dataset: () => Promise<OpenDataset>): NameSearch {
  let opened: OpenDataset | undefined;
  let index: Promise<SearchIndex> | undefined;
  let finders = new Map<Language, Finder>();

  const forget = () => {
    opened = index = undefined;
    finders = new Map();
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && FILTERS_OF_KEY in changes) forget();
  });

  const indexOf = (of: OpenDataset): Promise<SearchIndex> => {
    if (opened !== of) forget();
    opened = of;
    index ??= of
      .reader('en')
      .names()
      .then((names) => runInSlices(searchIndexSteps(names)))
      .catch((error: unknown) => {
        forget();
        throw error;
      });
    return index;
  };

  return {
    index: async () => indexOf(await dataset()),
    async finder(language) {
      const of = await dataset();
      const made = indexOf(of);
      const arranged = await made;
      // Arranged anew meanwhile: then one of these answers once more and is not kept.
      const isCurrent = index === made;
      let finder = isCurrent ? finders.get(language) : undefined;
      if (!finder) {
        finder = createFinder(arranged, keepLeads(of.reader(language)));
        if (isCurrent) finders.set(language, finder);
      }
      return finder;
    },
  };
}
