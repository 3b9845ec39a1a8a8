/**
 * Documents of a shape that no good page has and some have all the same: hundreds of elements one within the other,
 * paragraphs of a hundred thousand. What is asked of each text must not be asked of all around it or beside it, and no
 * task may take as long as there is text.
 */
import { launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';
import { browserSession, load, longestRow } from './page-cost.ts';
import type { MainThread } from './trace.ts';

const ROUNDS = 5;
const SETTLE_MS = 2_000;

const NAMES = 'Volgens CoMensha en ABN AMRO is mensenhandel een groot probleem. ';
const WORDS = 'De wereld draait door en niemand weet precies waarheen hij gaat vandaag. ';
const nested = (name: string, depth: number, content: string): string =>
  `<${name}>`.repeat(depth) + content + `</${name}>`.repeat(depth);

const SHAPES: [what: string, body: string][] = [
  ['480 elements one within the other, 2,000 texts in them', nested('div', 480, `<span>${NAMES}</span>`.repeat(2_000))],
  ['200 texts, each in 200 elements of its own', nested('span', 200, NAMES).repeat(200)],
  [
    '3,000 texts of a drawing, each in 20 elements',
    `<svg>${nested('g', 20, '<text>CoMensha</text>').repeat(3_000)}</svg>`,
  ],
  ['a paragraph of 40,000 elements', `<p>${`<b>${WORDS}</b> <i>x</i> `.repeat(20_000)}</p>`],
  ['100,000 empty elements before a text', `${'<span></span>'.repeat(100_000)}${NAMES}`],
  ['8,000 links with two names each', `<a href="#">${NAMES}</a>`.repeat(8_000)],
];

export async function benchShapes(): Promise<BenchRow[]> {
  const rig = await launchChromium({});
  try {
    await installed(rig);
    const session = await browserSession(rig);
    const rows: BenchRow[] = [];
    for (const [what, body] of SHAPES) {
      const html = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Mensenhandel</title><body>${body}`;
      const visits: MainThread[] = [];
      // The first visit warms caches of the browser and is not counted.
      for (let round = -1; round < ROUNDS; round++) {
        const visit = await load(rig, session, { name: `shape-${rows.length}`, html }, SETTLE_MS);
        if (round >= 0) visits.push(visit);
      }
      const row = longestRow(what, visits);
      rows.push({
        ...row,
        note: `${row.note}; our scripts ${Math.round(median(visits.map(({ ownMs }) => ownMs)))} ms`,
      });
    }
    return rows;
  } finally {
    await rig.close();
  }
}
