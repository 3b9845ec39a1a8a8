import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { addPack } from '../../tests/browser/rig/add-pack.ts';
import {
  hoverMark,
  leave,
  settledMarks,
  until,
  waitForCard,
  waitForDetails,
  waitForNoCard,
} from '../../tests/browser/rig/gestures.ts';
import { samplePages } from '../../tests/browser/rig/gold-page.ts';
import type { Rig, Tab } from '../../tests/browser/rig/rig.ts';

declare const browser: Browser;

/** Width and height of a viewport in CSS px. */
export type Size = readonly [width: number, height: number];
/** Takes what the tab shows, in each theme and size. `prepare` runs before each picture, in that theme and size. */
export type Shot = (tab: Tab, state: string, sizes: readonly Size[], prepare?: () => Promise<unknown>) => Promise<void>;
export type Language = 'en' | 'nl' | 'de';

/** A surface of the extension: brings it into its states, one after the other, and has each taken. */
export type Surface = (rig: Rig, shot: Shot, language: Language) => Promise<void>;

const sample = (language: Language): string =>
  samplePages().find(({ name }) => name === `sample-${language}`)?.html ?? '';

const CARD_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Trafficking and finance</title>
<meta name="viewport" content="width=device-width">
<style>body { margin: 24px; font: 17px/27px Georgia, serif; color-scheme: light dark; max-width: 60ch }</style>`;
const CARD_TEXT = `<p>In the Netherlands ABN AMRO, CoMensha and FIU-Nederland work against human trafficking. The Blueprint of FAST
was presented at the United Nations, where Fiona Reynolds spoke. A law on slavery: the Modern Slavery Act.</p>
<p>The Bali Process and GRETA were named too.</p>`;
const DATED = '<meta property="article:published_time" content="2019-05-12T10:00:00+02:00">';

const PACK = `name,aliases,kind,country,note,address
Kestrel Harbour Trust,The Kestrel Trust,ngo,GB,Shelters in two cities.,https://kestrel.example
CoMensha,,ngo,NL,The same name as in the dataset.,
`;

const setSettings = (rig: Rig, change: object): Promise<void> =>
  rig.inExtension((settings) => browser.storage.local.set({ settings }), { ...DEFAULT_SETTINGS, ...change });

const setPause = (rig: Rig, pause: object | null): Promise<void> =>
  rig.inExtension(
    (value) => (value ? browser.storage.local.set({ pause: value }) : browser.storage.local.remove('pause')),
    pause,
  );

/** Waits until a selector fits something that is drawn. */
const there = (tab: Tab, selector: string): Promise<unknown> =>
  until(
    selector,
    () => tab.evaluate((wanted) => (document.querySelector(wanted)?.getClientRects().length ?? 0) > 0, selector),
    (is) => is,
  );

/** Waits until something is there and nothing in the page has changed for a while: lists come in parts. */
const atRest = async (tab: Tab, selector: string): Promise<void> => {
  await there(tab, selector);
  let last = '';
  let since = performance.now();
  await until(
    `${selector} at rest`,
    () => tab.evaluate(() => document.body.textContent),
    (text) => {
      if (text !== last) since = performance.now();
      last = text;
      return performance.now() - since > 700;
    },
  );
};

/** Waits until the card has faded in: its root is closed, so the page's own animations do not tell. */
const seen = (tab: Tab): Promise<unknown> =>
  until(
    'the card in full',
    () => tab.inCard((root) => getComputedStyle(root.querySelector('.pop') as Element).opacity, null),
    (opacity) => opacity === '1',
  );

/** Presses what a selector names, from within the page. */
const press = async (tab: Tab, selector: string): Promise<void> => {
  await there(tab, selector);
  await tab.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
};

const HOVER_SIZES: readonly Size[] = [
  [800, 640],
  [400, 640],
];

const card: Surface = async (rig, shot) => {
  const pages = {
    plain: rig.site.serve('/card.html', CARD_PAGE + CARD_TEXT),
    dated: rig.site.serve('/dated.html', CARD_PAGE + DATED + CARD_TEXT),
  };
  const states: [state: string, page: keyof typeof pages, word: string][] = [
    ['organisation', 'plain', 'ABN AMRO'],
    ['member', 'plain', 'CoMensha'],
    ['person', 'plain', 'Fiona Reynolds'],
    ['initiative', 'plain', 'Bali Process'],
    ['several', 'plain', 'Modern Slavery Act'],
    ['dates', 'dated', 'CoMensha'],
  ];
  for (const [state, page, word] of states) {
    const tab = await rig.open(pages[page]);
    await settledMarks(tab, { atLeast: 4 });
    await shot(tab, state, HOVER_SIZES, async () => {
      await leave(tab);
      await tab.press('Escape');
      await waitForNoCard(tab);
      await hoverMark(tab, word);
      await waitForDetails(tab);
      await seen(tab);
    });
    await tab.close();
  }
  // In a frame that is too small for the card there is its compact form.
  const line = `${CARD_PAGE}<p>ABN AMRO and CoMensha work against human trafficking.</p>`;
  const framed = rig.site.serve('/framed.html', line);
  const framing = `${CARD_PAGE}<iframe id="small" src="${framed}" width="300" height="140"></iframe>`;
  const tab = await rig.open(rig.site.serve('/framing.html', framing));
  const frame = await tab.frame('#small');
  await settledMarks(frame, { atLeast: 2 });
  await shot(tab, 'compact', [[400, 300]], async () => {
    await leave(tab);
    await hoverMark(frame, 'ABN AMRO');
    await waitForCard(frame);
  });
  await tab.close();
};

/** The popup sets its own width; a browser may give it more. */
const POPUP_SIZES: readonly Size[] = [
  [400, 600],
  [520, 600],
];

const popup: Surface = async (rig, shot, language) => {
  const page = await rig.open(rig.site.serve('/article.html', sample(language)));
  await settledMarks(page);
  const nothing = await rig.open(
    rig.site.serve('/nothing.html', '<!doctype html><title>Tea</title><p>A page about tea.'),
  );
  const own = await rig.openExtensionPage('/welcome.html');
  const over = async (tab: Tab, state: string, wanted: string, act?: (shown: Tab) => Promise<unknown>) => {
    const shown = await rig.openExtensionPage(`/popup.html?tab=${await rig.tabId(tab)}`);
    await there(shown, 'input[role=combobox]');
    await act?.(shown);
    await atRest(shown, wanted);
    await shot(shown, state, POPUP_SIZES);
    await shown.close();
  };
  const search = async (shown: Tab) => {
    await shown.activate();
    await shown.type('fiu');
    await there(shown, '[role=option]');
  };
  await over(page, 'names', '.popup');
  await over(nothing, 'no-names', '.popup');
  await over(page, 'results', '[role=option]', search);
  await over(page, 'entry', '.popup .role', async (shown) => {
    await search(shown);
    await shown.press('Enter');
  });
  await over(own, 'unreadable', '.popup');
  await over(page, 'pausing', '.popup .pause', (shown) => press(shown, '.popup .bar button'));
  await over(page, 'nothing-found', '.popup .status', async (shown) => {
    await shown.activate();
    await shown.type('qqqqqq');
  });
  await setSettings(rig, { sitesOff: ['page.test'] });
  await over(page, 'site-off', '.popup');
  await setSettings(rig, {});
  await setPause(rig, { kind: 'restart' });
  await over(page, 'paused', '.popup');
  await setPause(rig, null);
  for (const tab of [page, nothing, own]) await tab.close();
};

/** A4 between its margins. */
const PAPER_SIZES: readonly Size[] = [[680, 960]];

const onPaper = async (tab: Tab, take: () => Promise<void>): Promise<void> => {
  await tab.activate();
  await tab.setMedia('print');
  await take();
  await tab.setMedia('screen');
};

const PANEL_SIZES: readonly Size[] = [
  [480, 900],
  [280, 900],
];

const panel: Surface = async (rig, shot, language) => {
  const page = await rig.open(rig.site.serve('/article.html', sample(language)));
  await settledMarks(page);
  const shown = await rig.openExtensionPage(`/sidepanel.html?tab=${await rig.tabId(page)}`);
  await atRest(shown, '[data-row]');
  await shot(shown, 'names', PANEL_SIZES);
  await press(shown, '#view-goals');
  await shot(shown, 'goals', PANEL_SIZES);
  await press(shown, '#view-initiatives');
  await shot(shown, 'initiatives', PANEL_SIZES);
  await press(shown, '#view-brief');
  await shot(shown, 'brief', PANEL_SIZES);
  await press(shown, '.brief > .seg button:nth-of-type(6)');
  await there(shown, '.paper');
  await shot(shown, 'brief-print', PANEL_SIZES);
  await onPaper(shown, () => shot(shown, 'paper', PAPER_SIZES));
  await press(shown, '#view-names');
  await press(shown, '.goal-btn:nth-of-type(4)');
  await there(shown, '.filter-told');
  await shot(shown, 'filtered', PANEL_SIZES);
  await press(shown, '.goal-btn:nth-of-type(4)');
  await press(shown, '[data-row]');
  await shot(shown, 'row', PANEL_SIZES);
  await shown.close();
  const beside = async (tab: Tab, state: string) => {
    const other = await rig.openExtensionPage(`/sidepanel.html?tab=${await rig.tabId(tab)}`);
    await atRest(other, '.told');
    await shot(other, state, PANEL_SIZES);
    await other.close();
  };
  const own = await rig.openExtensionPage('/welcome.html');
  await beside(own, 'unreadable');
  await setSettings(rig, { sitesOff: ['page.test'] });
  await beside(page, 'site-off');
  await setSettings(rig, {});
  await setPause(rig, { kind: 'restart' });
  await beside(page, 'paused');
  await setPause(rig, null);
  await own.close();
  await page.close();
};

const WIDE: Size = [1280, 900];
const PAGE_SIZES: readonly Size[] = [WIDE, [400, 900]];

const SILENCED = {
  version: 1,
  names: [
    { text: 'fast', entity: 'fast', site: 'nachrichten.example', on: '2026-11-20' },
    { text: 'zentralstelle fur finanztransaktionsuntersuchungen', entity: 'fiu-germany', site: null, on: '2026-11-21' },
  ],
};
export const SITES_OFF = ['intranet.example', 'xn--fnftausendmeter-psb.sehr-lange-unterseite.behoerde.example'];

/** A file whose checksum does not fit: the way in which taking one over fails most often. */
const BROKEN_FILE = '{"format":"initiative-lens-reader","version":1,"checksum":"sha256-0","content":{}}';

const choose = (tab: Tab, field: string, name: string, text: string): Promise<void> =>
  tab.evaluate(
    (given) => {
      const input = document.querySelector<HTMLInputElement>(given.field);
      const files = new DataTransfer();
      files.items.add(new File([given.text], given.name));
      if (!input) return;
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { field, name, text },
  );

const options: Surface = async (rig, shot) => {
  const tab = await rig.openExtensionPage('/options.html');
  await there(tab, '#packs input.pack-file');
  await shot(tab, 'all', PAGE_SIZES);
  await setSettings(rig, { sitesOff: SITES_OFF, hover: { ...DEFAULT_SETTINGS.hover, open: 'click' } });
  await rig.inExtension((silenced) => browser.storage.local.set({ silenced }), SILENCED);
  await until(
    'both lists',
    () => tab.evaluate(() => document.querySelectorAll('.removable li').length),
    (count) => count === 4,
  );
  await choose(tab, 'input[type=file]:not(.pack-file)', 'choices.json', BROKEN_FILE);
  await there(tab, '.notice.fail');
  await shot(tab, 'filled', PAGE_SIZES);
  await setSettings(rig, {});
  await rig.inExtension(() => browser.storage.local.remove('silenced'));
  await choose(tab, 'input.pack-file', 'harbour_list.csv', PACK);
  await there(tab, '.pack-title');
  const toPacks = () => tab.evaluate(() => document.querySelector('#packs')?.scrollIntoView());
  await shot(tab, 'pack', PAGE_SIZES, toPacks);
  await tab.close();
};

const welcome: Surface = async (rig, shot) => {
  const tab = await rig.openExtensionPage('/welcome.html');
  await there(tab, 'h1');
  await shot(tab, 'all', PAGE_SIZES);
  await press(tab, '[data-mark=law]');
  await there(tab, '.card .candidates');
  await shot(tab, 'several', PAGE_SIZES);
  await tab.close();
};

/** Places of the reference page, by the name of their picture. */
const PLACES = {
  story: '#/',
  goals: '#/goals',
  goal: '#/goals/4',
  initiatives: '#/initiatives',
  entries: '#/entries',
  'entries-filtered': '#/entries?kind=person&goal=1',
  matrix: '#/matrix?country=NL',
  network: '#/network',
  'network-entry': '#/network/comensha',
  relations: '#/relations/abn-amro',
  questions: '#/questions',
  entry: '#/entity/comensha',
  person: '#/entity/fiona-reynolds',
  search: '#/search/fiu',
} as const;

/** Places that are looked at as they are printed. */
const PRINTED: ReadonlySet<string> = new Set(['story', 'goal', 'matrix', 'relations', 'entry']);

const reference: Surface = async (rig, shot) => {
  const tab = await rig.openExtensionPage('/reference.html');
  await there(tab, 'h1');
  for (const [state, place] of Object.entries(PLACES)) {
    // A place chooses by the width in which it comes up, such as whether relations are drawn or tabled.
    await tab.resize(...WIDE);
    await tab.evaluate((wanted) => {
      location.hash = wanted;
    }, place);
    await until(
      `the place ${place}`,
      () => tab.evaluate(() => location.hash),
      (hash) => hash.startsWith(place.split('?')[0] ?? ''),
    );
    await atRest(tab, state.startsWith('network') ? '.network-parts svg' : 'h1');
    await shot(tab, state, PAGE_SIZES);
    if (PRINTED.has(state)) await onPaper(tab, () => shot(tab, `${state}-paper`, PAPER_SIZES));
  }
  await tab.close();
};

/** Names of an added pack beside those of the dataset. It stays: what is taken after this has it too. */
const packs: Surface = async (rig, shot) => {
  await addPack(rig, 'harbour_list.csv', PACK);
  const text = `${CARD_PAGE}${CARD_TEXT}<p>The Kestrel Harbour Trust runs shelters for victims of human trafficking.</p>`;
  const page = await rig.open(rig.site.serve('/packs.html', text));
  await settledMarks(page, { atLeast: 6 });
  const id = await rig.tabId(page);
  const beside = await rig.openExtensionPage(`/sidepanel.html?tab=${id}`);
  await atRest(beside, '.added [data-row]');
  await shot(beside, 'panel', PANEL_SIZES);
  await press(beside, '#view-goals');
  await atRest(beside, '.added [data-row]');
  await shot(beside, 'panel-goals', PANEL_SIZES);
  await beside.close();
  const over = await rig.openExtensionPage(`/popup.html?tab=${id}`);
  await atRest(over, '.group .m-line');
  await shot(over, 'popup', POPUP_SIZES);
  await over.close();
  await page.close();
};

export const SURFACES = { card, popup, panel, options, welcome, reference, packs } as const satisfies Record<
  string,
  Surface
>;
