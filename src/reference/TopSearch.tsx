import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import { keys } from '../i18n/catalogue/keys.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import type { Language } from '../i18n/languages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useChoice } from '../search/use-choice.ts';
import { useSearch } from '../search/use-search.ts';
import { entityAddress } from './route.ts';

const LIST_ID = 'found';
const IS_MAC = /^Mac/.test(navigator.platform);

interface TopSearchProps {
  language: Language;
  reader: DatasetReader | null;
  /** What the address asks for; empty where it asks for nothing. */
  words: string;
  count: number;
}

/**
 * Search over all names, in the head of every place. Ctrl+K or ⌘K leads to it: a plain key would be pressed by slips of
 * the tongue, where one speaks to the computer, and by slips of the hand (WCAG 2.1.4).
 */
export function TopSearch({ language, reader, words, count }: TopSearchProps) {
  const [query, setQuery] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const [isAwaited, setAwaited] = useState(false);
  /** The focus is elsewhere: a list that stayed would cover what has it. */
  const [isLeft, setLeft] = useState(false);
  const state = useSearch(reader, query, language, isAwaited);
  // Only from the address to the field: what is typed is written down nowhere, so not in the browser's history either.
  useLayoutEffect(() => {
    setQuery(words);
    if (words !== '') field.current?.focus();
  }, [words]);
  const open = useCallback((id: string) => {
    setQuery('');
    location.hash = entityAddress(id);
  }, []);
  const shown = isLeft ? null : state;
  const choice = useChoice(shown, { listId: LIST_ID, query, onChoose: open });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isHeld = IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!isHeld || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what happens in the field and the list.
    <div
      class="top-search"
      onFocusIn={() => {
        setAwaited(true);
        setLeft(false);
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => setLeft(!currentTarget.contains(relatedTarget as Node | null))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        setQuery('');
        field.current?.focus();
      }}
    >
      <SearchBox
        inputRef={field}
        language={language}
        query={query}
        placeholder={reference(language)('searchEntries', { count })}
        listId={choice.listId}
        activeId={choice.activeId}
        shortcut={IS_MAC ? '⌘ K' : `${keys(language)('key/Ctrl')} K`}
        shortcutName={IS_MAC ? 'Meta+K' : 'Control+K'}
        onQuery={setQuery}
        onMove={choice.move}
        onChoose={choice.choose}
      />
      {shown !== null && (
        // Takes the focus of a press on its words or its scroll bar, which would else be elsewhere.
        <div class="found-menu" tabIndex={-1}>
          <SearchResults
            id={LIST_ID}
            {...{ language, entries: choice.entries, active: choice.active }}
            state={shown}
            onActive={choice.setActive}
            onChoose={open}
            addressOf={(place) => `#/${place}`}
            onLeave={() => setQuery('')}
          />
        </div>
      )}
    </div>
  );
}
