/** What a page costs that goes on changing where nothing is read, beside the same page at rest. */
import { launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';
import { browserSession, load } from './page-cost.ts';
import { savedPages } from './pages.ts';

const ROUNDS = 3;
const SECONDS = 8;

/** What the page does, by name; as a script of its own, after its text. */
const CHANGES: [what: string, script: string][] = [
  ['at rest', ''],
  [
    'a style put into its head every 300 ms',
    'setInterval(() => document.head.append(document.createElement("style")), 300)',
  ],
  [
    'a text in a drawing changed every 100 ms',
    'const clock = document.createElementNS("http://www.w3.org/2000/svg", "text"); clock.append("0");' +
      'document.body.prepend(document.createElementNS("http://www.w3.org/2000/svg", "svg"));' +
      'document.body.firstChild.append(clock); setInterval(() => { clock.firstChild.data = Date.now() }, 100)',
  ],
  [
    'its address put in place of the last every 300 ms',
    'let post = 0; setInterval(() => history.replaceState(null, "", "?post=" + ++post), 300)',
  ],
];

export async function benchChangingPage(): Promise<BenchRow[]> {
  const page = savedPages().find(({ name }) => name === 'library/os.html');
  if (!page) return [{ what: 'a page that changes', value: null, unit: 'ms', note: 'needs python3.13-doc' }];
  const rig = await launchChromium({});
  try {
    await installed(rig);
    const session = await browserSession(rig);
    const rows: BenchRow[] = [];
    for (const [what, script] of CHANGES) {
      const html = page.html.replace('</body>', `<script>${script}</script></body>`);
      const costs: number[] = [];
      // The first visit warms caches of the browser and is not counted.
      for (let round = -1; round < ROUNDS; round++) {
        const { ownMs } = await load(rig, session, { name: page.name, html }, SECONDS * 1_000);
        if (round >= 0) costs.push(ownMs);
      }
      rows.push({ what: `${page.name}, ${what}: our scripts in ${SECONDS} s`, value: median(costs), unit: 'ms' });
    }
    return rows;
  } finally {
    await rig.close();
  }
}
