import { useRef, useState } from 'preact/hooks';
import { later } from '../messaging/later.ts';

/** So long, in ms, nothing is told before something is: long enough for a screen reader to take note. */
const BETWEEN_MS = 50;

/**
 * What has just happened, for a live region. What is told a second time is shown and heard again; null tells nothing
 * more.
 */
export function useTold<T>(): [told: T | null, tell: (what: T | null) => void] {
  const [told, setTold] = useState<T | null>(null);
  const next = useRef<ReturnType<typeof later>>(undefined);
  const tell = (what: T | null) => {
    clearTimeout(next.current);
    setTold(null);
    next.current = later(() => setTold(() => what), BETWEEN_MS);
  };
  return [told, tell];
}
