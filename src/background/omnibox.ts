import { browser } from 'wxt/browser';
import { background as texts } from '../i18n/catalogue/background.ts';
import type { Language } from '../i18n/languages.ts';
import type { Finder } from '../search/find-entries.ts';
import { search } from '../search/rank.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { interfaceLanguage, type OpenDataset } from './dataset-service.ts';
import type { NameSearch } from './name-search.ts';
import { chosenId, escapeXml, type Markup, type Suggestion, suggestionOf } from './omnibox-suggestions.ts';
import { entityAddress, type Opening, openOwnPage, searchAddress } from './own-pages.ts';

/** The bar shows a handful; Chromium itself cuts at about eight. */
const LIMIT = 6;
const MARKUP: Markup = import.meta.env.FIREFOX ? 'plain' : 'xml';

/**
 * Serves the keyword in the address bar: entries while one types, the chosen one opened on the reference page. Words as
 * typed lead to its search, as the first line of the list says, or to the one entry of which they are a whole name.
 * Nothing of what is typed is kept.
 */
export function serveOmnibox(dataset: () => Promise<OpenDataset>, names: NameSearch): void {
  const { omnibox } = browser;
  if (!omnibox) return;
  const found: Find = async (text) => {
    const language = await interfaceLanguage();
    return suggestionsFor(await names.finder(language), text, language);
  };
  const named: Named = async (text) => entryNamed(await names.index(), text, await interfaceLanguage());
  const exists: Exists = async (id) => (await (await dataset()).reader('en').leads([id])).has(id);
  omnibox.onInputStarted.addListener(() => void explain());
  omnibox.onInputChanged.addListener((text, answer) => {
    void found(text).then(
      (suggestions) => answer(suggestions),
      (error: unknown) => console.warn('The address bar got no suggestions.', error),
    );
  });
  omnibox.onInputEntered.addListener((text, disposition) => void enter(text, disposition, named, exists));
}

/** The first line of the list, which is what Enter does with the words as typed. */
async function explain(): Promise<void> {
  const words = texts(await interfaceLanguage())('searchFor', { words: '%s' });
  // Chromium puts the words in the place of %s; Firefox shows it as it stands.
  await browser.omnibox.setDefaultSuggestion({
    description: MARKUP === 'xml' ? escapeXml(words) : texts(await interfaceLanguage())('searchNames'),
  });
}

type Find = (text: string) => Promise<Suggestion[]>;
type Named = (text: string) => Promise<string | null>;
type Exists = (id: string) => Promise<boolean>;

/** The best entries for what is typed; those close in spelling where none holds it. */
export async function suggestionsFor(
  finder: Finder,
  text: string,
  language: Language,
  markup: Markup = MARKUP,
): Promise<Suggestion[]> {
  const { entries } = await finder.find(text, language);
  const best = entries.length > 0 ? entries.slice(0, LIMIT) : await finder.findClose(text, language);
  return best.map((entry) => suggestionOf(entry, language, markup));
}

/** The only entry that has these words for a name; null where there is none, or several. */
export function entryNamed(index: SearchIndex, text: string, language: Language): string | null {
  const [first, second] = search(index, text, { language, limit: 2 });
  return first?.match === 'exact' && second?.match !== 'exact' ? first.entity : null;
}

async function enter(text: string, disposition: Opening['disposition'], named: Named, exists: Exists): Promise<void> {
  // Words may end like a suggestion: “Forum #metoo”.
  const chosen = chosenId(text);
  const isChosen = chosen !== null && (await exists(chosen).catch(() => false));
  const id = isChosen ? chosen : await named(text).catch(() => null);
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  await openOwnPage(id === null ? searchAddress(text) : entityAddress(id), { tab, disposition });
}
