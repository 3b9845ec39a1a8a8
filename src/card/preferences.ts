import { chooseLanguage, LANGUAGES, type Language } from '../i18n/languages.ts';
import type { CardPreferences } from './mount.tsx';

/**
 * The reader's language and appearance, read straight from the extension's storage: that wakes nobody. The card takes
 * the browser's own promise-based API, as the polyfill would weigh more than the card's own code.
 */

interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
}
interface Extension {
  storage?: {
    local: StorageArea;
    onChanged: {
      addListener(listener: Listener): void;
      removeListener(listener: Listener): void;
    };
  };
}
type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

const SETTINGS_KEY = 'settings';

/** What a stored value says of language and theme; anything else follows the browser. Never throws. */
export function preferencesFrom(stored: unknown, browserLanguages: readonly string[]): CardPreferences {
  const { language, theme } = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const chosen = (LANGUAGES as readonly unknown[]).includes(language) ? (language as Language) : 'browser';
  return {
    language: chooseLanguage(chosen, browserLanguages),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

/**
 * Reads the preferences and follows their changes.
 *
 * @param onChange called after each change, also after the first reading
 * @returns the preferences as known by now; those of the browser until the first reading
 */
export function watchPreferences(onChange: () => void, signal: AbortSignal): () => CardPreferences {
  let current = preferencesFrom(undefined, navigator.languages);
  const take = (stored: unknown) => {
    if (signal.aborted) return;
    current = preferencesFrom(stored, navigator.languages);
    onChange();
  };
  const scope = globalThis as unknown as { browser?: Extension; chrome?: Extension };
  const storage = (scope.browser ?? scope.chrome)?.storage;
  if (storage) {
    const listener: Listener = (changes, area) => {
      if (area === 'local' && changes[SETTINGS_KEY]) take(changes[SETTINGS_KEY].newValue);
    };
    storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => storage.onChanged.removeListener(listener), { once: true });
    storage.local.get(SETTINGS_KEY).then(
      (items) => take(items[SETTINGS_KEY]),
      () => {}, // An orphaned script has no storage any more; the browser's own preferences serve.
    );
  }
  return () => current;
}
