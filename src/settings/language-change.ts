import { SETTINGS_KEY } from './keys.ts';

const languageOf = (settings: unknown) => (settings as { language?: unknown } | undefined)?.language;

/** Whether the reader has chosen another language for the interface. @param changes of the storage, unchecked */
export function isLanguageChanged(changes: Record<string, { oldValue?: unknown; newValue?: unknown }>): boolean {
  const change = changes[SETTINGS_KEY];
  return change !== undefined && languageOf(change.oldValue) !== languageOf(change.newValue);
}
