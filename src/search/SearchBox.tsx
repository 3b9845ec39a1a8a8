import type { Ref } from 'preact';
import { search } from '../i18n/catalogue/search.ts';
import type { Language } from '../i18n/languages.ts';
import { Icon } from '../ui/Icon.tsx';

interface SearchBoxProps {
  language: Language;
  query: string;
  placeholder: string;
  /** Id of the list of results; undefined while there is none. */
  listId: string | undefined;
  /** Id of the option that Enter chooses. */
  activeId: string | undefined;
  onQuery(query: string): void;
  /** The place to move to: by -1 or 1, by a page, to an end. */
  onMove(move: Move): void;
  onChoose(): void;
  /** Escape; true where it was put to use, so that the browser does not close the popup. */
  onEscape?(): boolean;
  inputRef?: Ref<HTMLInputElement>;
  class?: string;
  /** Keys that lead here from anywhere on the page, as they are printed on the keyboard. */
  shortcut?: string;
  /** The same as `aria-keyshortcuts` has it. */
  shortcutName?: string;
}

export type Move = 'next' | 'previous' | 'pageDown' | 'pageUp';

const MOVES: Partial<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/**
 * The search field: a combobox over the list of results. Focus stays in it; the arrow keys move through the list.
 * Home and End stay with the text, as people edit what they typed.
 */
export function SearchBox(props: SearchBoxProps) {
  const { language, query, placeholder, listId, activeId, inputRef, shortcut } = props;
  const t = search(language);
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes a letter.
    if (event.isComposing) return;
    const move = MOVES[event.key];
    if (move) props.onMove(move);
    else if (event.key === 'Enter') props.onChoose();
    else if (event.key !== 'Escape' || !props.onEscape?.()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class={props.class}>
      <label class="field">
        <Icon name="search" />
        <input
          ref={inputRef ?? null}
          type="text"
          role="combobox"
          aria-label={t('searchAll')}
          aria-keyshortcuts={props.shortcutName}
          aria-autocomplete="list"
          aria-expanded={listId !== undefined}
          aria-controls={listId}
          aria-activedescendant={activeId}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          maxLength={300}
          placeholder={placeholder}
          value={query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {query === '' && shortcut && <kbd>{shortcut}</kbd>}
        {query !== '' && (
          <button
            type="button"
            class="icon-btn"
            aria-label={t('clear')}
            title={t('clear')}
            // The field keeps the focus: pressing here must not take it away first.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              // The button goes with the words, and by key it has the focus.
              event.currentTarget.closest('label')?.control?.focus();
              props.onQuery('');
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </label>
    </search>
  );
}
