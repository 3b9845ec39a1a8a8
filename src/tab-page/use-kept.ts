import { useState } from 'preact/hooks';
import type { TabPage } from './tab-page.ts';

interface Kept {
  /** Whether the last change could not be written. */
  isUnsaved: boolean;
  /** Waits for a change to be written, then looks at the page anew. Never rejects. */
  keep(change: Promise<unknown>): void;
}

/** Changes of settings and pauses made beside a page. */
export function useKept(page: Pick<TabPage, 'lookAgain'> | null): Kept {
  const [isUnsaved, setUnsaved] = useState(false);
  return {
    isUnsaved,
    keep(change) {
      change.then(
        () => {
          setUnsaved(false);
          page?.lookAgain();
        },
        (error: unknown) => {
          console.error('The settings could not be saved.', error);
          setUnsaved(true);
        },
      );
    },
  };
}
