import type { AnnotatedPage } from './annotate.ts';
import type { Candidate } from './run.ts';

/** Which marks show while the reader looks at some entities only. */
export interface Shown {
  /** The page as the pointer meets it: without the marks that do not show. */
  readonly page: AnnotatedPage;
  includes(candidate: Candidate): boolean;
  /** @param entities null: all */
  only(entities: readonly string[] | null): void;
  /** Marks have changed. */
  refresh(): void;
}

/**
 * Hides marks for the eye alone: what is hidden stays marked in every other sense, so that counts and places are the same
 * with a filter and without.
 */
export function createShown(page: AnnotatedPage): Shown {
  let wanted: ReadonlySet<string> | null = null;

  const includes = ({ verdict }: Candidate): boolean => !wanted || wanted.has(verdict?.choices[0]?.entity ?? '');

  /** Ranges that were taken out of their highlight: what comes back is among them. */
  let hidden = new Set<StaticRange>();

  /** Marks that the page adds meanwhile are hidden in turn; what shows is not touched, as that costs the page a frame. */
  const apply = (): void => {
    // Made anew, so that nothing is kept of marks that are gone.
    const before = hidden;
    hidden = new Set();
    for (const candidate of page.judged()) {
      const { mark, range } = candidate;
      if (!mark || !range) continue;
      if (!includes(candidate)) {
        page.highlights.remove(range);
        hidden.add(range);
      } else if (before.has(range)) page.highlights.add(mark, range);
    }
  };

  const view = {
    *judged() {
      for (const candidate of page.judged()) if (includes(candidate)) yield candidate;
    },
    markedAt(node: Text, offset: number) {
      const found = page.markedAt(node, offset);
      return found && includes(found) ? found : null;
    },
  };

  return {
    // Everything else is asked of the page itself, so that it is as it is then.
    page: Object.assign(Object.create(page) as AnnotatedPage, view),
    includes,
    only(entities) {
      wanted = entities && new Set(entities);
      apply();
      // A reader waits for it.
      page.highlights.flush();
    },
    refresh() {
      if (wanted) apply();
    },
  };
}
