/** What only a person does, in the order of how often. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Calls back once, at the first sign that somebody is at this document: a move, a touch or a key. */
export function onFirstSign(callback: () => void, signal: AbortSignal): void {
  const waiting = new AbortController();
  const come = ({ isTrusted }: Event): void => {
    if (!isTrusted) return;
    waiting.abort();
    callback();
  };
  for (const sign of SIGNS)
    addEventListener(sign, come, { capture: true, passive: true, signal: AbortSignal.any([signal, waiting.signal]) });
}
