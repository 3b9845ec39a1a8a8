import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What axe finds in a page, one line a rule. The page's own policy lets no string be run, so the checker travels as the
 * body of a function. What moves is brought to its end first, as half-way through words have half their contrast; nothing
 * waits for it, since a browser that draws rarely (a window behind another) may not come to that end.
 */
export const axe = new Function(
  `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
   const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
   for (const moving of document.getAnimations())
     if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish();
   return axe.run(document, { runOnly: tags }).then(({ violations }) =>
     violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')));`,
) as () => Promise<string[]>;
