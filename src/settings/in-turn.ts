/**
 * Makes a queue for changes to one key in storage: one after the other, within this page by a chain and among background
 * and pages by a lock of the browser. Without it, of two quick changes the second would undo the first.
 *
 * @param lock name of the lock, the same wherever that key is changed
 */
export function createTurns(lock: string): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>) => {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks;
    const next = last.then(() => (locks ? (locks.request(lock, work) as Promise<T>) : work()));
    last = next.catch(() => undefined);
    return next;
  };
}
