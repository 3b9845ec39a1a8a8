/**
 * Pages that nobody made for this: HTML documentation of Debian packages, in some thirty languages and six scripts of
 * the world, with forms, tables, frames and scripts of their own. Each is opened without the extension and with it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { type ChromiumRig, launchChromium } from '../browser/rig/chromium.ts';
import type { BenchRow } from './matcher.ts';
import { median } from './median.ts';
import { browserSession } from './page-cost.ts';
import { PYTHON_DOC } from './pages.ts';
import { type MainThread, traceMainThread } from './trace.ts';

/** Where packages put their pages, and how many of each are opened: spread evenly over all that there are. */
const SOURCES: { package: string; folder: string; count: number }[] = [
  { package: 'python3.13-doc', folder: PYTHON_DOC, count: 12 },
  { package: 'debian-handbook', folder: '/usr/share/doc/debian-handbook/html', count: 28 },
  { package: 'debian-faq-*', folder: '/usr/share/doc/debian/FAQ', count: 11 },
  { package: 'debian-kernel-handbook', folder: '/usr/share/doc/debian-kernel-handbook', count: 3 },
  { package: 'maint-guide-vi', folder: '/usr/share/doc/maint-guide-vi', count: 3 },
  { package: 'maint-guide-zh-tw', folder: '/usr/share/doc/maint-guide-zh-tw', count: 3 },
  { package: 'aptitude-doc-fi', folder: '/usr/share/doc/aptitude/html/fi', count: 4 },
  { package: 'gimp-help-el', folder: '/usr/share/gimp/3.0/help/el', count: 4 },
  { package: 'gimp-help-ru', folder: '/usr/share/gimp/3.0/help/ru', count: 4 },
  { package: 'libreoffice-help-en-us', folder: '/usr/share/libreoffice/help/en-US', count: 8 },
  { package: 'qt6-charts-doc-html', folder: '/usr/share/qt6/doc', count: 7 },
  { package: 'libjsoup-java-doc', folder: '/usr/share/doc/libjsoup-java/api', count: 7 },
  { package: 'lilypond-doc-html', folder: '/usr/share/doc/lilypond/html', count: 8 },
];

/** After the load, in ms: by then all is done but the looks for shadow roots that came late, which page-cost.ts measures. */
const SETTLE_MS = 1_000;

interface SavedPage {
  path: string;
  html: Buffer;
}

interface Visit extends MainThread {
  dom: string;
  faults: string[];
  marks: string[];
}

/** What of a folder of the reader's own is opened. */
const MAX_PAGES = 150;
/** What pages of the web draw by lot or take from the clock would make another document of them at every visit. */
const NO_CHANCE = `{
  let now = 1.8e12;
  Math.random = () => 0.5;
  Date.now = () => now++;
  Date = new Proxy(Date, {
    apply: (of) => String(new of(now++)),
    construct: (of, given, as) => Reflect.construct(of, given.length ? given : [now++], as),
  });
}`;

/**
 * What went wrong on all pages, if anything.
 *
 * @param ownFolder pages to open in place of those: `npm run bench -- --only=saved --pages=FOLDER`
 */
export async function benchSaved(ownFolder?: string): Promise<BenchRow[]> {
  const own = resolve(ownFolder ?? '');
  const sources = ownFolder === undefined ? SOURCES : [{ package: own, folder: own, count: MAX_PAGES }];
  const missing = sources.filter(({ folder }) => !existsSync(folder)).map((source) => source.package);
  const pages = sources.flatMap(({ folder, count }) => pagesIn(folder, count));
  const note = missing.length > 0 ? `not installed: ${missing.join(', ')}` : '';
  if (pages.length === 0) return [{ what: 'saved pages', value: null, unit: 'pages', note }];
  const without = await visitAll(pages, { extension: false });
  const withUs = await visitAll(pages, {});

  const pairs = pages.flatMap(({ path }, index) => {
    const [before, after] = [without[index], withUs[index]];
    return before && after ? [{ path, before, after, growthMs: after.totalMs - before.totalMs }] : [];
  });
  const allowedMs = (before: Visit) => 0.05 * before.totalMs + 10;
  const sumOf = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0);
  const named = (found: { path: string }[]) =>
    found
      .slice(0, 3)
      .map(({ path }) => path.replace('/usr/share/', ''))
      .join(', ');
  const count = (what: string, found: { path: string }[]): BenchRow => ({
    what: `saved pages: ${what}`,
    value: found.length,
    unit: 'pages',
    budget: 0,
    note: named(found),
  });
  const slow = pairs.filter(({ before, growthMs }) => growthMs > allowedMs(before));
  return [
    { what: 'saved pages opened', value: pairs.length, unit: 'pages', note: note || `of ${pages.length}` },
    {
      what: 'saved pages: that got the second script',
      value: pairs.filter(({ after }) => after.isAttended).length,
      unit: 'pages',
    },
    {
      what: 'saved pages: with marks',
      value: pairs.filter(({ after }) => after.marks.length > 0).length,
      unit: 'pages',
    },
    count(
      'an error on the console that is not the page’s own',
      pairs.filter(({ before, after }) => after.faults.some((fault) => !before.faults.includes(fault))),
    ),
    count(
      'another document than without us',
      pairs.filter(({ before, after }) => before.dom !== after.dom),
    ),
    count(
      'a place marked twice',
      pairs.filter(({ after }) => new Set(after.marks).size < after.marks.length),
    ),
    count(
      'a task of ours over 8 ms',
      pairs.filter(({ after }) => after.longestOwnMs > 8),
    ),
    count(
      'laid out because we asked',
      pairs.filter(({ after }) => after.layouts > 0),
    ),
    {
      what: 'saved pages: longest task of ours on any',
      value: Math.max(...pairs.map(({ after }) => after.longestOwnMs)),
      unit: 'ms',
      budget: 8,
    },
    {
      what: 'saved pages: growth of the main-thread time, all together',
      value: sumOf(pairs.map(({ growthMs }) => growthMs)),
      unit: 'ms',
      budget: sumOf(pairs.map(({ before }) => allowedMs(before))),
      note: 'budget: 5 % + 10 ms a page',
    },
    { what: 'saved pages: growth, median', value: median(pairs.map(({ growthMs }) => growthMs)), unit: 'ms' },
    {
      what: 'saved pages: grown by more than 5 % + 10 ms',
      value: slow.length,
      unit: 'pages',
      note: `one visit each: the page’s own time varies too; what the page does after answers of its own counts as ours. ${named(slow)}`,
    },
  ];
}

/** Pages of a folder and those in it, spread evenly over their paths. */
function pagesIn(folder: string, count: number): SavedPage[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.html?$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).size > 4_000)
    .sort();
  const step = Math.max(1, paths.length / count);
  return Array.from({ length: Math.min(count, paths.length) }, (_, n) => paths[Math.floor((n + 0.5) * step)] as string)
    .filter(Boolean)
    .map((path) => ({ path, html: readFileSync(path) }));
}

/** A visit to each page; undefined where the page could not be opened, or went elsewhere by itself. */
async function visitAll(pages: SavedPage[], options: { extension?: boolean }): Promise<(Visit | undefined)[]> {
  const rig = await launchChromium(options);
  try {
    if (options.extension !== false) await (await import('./memory.ts')).installed(rig);
    const session = await browserSession(rig);
    const visits: (Visit | undefined)[] = [];
    // What a browser does only once is done on a page that does not count.
    const [first] = pages;
    if (first) await visit(rig, session, first);
    for (const page of pages) visits.push(await visit(rig, session, page));
    return visits;
  } finally {
    await rig.close();
  }
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
};

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

async function visit(
  rig: ChromiumRig,
  session: Awaited<ReturnType<typeof browserSession>>,
  { path, html }: SavedPage,
): Promise<Visit | undefined> {
  // A page says itself what its characters are; where it does not, browsers guess, and so do ours.
  const url = rig.site.serve(encodeURI(path), html, { type: 'text/html' });
  for (const [, address = ''] of html.toString('latin1').matchAll(/\b(?:src|href)\s*=\s*["']([^"'#?:]+)/g)) {
    const file = resolve(dirname(path), decoded(address));
    const type = TYPES[extname(file)];
    if (type && existsSync(file)) rig.site.serve(encodeURI(file), readFileSync(file), { type });
  }
  const tab = await rig.context.newPage();
  await tab.addInitScript(NO_CHANCE);
  const faults: string[] = [];
  tab.on('pageerror', ({ message }) => faults.push(message));
  tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  try {
    const cost = await traceMainThread(session, url, async () => {
      await tab.goto(url, { waitUntil: 'load' });
      await new Promise((done) => setTimeout(done, SETTLE_MS));
    });
    const { dom, marks } = (await tab.evaluate(`({
      dom: document.documentElement.outerHTML,
      marks: [...CSS.highlights].filter(([name]) => !/^m[45]$/.test(name)).flatMap(([, ranges]) => {
        const nodes = (globalThis.seenNodes ??= new Map());
        return [...ranges].map(({ startContainer: node, startOffset: at }) => {
          if (!nodes.has(node)) nodes.set(node, nodes.size);
          return nodes.get(node) + ':' + at;
        });
      }),
    })`)) as Pick<Visit, 'dom' | 'marks'>;
    return { ...cost, dom, marks, faults };
  } catch {
    return undefined;
  } finally {
    await tab.close();
  }
}
