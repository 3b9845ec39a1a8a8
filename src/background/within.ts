/**
 * Waits for something, but no longer than it may take: what is asked of all frames of a page waits for the slowest, and
 * some frames never finish loading. The work itself goes on.
 *
 * @returns what it comes to, or `late`
 * @throws what it throws in time
 */
export function within<T>(limitMs: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
