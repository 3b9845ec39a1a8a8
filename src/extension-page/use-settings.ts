import { useEffect, useState } from 'preact/hooks';
import { browserLanguages } from '../i18n/browser-languages.ts';
import { chooseLanguage, type Language } from '../i18n/languages.ts';
import type { Settings } from '../settings/schema.ts';
import { loadSettings, watchSettings } from '../settings/store.ts';

/** The settings and the language that follows from them. */
export interface Chosen {
  settings: Settings;
  language: Language;
}

const chosenFrom = (settings: Settings): Chosen => ({
  settings,
  language: chooseLanguage(settings.language, browserLanguages()),
});

/** Reads the settings before the first paint, so that no page changes its language or colours before the reader's eyes. */
export const loadChosen = async (): Promise<Chosen> => chosenFrom(await loadSettings());

/** The settings as they are now, from whichever page they are changed; document language and colours follow them. */
export function useChosen(first: Chosen): Chosen {
  const [chosen, setChosen] = useState(first);
  useEffect(() => {
    const life = new AbortController();
    watchSettings((settings) => setChosen(chosenFrom(settings)), life.signal);
    return () => life.abort();
  }, []);
  useEffect(() => applyTo(document.documentElement, chosen), [chosen]);
  return chosen;
}

/** Sets the language and the colours of a document; `system` follows the browser's `prefers-color-scheme`. */
export function applyTo(root: HTMLElement, { settings, language }: Chosen): void {
  root.lang = language;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
}
