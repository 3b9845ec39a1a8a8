import { useRef } from 'preact/hooks';

interface RowKeys {
  /** Steps through the places of the open row. */
  onStep(by: 1 | -1): void;
  /** Up from the first row; without it the focus stays there. */
  onTop?(): void;
}

/**
 * Moves the focus among rows by arrow keys, as one does in a list; left and right step through the places of the open row.
 * For a box around elements with `data-row`, one of which is a stop of the Tab key.
 */
export function useRowKeys({ onStep, onTop }: RowKeys) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (rows[at]?.getAttribute('aria-current') !== 'true') return;
      onStep(event.key === 'ArrowRight' ? 1 : -1);
    } else {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
      if (to === undefined) return;
      if (to < 0) onTop?.();
      rows[to]?.focus();
    }
    event.preventDefault();
  };
  return { list, onKeyDown };
}
