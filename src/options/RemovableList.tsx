import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface RemovableItem {
  key: string;
  words: ComponentChildren;
  /** Said at the end of the line: where it holds, since when. */
  aside?: ComponentChildren;
  /** What the button does with this one, for a screen reader. */
  actionLabel: string;
  /** Said in the place of the button: it cannot be taken away here. */
  fixed?: string | undefined;
}

interface RemovableListProps {
  label: string;
  items: readonly RemovableItem[];
  /** The words on each button. */
  action: string;
  empty: string;
  /** @returns whether it is gone */
  onRemove(key: string): Promise<boolean>;
}

/** A list whose lines can be taken away one by one; the focus goes on to the next line, and is never lost with one. */
export function RemovableList({ label, items, action, empty, onRemove }: RemovableListProps) {
  const root = useRef<HTMLDivElement>(null);
  const removed = useRef<number | null>(null);
  const count = items.length;
  const remove = async (key: string) => {
    removed.current = items.filter(({ fixed }) => !fixed).findIndex((item) => item.key === key);
    if (!(await onRemove(key))) removed.current = null;
  };
  // When the list has become shorter.
  useLayoutEffect(() => {
    if (removed.current === null) return;
    const buttons = root.current?.querySelectorAll('button') ?? [];
    const next = buttons[Math.min(removed.current, buttons.length - 1)] ?? root.current;
    next?.focus();
    removed.current = null;
  }, [count]);
  return (
    <div ref={root} tabIndex={-1} class="removable">
      {count === 0 ? (
        <p class="means">{empty}</p>
      ) : (
        <ul aria-label={label}>
          {items.map((item) => (
            <li key={item.key}>
              <span class="what">{item.words}</span>
              {item.aside && <span class="aside">{item.aside}</span>}
              {item.fixed ? (
                <span class="aside">{item.fixed}</span>
              ) : (
                <button
                  type="button"
                  class="btn small quiet"
                  aria-label={item.actionLabel}
                  onClick={() => void remove(item.key)}
                >
                  {action}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
