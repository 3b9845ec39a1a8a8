import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What axe finds in a page, one line a rule. The page's own policy lets no string be run, so the checker travels as the
 * body of a function. It waits for what moves to have come in: half-way through, words have half their contrast.
 */
export const axe = new Function(
  `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
   const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
   return Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => axe.run(document, { runOnly: tags }).then(({ violations }) =>
     violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '))));`,
) as () => Promise<string[]>;
