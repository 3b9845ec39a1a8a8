/**
 * What reading a page costs its main thread, beside the same page without us, beside a plain walk over its text, and
 * beside the libraries that mark names by putting elements around them. From the browser's own trace, in real Chromium
 * with the built extension.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { installed } from './memory.ts';
import { type BenchPage, samplePage, savedPages, smallLetters } from './pages.ts';
import { makeStubExtension } from './stub-extension.ts';
import { type MainThread, traceMainThread } from './trace.ts';

interface BrowserOptions {
  extension?: boolean;
  extensionFolder?: string;
  /** How long after the load of a page, in ms, its main thread is watched. */
  settleMs?: number;
}

const ROUNDS = 3;
/** A small page takes so little that three rounds say more of chance than of it. */
const SMALL_ROUNDS = 9;
const SMALL_BYTES = 50_000;
const PEER_NAMES = 300;
/** After the load, in ms: everything that we do on these pages has been done by then, on a slow machine too. */
const SETTLE_MS = 2_500;
const PEER_LIMIT_MS = 300_000;

const require = createRequire(import.meta.url);

/** @param extensionFolder a build other than the usual one, such as one with a large gazetteer */
export async function benchPageCost(extensionFolder?: string): Promise<BenchRow[]> {
  const saved = savedPages();
  const pages = [...saved, samplePage(), EMPTY];
  const [none, again, ours, walk] = await withStub('walk', WALK, (folder) =>
    measureTogether(pages, ({ html }) => (html.length < SMALL_BYTES ? SMALL_ROUNDS : ROUNDS), [
      { extension: false },
      { extension: false },
      extensionFolder === undefined ? {} : { extensionFolder },
      // The walk is done at once, and only its own time counts.
      { extensionFolder: folder, settleMs: 500 },
    ]),
  );
  const [largest] = saved;
  const peers = largest
    ? [
        { peer: 'mark.js', ms: await withStub('mark.js', markJsScript(), (folder) => timeStub(folder, largest)) },
        {
          peer: 'findandreplacedomtext',
          ms: await withStub('findandreplacedomtext', findScript(), (folder) => timeStub(folder, largest)),
        },
      ]
    : [];

  const at = (costs: MainThread[][] | undefined, index: number, of: (cost: MainThread) => number) =>
    median((costs?.[index] ?? []).map(of));
  const totalOf = ({ totalMs }: MainThread) => totalMs;
  const ownOf = ({ ownMs }: MainThread) => ownMs;
  const empty = pages.indexOf(EMPTY);
  const [start, walkStart] = [at(ours, empty, ownOf), at(walk, empty, ownOf)];
  const rows = pages.slice(0, empty).flatMap(({ name, html }, index): BenchRow[] => {
    const own = at(ours, index, ownOf);
    const before = at(none, index, totalOf);
    return [
      {
        what: `${name}: main thread without us`,
        value: before,
        unit: 'ms',
        note: `${Math.round(html.length / 1000)} kB of HTML`,
      },
      {
        what: `${name}: the same again: what chance does to it`,
        value: Math.abs(at(again, index, totalOf) - before),
        unit: 'ms',
      },
      {
        what: `${name}: growth of its main-thread time`,
        value: at(ours, index, totalOf) - (before + at(again, index, totalOf)) / 2,
        unit: 'ms',
        budget: 0.05 * before + 10,
        note: 'budget: 5 % + 10 ms',
      },
      {
        what: `${name}: growth by a content script that does nothing but walk over it`,
        value: at(walk, index, totalOf) - (before + at(again, index, totalOf)) / 2,
        unit: 'ms',
      },
      { what: `${name}: of our growth our scripts`, value: own, unit: 'ms' },
      longestRow(name, ours?.[index] ?? []),
      // On the sample article nearly all is asking and marking, which the growth counts.
      ...(index < saved.length
        ? [
            {
              what: `${name}: reading it, against a walk over every character`,
              value: (own - start) / (at(walk, index, ownOf) - walkStart),
              unit: '×' as const,
              budget: 2,
              note: 'both without what they take on an empty page',
            },
          ]
        : []),
      ...(index === 0
        ? peers.map(({ peer, ms }) => ({
            what: `${name}: against ${peer}, ${PEER_NAMES} names`,
            value: ms / own,
            unit: '×' as const,
            ...(peer === 'mark.js' ? { budget: 100, atLeast: true } : {}),
          }))
        : []),
    ];
  });
  return [...rows, { what: 'our scripts on a page of one word', value: start, unit: 'ms' }];
}

/** The longest task of ours in a visit: the middle of several, and beside it the worst. */
export const longestRow = (name: string, visits: readonly MainThread[]): BenchRow => {
  const longest = visits.map(({ longestOwnMs }) => longestOwnMs);
  return {
    what: `${name}: longest task of ours`,
    value: median(longest),
    unit: 'ms',
    budget: 8,
    note: `${Math.min(...longest).toFixed(1)} to ${Math.max(...longest).toFixed(1)} in ${longest.length} visits`,
  };
};

/** The least that makes us begin to read. */
const EMPTY: BenchPage = { name: 'one word', html: '<!doctype html><title>t</title><p>word</p>' };

/**
 * The page's side with a large gazetteer: time for the same text, which names no city, in proportion. Once in words that
 * come again and again, once in real pages. Where a block passes by mistake, the second script comes, and reads the page
 * again: that is most of the difference.
 */
export async function benchLargeGazetteer(extensionFolder: string): Promise<BenchRow[]> {
  const pages = [
    { name: 'made-up prose', html: proseWithoutNames() },
    ...savedPages().map(({ name, html }) => ({ name: `${name} in small letters`, html: smallLetters(html) })),
  ];
  const [usual, large] = await measureTogether(pages, () => ROUNDS, [{}, { extensionFolder }]);
  return pages.map(({ name, html }, index) => {
    const at = (costs: MainThread[][] | undefined) => median((costs?.[index] ?? []).map(({ ownMs }) => ownMs));
    const isAttended = (costs: MainThread[][] | undefined) => costs?.[index]?.some((cost) => cost.isAttended);
    return {
      what: `our scripts on ${name}, 118,000 names against the dataset alone`,
      value: at(large) / at(usual),
      unit: '×' as const,
      budget: 1.2,
      note:
        `${at(large).toFixed(0)} and ${at(usual).toFixed(0)} ms; ${Math.round(html.length / 1000)} kB of HTML` +
        (isAttended(large) && !isAttended(usual) ? '; a block passed by mistake, and the second script came' : ''),
    };
  });
}

/** The same words over and over, in other orders; lower case, so that none is a city. */
function proseWithoutNames(): string {
  const words =
    'the and with from over under when then while after before house garden weather of to in a is was'.split(' ');
  let seed = 7;
  const paragraph = () =>
    Array.from({ length: 60 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return words[seed % words.length];
    }).join(' ');
  return `<!doctype html><title>Prose</title>${Array.from({ length: 2_000 }, () => `<p>${paragraph()}.</p>`).join('')}`;
}

async function withStub<T>(name: string, script: string, use: (folder: string) => Promise<T>): Promise<T> {
  const stub = makeStubExtension(name, script);
  try {
    return await use(stub.folder);
  } finally {
    stub.remove();
  }
}

/** What a library measured of itself, in ms. Without a trace: it works for minutes, which no trace holds. */
async function timeStub(extensionFolder: string, page: BenchPage): Promise<number> {
  const rig = await launchChromium({ extensionFolder });
  try {
    const tab = await rig.context.newPage();
    await tab.goto(rig.site.serve('/', page.html), { waitUntil: 'load', timeout: PEER_LIMIT_MS });
    const took = await tab.waitForSelector('html[data-took]', { state: 'attached', timeout: PEER_LIMIT_MS });
    return Number(await took.getAttribute('data-took'));
  } finally {
    await rig.close();
  }
}

/** Costs by browser and page, page by page in turn: what the machine does meanwhile falls on all of them. */
async function measureTogether(
  pages: BenchPage[],
  roundsOf: (page: BenchPage) => number,
  browsers: BrowserOptions[],
): Promise<MainThread[][][]> {
  const rigs: ChromiumRig[] = [];
  try {
    for (const { settleMs: _, ...options } of browsers) {
      const rig = await launchChromium(options);
      rigs.push(rig);
      // Before the filters are there our scripts have nothing to do.
      if (options.extension !== false) await installed(rig);
    }
    const sessions = await Promise.all(rigs.map(browserSession));
    const costs: MainThread[][][] = rigs.map(() => pages.map(() => []));
    // The first round warms caches of the browser and is not counted.
    for (let round = -1; round < Math.max(...pages.map(roundsOf)); round++) {
      for (const [index, page] of pages.entries()) {
        if (round >= roundsOf(page)) continue;
        for (const [which, rig] of rigs.entries()) {
          const cost = await load(rig, sessions[which] as BrowserSession, page, browsers[which]?.settleMs ?? SETTLE_MS);
          if (round >= 0) costs[which]?.[index]?.push(cost);
        }
      }
    }
    return costs;
  } finally {
    for (const rig of rigs) await rig.close();
  }
}

export async function browserSession(rig: ChromiumRig) {
  const session = await rig.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('Chromium has no session for the browser.');
  return session;
}

type BrowserSession = Awaited<ReturnType<typeof browserSession>>;

export async function load(
  rig: ChromiumRig,
  session: BrowserSession,
  page: BenchPage,
  settleMs: number,
): Promise<MainThread> {
  const url = rig.site.serve(`/${page.name.replaceAll(' ', '-')}`, page.html);
  const tab = await rig.context.newPage();
  try {
    return await traceMainThread(session, url, async () => {
      await tab.goto(url, { waitUntil: 'load' });
      await new Promise((resolve) => setTimeout(resolve, settleMs));
    });
  } finally {
    await tab.close();
  }
}

/** Says in the page how long the work took. */
const timed = (work: string) => `{
  const start = performance.now();
  ${work}
  document.documentElement.setAttribute('data-took', String(performance.now() - start));
}`;

/** The least that anything must do which looks at every character of a page. */
const WALK = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let sum = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  }
  globalThis.sum = sum;
}`;

function markJsScript(): string {
  const source = readFileSync(require.resolve('mark.js/dist/mark.js'), 'utf8');
  const options = '{ accuracy: "exactly", separateWordSearch: false, caseSensitive: true, diacritics: false }';
  return `${source};${timed(`new Mark(document.body).mark(${JSON.stringify(names())}, ${options});`)}`;
}

function findScript(): string {
  const source = readFileSync(require.resolve('findandreplacedomtext'), 'utf8');
  const pattern = names()
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
  const run = `findAndReplaceDOMText(document.body, { find: /\\b(?:${pattern})\\b/g, wrap: 'mark' });`;
  return `${source};${timed(run)}`;
}

function names(): string[] {
  const entities: { names: { text: string }[] }[] = JSON.parse(
    readFileSync(new URL('../../assets/packs/fast/entities.json', import.meta.url), 'utf8'),
  );
  return [...new Set(entities.flatMap((entity) => entity.names.map(({ text }) => text)))].slice(0, PEER_NAMES);
}
