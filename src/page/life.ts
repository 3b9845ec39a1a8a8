/**
 * One copy of this script at a time. After an update a tab holds the old copy, which can no longer ask anybody, and gets
 * a new one; both may share the isolated world, or not. In the shared world the new one ends the old one; in any case
 * the background takes the old one's marks away before it puts the new one in (page-script.ts), and the old one notices
 * that it is an orphan as soon as anything happens.
 */

const LIFE_SYMBOL = Symbol.for('il.life');

/** How often a page that shows marks looks whether the extension and its marks are still there. */
const ORPHAN_CHECK_MS = 4_000;

/** Ends an older copy of this script in the same world. */
export function takeOver(): AbortController {
  const scope = globalThis as unknown as Record<symbol, AbortController | undefined>;
  scope[LIFE_SYMBOL]?.abort();
  const life = new AbortController();
  scope[LIFE_SYMBOL] = life;
  return life;
}

/**
 * Ends a life when the extension is gone. Only a page with marks needs it: the others have nothing to take away.
 *
 * @param look called as long as it is there
 */
export function endWithExtension(life: AbortController, isOrphaned: () => boolean, look: () => void): void {
  // An orphan that put its marks back would put them over those of the copy that came after it.
  const timer = setInterval(() => (isOrphaned() ? life.abort() : look()), ORPHAN_CHECK_MS);
  life.signal.addEventListener('abort', () => clearInterval(timer));
}
