import { DEFAULT_SETTINGS } from './defaults.ts';
import { SETTINGS_KEY } from './keys.ts';

/** Where nothing has been chosen yet, nothing is stored. */
const languageOf = (settings: unknown): unknown =>
  (settings as { language?: unknown } | undefined)?.language ?? DEFAULT_SETTINGS.language;

/** Whether the reader has chosen another language for the interface. @param changes of the storage, unchecked */
export function isLanguageChanged(changes: Record<string, { oldValue?: unknown; newValue?: unknown }>): boolean {
  const change = changes[SETTINGS_KEY];
  return change !== undefined && languageOf(change.oldValue) !== languageOf(change.newValue);
}
