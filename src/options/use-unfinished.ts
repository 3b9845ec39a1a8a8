import { useEffect, useState } from 'preact/hooks';
import type { PackServices } from './pack-services.ts';
import type { Reading } from './unfinished.ts';

/** A file of this section whose page was closed while it was read; until another one is chosen. */
export function useUnfinished(services: PackServices, section: Reading['section'], isIdle: boolean): Reading | null {
  const [unfinished, setUnfinished] = useState<Reading | null>(null);
  useEffect(() => {
    services.unfinished().then(
      (readings) => setUnfinished(readings.find((reading) => reading.section === section) ?? null),
      (error: unknown) => console.warn('What was left unfinished is not known.', error),
    );
  }, [services, section]);
  useEffect(() => {
    if (!isIdle) setUnfinished(null);
  }, [isIdle]);
  return unfinished;
}
