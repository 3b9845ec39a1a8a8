import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { restoreScroll } from './scroll-memory.ts';

interface PageHeadProps {
  title: string;
  /** Stands in the title of the tab instead of `title`. */
  tabTitle?: string | undefined;
  children?: ComponentChildren;
  /** Leaves the focus where it is: the reader is about to type. */
  keepsFocus?: boolean;
}

/** The address of the place that was last given its heading. */
let headedAt: string | null = null;

function isTyping(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement && activeElement.type === 'text' && activeElement.value !== '';
}

/**
 * The heading of a place. A new place in one page is a new page to a screen reader: the tab gets its title, the heading the
 * focus, and the page the height at which the reader left it, where they come back.
 */
export function PageHead({ title, tabTitle = title, children, keepsFocus }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${tabTitle} · Initiative Lens`;
  }, [tabTitle]);
  // With what is drawn, and not after it: whoever goes on at once would have the focus taken away again.
  useLayoutEffect(() => {
    // One who began to type before the place was there, or while it was made anew, goes on typing.
    const isFurther = headedAt !== null && headedAt !== location.hash;
    headedAt = location.hash;
    if (!keepsFocus && (isFurther || !isTyping())) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(restoreScroll, []);
  return (
    <header class="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  );
}
