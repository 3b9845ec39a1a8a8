import { type LentTexts, lend, lentLanguage } from '../i18n/borrowed.ts';
import { extensionApi, listen } from '../page/extension-api.ts';
import { SETTINGS_KEY } from '../settings/keys.ts';
import type { CardPreferences } from './services.ts';

/**
 * The reader's language and appearance. The appearance is read straight from the extension's storage: that wakes nobody.
 * The language is that of the texts at hand; when the reader chooses another, its texts are asked for.
 */

/** Where the background has left the texts before it put this script into the page; see `leaveTexts` there. */
const TEXTS = Symbol.for('il.card-texts');

const fieldOf = (stored: unknown, name: 'theme' | 'language'): unknown => Object(stored)[name];

/** What a stored value says of the theme; anything else follows the browser. Never throws. */
export function themeFrom(stored: unknown): CardPreferences['theme'] {
  const theme = fieldOf(stored, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/**
 * Reads the preferences and follows their changes.
 *
 * @param askTexts the texts of the language that is now chosen
 * @param onChange called after each change, also after the first reading
 * @returns the preferences as known by now
 */
export function watchPreferences(
  askTexts: () => Promise<LentTexts>,
  onChange: () => void,
  signal: AbortSignal,
): () => CardPreferences {
  const shared = globalThis as unknown as Record<symbol, LentTexts | undefined>;
  const left = shared[TEXTS];
  if (left) lend(left);
  delete shared[TEXTS];

  let theme: CardPreferences['theme'] = 'system';
  const take = (stored: unknown) => {
    if (signal.aborted) return;
    theme = themeFrom(stored);
    onChange();
  };
  const { storage } = extensionApi();
  listen(
    storage.onChanged,
    (changes, area) => {
      const change: { newValue?: unknown; oldValue?: unknown } | undefined = changes[SETTINGS_KEY];
      if (area !== 'local' || !change) return;
      take(change.newValue);
      if (fieldOf(change.newValue, 'language') === fieldOf(change.oldValue, 'language')) return;
      askTexts().then(
        (texts) => {
          if (signal.aborted) return;
          lend(texts);
          onChange();
        },
        () => {}, // The card goes on in the language it has.
      );
    },
    signal,
  );
  storage.local.get([SETTINGS_KEY]).then(
    (items) => take(items[SETTINGS_KEY]),
    () => {}, // An orphaned script has no storage any more; the browser's own appearance serves.
  );
  return () => ({ language: lentLanguage() ?? 'en', theme });
}
