import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DatasetReader } from '../dataset/reader.ts';
import { reference } from '../i18n/catalogue/reference.ts';
import type { Language } from '../i18n/languages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useChoice } from '../search/use-choice.ts';
import { useSearch } from '../search/use-search.ts';
import { entityAddress } from './route.ts';

const LIST_ID = 'found';

interface TopSearchProps {
  language: Language;
  reader: DatasetReader | null;
  /** What the address asks for; empty where it asks for nothing. */
  words: string;
  count: number;
}

/** Search over all names, in the head of every place; `/` leads to it. */
export function TopSearch({ language, reader, words, count }: TopSearchProps) {
  const [query, setQuery] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const [isAwaited, setAwaited] = useState(false);
  const state = useSearch(reader, query, language, isAwaited);
  // Only from the address to the field: what is typed is written down nowhere, so not in the browser's history either.
  useEffect(() => {
    setQuery(words);
    if (words !== '') field.current?.focus();
  }, [words]);
  const open = useCallback((id: string) => {
    setQuery('');
    location.hash = entityAddress(id);
  }, []);
  const choice = useChoice(state, { listId: LIST_ID, query, onChoose: open });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div class="top-search" onFocusCapture={() => setAwaited(true)}>
      <SearchBox
        inputRef={field}
        language={language}
        query={query}
        placeholder={reference(language)('searchEntries', { count })}
        listId={choice.listId}
        activeId={choice.activeId}
        shortcut="/"
        onQuery={setQuery}
        onMove={choice.move}
        onChoose={choice.choose}
        onEscape={() => {
          setQuery('');
          return true;
        }}
      />
      {state !== null && (
        <div class="found-menu">
          <SearchResults
            id={LIST_ID}
            {...{ language, state, entries: choice.entries, active: choice.active }}
            onActive={choice.setActive}
            onChoose={open}
          />
        </div>
      )}
    </div>
  );
}
