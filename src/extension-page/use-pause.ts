import { useEffect, useState } from 'preact/hooks';
import { type Pause, watchPause } from '../settings/pause.ts';

/** The pause that is on now, from whichever page it is set or ended; null while there is none. */
export function usePause(): Pause | null {
  const [pause, setPause] = useState<Pause | null>(null);
  useEffect(() => {
    const life = new AbortController();
    watchPause(setPause, life.signal);
    return () => life.abort();
  }, []);
  return pause;
}
