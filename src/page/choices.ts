import { answerOf } from '../messaging/answer-of.ts';
import type { ReaderWord } from '../messaging/protocol.ts';
import { SETTINGS_KEY, SILENCED_KEY } from '../settings/keys.ts';
import { type ExtensionApi, insist, listen } from './extension-api.ts';
import { createOwnWord, type OwnWord } from './own-word.ts';
import { type Preferences, readPreferences } from './preferences.ts';

/** What the reader has chosen: as it is stored, and as said on this page. */
export interface Choices {
  preferences(): Preferences;
  readonly word: OwnWord;
  /** Takes the reader's word on names, said in this frame or in another one of the page. */
  take(...words: readonly Omit<ReaderWord, 'by'>[]): void;
  /** Reads anew what is stored. */
  reload(): Promise<void>;
}

/**
 * @param load reads what is stored
 * @param host of the site that this document is of
 */
export function createChoices(
  loaded: Preferences,
  load: () => Promise<Preferences>,
  host: string,
  onChange: (preferences: Preferences) => void,
): Choices {
  let stored = loaded;
  let preferences = stored;
  /** Entities on which the reader has said a word on this page; they only grow more, so that a word can be taken back. */
  const touched: { entity: string }[] = [];
  const word = createOwnWord(() => preferences.silenced, host);

  function prefer(): void {
    preferences = { ...stored, silenced: [...stored.silenced, ...touched] };
    onChange(preferences);
  }

  return {
    preferences: () => preferences,
    word,
    take(...words) {
      for (const { said, text, entities } of words) {
        if (said === 'not') word.dismiss(text, entities);
        else if (said === 'is') word.confirm(text, entities[0] ?? '');
        else word.undo(text);
        for (const entity of entities) touched.push({ entity });
      }
      prefer();
    },
    async reload() {
      const fresh = await load();
      // Another reload may have ended meanwhile, so what was stored is looked at only now.
      word.release(stored.silenced, fresh.silenced);
      stored = fresh;
      prefer();
    },
  };
}

/** @param isOver whether there is nobody left to load for */
export async function loadPreferences(api: ExtensionApi, isOver: () => boolean): Promise<Preferences> {
  const values = await insist(() => answerOf(api.storage.local.get([SETTINGS_KEY, SILENCED_KEY])), isOver);
  return readPreferences(values?.[SETTINGS_KEY], values?.[SILENCED_KEY]);
}

/** Calls when what is stored has changed. */
export function watchPreferences(api: ExtensionApi, onChange: () => void, signal: AbortSignal): void {
  listen(
    api.storage.onChanged,
    (changes, area) => {
      if (area === 'local' && (changes[SETTINGS_KEY] || changes[SILENCED_KEY])) onChange();
    },
    signal,
  );
}
