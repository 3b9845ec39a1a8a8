import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface StepFocus {
  /** To be set on what holds the steps. */
  root: RefObject<HTMLDivElement | null>;
  /** The reader went elsewhere before this step came: its heading is to be said, as it does not get the focus. */
  isElsewhere: boolean;
}

/**
 * Leads the focus through steps that take each other's place, as what was pressed in one goes with it: to the heading of
 * the next, where it is read out, or back to the field where they began. A reader who has gone elsewhere meanwhile, as
 * one may while a long file is read, is left there.
 */
export function useStepFocus(step: string, field: RefObject<HTMLElement | null>): StepFocus {
  const root = useRef<HTMLDivElement>(null);
  const shown = useRef({ step, isHere: false });
  // Looked at before the new step is drawn: what goes with the old one has the focus still.
  if (shown.current.step !== step) {
    const { activeElement } = document;
    const isHere =
      activeElement !== null && (activeElement === field.current || !!root.current?.contains(activeElement));
    shown.current = { step, isHere };
  }
  const { isHere } = shown.current;
  useLayoutEffect(() => {
    if (isHere) (root.current?.querySelector<HTMLElement>('h3[tabindex]') ?? field.current)?.focus();
  }, [step]);
  return { root, isElsewhere: !isHere };
}
