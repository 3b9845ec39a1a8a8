import { options } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Whether the page is being drawn for paper: what is folded on the screen then stands in full. On paper nothing unfolds.
 *
 * The browser copies the page as soon as its listeners are done, so what changes is drawn within them.
 */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches);
  // Not after the first drawing: what is seen can be printed.
  useLayoutEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    const turn = (is: boolean) => atOnce(() => setPrinting(is));
    addEventListener('beforeprint', () => turn(true), { signal });
    addEventListener('afterprint', () => turn(false), { signal });
    matchMedia('print').addEventListener('change', ({ matches }) => turn(matches), { signal });
    return () => life.abort();
  }, []);
  return isPrinting;
}

/** Runs a change and draws what comes of it before it returns. */
function atOnce(change: () => void): void {
  const usual = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  try {
    change();
  } finally {
    if (usual === undefined) delete options.debounceRendering;
    else options.debounceRendering = usual;
  }
}
