import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import { marksAre, pause, textsOfMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { openRealPopup } from './rig/real-popup.ts';
import { finishedReports } from './rig/report.ts';
import type { Tab } from './rig/rig.ts';

declare const browser: Browser;

const FAR = '<p>Nothing but words of the weather, of bread and of the harbour.</p>'.repeat(400);
const page = (body: string, title = 'News') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}`;

/** Far longer than a page takes from its last text to the question. */
const QUIET_MS = 1_500;

inBrowsers('broad names', (rig) => {
  let listener: Tab;

  beforeAll(async () => {
    listener = await rig().openExtensionPage('/options.html');
    await listener.evaluate(() => {
      const wanted: string[] = [];
      (window as unknown as { wanted: string[] }).wanted = wanted;
      browser.runtime.onMessage.addListener((message: unknown) => {
        wanted.push((message as { type: string }).type);
      });
    });
  });
  afterAll(() => listener.close());

  /** Opens a page and gives it time to ask for the script that marks. */
  const open = async (path: string, html: string): Promise<Tab> => {
    await listener.evaluate(() => {
      (window as unknown as { wanted: string[] }).wanted.length = 0;
    });
    return await rig().open(rig().site.serve(path, html));
  };
  const asks = () =>
    listener.evaluate(() => (window as unknown as { wanted: string[] }).wanted.includes('wantAttendant'));
  const untilAsked = () => until('the script that marks is asked for', asks, (asked) => asked);
  const staysAlone = async () => {
    await pause(QUIET_MS);
    expect(await asks()).toBe(false);
  };
  /** What a popup would be told of a page: places that are known and left unmarked, by entity. */
  const unmarkedIn = async (tab: Tab) => {
    const reports = await finishedReports(rig(), await rig().tabId(tab));
    return Object.fromEntries(
      reports.flatMap(({ entities }) => entities.map(({ lead, unmarked }) => [lead.id, unmarked] as const)),
    );
  };
  /** Runs a script of the page itself. */
  const inPage = (tab: Tab, change: string) =>
    tab.evaluate((code) => {
      const script = document.createElement('script');
      script.textContent = code;
      document.head.append(script);
    }, change);

  test('a page on something else gets no second script for them, and is left so while it changes', async () => {
    const tab = await open(
      '/alone.html',
      page('<p>Microsoft and the United Nations met in Geneva.</p><p id="more"></p>'),
    );
    await staysAlone();
    await inPage(tab, `document.getElementById('more').textContent = 'Google was there too.'`);
    await staysAlone();
    expect(await textsOfMarks(tab)).toEqual([]);
    await tab.close();
  });

  test('a word that hardly ever is a name has a page ask no sooner either, but for what stands beside it', async () => {
    const tab = await open(
      '/rare.html',
      page('<p>A helpline for survivors is what Unseen runs.</p><p>Spotlight</p><p id="more"></p>'),
    );
    await staysAlone();
    await inPage(tab, `document.getElementById('more').textContent = 'On human trafficking and modern slavery.'`);
    await marksAre(tab, ['Unseen']);
    await tab.close();
    const other = await open('/beside.html', page('<p>A walk for the charity Unseen raised money.</p>'));
    await marksAre(other, ['Unseen']);
    await other.close();
  });

  test('the number on the toolbar icon, for which frames are asked, makes no difference', async () => {
    const tab = await open(
      '/with-frame.html',
      page('<p>Microsoft was there.</p><iframe srcdoc="<p>The weather.</p>"></iframe>'),
    );
    await staysAlone();
    await (await rig().open(rig().site.serve('/other.html', page('<p>Nothing.</p>')))).close();
    await tab.activate();
    await staysAlone();
    await tab.close();
  });

  test.each([
    ['before', `<p>Forced labour and human trafficking.</p><p>Forced labour.</p>${FAR}<p>The United Nations met.</p>`],
    ['behind', `<p>The United Nations met.</p>${FAR}<p>Forced labour and human trafficking.</p><p>Forced labour.</p>`],
  ])('they are marked where the page is about the subject, the words on it standing far %s', async (place, body) => {
    const tab = await open(`/about-${place}.html`, page(body));
    await marksAre(tab, ['United Nations']);
    await tab.close();
  });

  test('they are marked when the page comes to be about it, by its text or by its title', async () => {
    const tab = await open('/later.html', page('<p>The United Nations met.</p><p id="more"></p>'));
    await staysAlone();
    await inPage(tab, `document.getElementById('more').textContent = 'On human trafficking and modern slavery.'`);
    await marksAre(tab, ['United Nations']);
    await tab.close();
    const other = await open('/titled.html', page('<p>The United Nations met.</p>'));
    await staysAlone();
    await inPage(other, `document.title = 'Human trafficking and modern slavery'`);
    await marksAre(other, ['United Nations']);
    await other.close();
  });

  test('they are marked at the end of a text of megabytes, under a title on the subject', async () => {
    const long = 'Nothing but words of the weather, of bread and of the harbour. '.repeat(60_000);
    const tab = await open(
      '/long.html',
      page(
        `<pre style="white-space: pre-wrap">${long}The United Nations met.</pre>`,
        'Human trafficking and modern slavery',
      ),
    );
    await marksAre(tab, ['United Nations']);
    await tab.close();
  });

  test('beside a name that is marked anyway they are known as before', async () => {
    const tab = await open('/beside.html', page(`<p>The United Nations met.</p>${FAR}<p>CoMensha was there.</p>`));
    await marksAre(tab, ['CoMensha']);
    expect(await unmarkedIn(tab)).toEqual({ 'united-nations': 1, comensha: 0 });
    await tab.close();
  });

  test('whoever asks what the page holds is told of them', async () => {
    const tab = await open('/asked.html', page(`<p>The United Nations met.</p>${FAR}<p>Microsoft was there.</p>`));
    await staysAlone();
    expect(await unmarkedIn(tab)).toEqual({ 'united-nations': 1, microsoft: 1 });
    expect(await textsOfMarks(tab)).toEqual([]);
    await tab.activate();
    const popup = await openRealPopup(rig(), tab);
    const words = await until(
      'the popup',
      async () => String((await popup.run('document.body.innerText')) ?? ''),
      (text) => text.includes('Read in full'),
    );
    for (const said of ['No names marked', 'Widely known, not marked here', 'United Nations, Microsoft'])
      expect(words).toContain(said);
    expect(words).not.toMatch(/No names found|is named on this page/);
    await tab.close();
  });

  test('the reader who wants them everywhere has them at once, in open pages and in new ones', async () => {
    const choose = (broad: string) =>
      rig().inExtension((settings) => browser.storage.local.set({ settings }), {
        ...DEFAULT_SETTINGS,
        marks: { ...DEFAULT_SETTINGS.marks, broad },
      });
    const html = page(`<p>The United Nations met.</p>${FAR}<p>Microsoft was there.</p>`);
    const tab = await open('/everywhere.html', html);
    await staysAlone();
    await choose('everywhere');
    await marksAre(tab, ['United Nations', 'Microsoft']);
    const other = await open('/everywhere-new.html', html);
    await marksAre(other, ['United Nations', 'Microsoft']);
    await choose('onTopic');
    await marksAre(tab, []);
    await marksAre(other, []);
    await tab.close();
    await other.close();
  });

  test('a frame that comes late follows the page around it', async () => {
    const within = rig().site.serve('/late.html', page('<p>The United Nations met.</p>'));
    const tab = await open('/early.html', page('<p>CoMensha against human trafficking and modern slavery.</p>'));
    await marksAre(tab, ['CoMensha']);
    await inPage(
      tab,
      `const frame = document.createElement('iframe'); frame.src = '${within}';
      frame.style = 'width: 600px; height: 300px'; document.body.append(frame)`,
    );
    const inFrame = async () => {
      const frame = await tab.frame('iframe').catch(() => null);
      return frame ? textsOfMarks(frame).catch(() => []) : [];
    };
    await until('the mark in the frame', inFrame, (texts) => texts.join() === 'United Nations');
    await inPage(
      tab,
      `history.pushState(null, '', '/elsewhere'); document.querySelector('p').textContent = 'The weather.'`,
    );
    await until('no mark in the frame', inFrame, (texts) => texts.length === 0);
    await tab.close();
  });

  test('a frame is asked about them, as the page around it may be about the subject', async () => {
    const within = rig().site.serve('/within.html', page('<p>The United Nations met.</p>'));
    const tab = await open(
      '/around.html',
      page(
        `<p>CoMensha against human trafficking and modern slavery.</p><iframe src="${within}" style="width:600px;height:300px"></iframe>`,
      ),
    );
    await marksAre(tab, ['CoMensha']);
    const frame = await tab.frame('iframe');
    await marksAre(frame, ['United Nations']);
    await inPage(
      tab,
      `history.pushState(null, '', '/weather'); document.querySelector('p').textContent = 'The weather.'`,
    );
    await marksAre(frame, []);
    await inPage(tab, `document.querySelector('p').textContent = 'CoMensha: human trafficking and modern slavery.'`);
    await marksAre(frame, ['United Nations']);
    await tab.close();
  });

  test('a frame in a shadow tree is told when its page comes to be about the subject, and is so no longer', async () => {
    const within = rig().site.serve('/in-shadow.html', page('<p>The United Nations met.</p>'));
    const tab = await open(
      '/shadow-around.html',
      page(`<p>The weather.</p><div><template shadowrootmode="open"><iframe src="${within}" style="width:600px;height:300px">
        </iframe></template></div>`),
    );
    const inFrame = async () => (await unmarkedIn(tab))['united-nations'];
    const say = (text: string) => inPage(tab, `document.querySelector('p').textContent = '${text}'`);
    await until('the name in the frame', inFrame, (unmarked) => unmarked === 1);
    await say('CoMensha against human trafficking and modern slavery.');
    await until('the mark in the frame', inFrame, (unmarked) => unmarked === 0);
    await inPage(tab, `history.pushState(null, '', '/weather')`);
    await say('The weather.');
    await until('no mark in the frame', inFrame, (unmarked) => unmarked === 1);
    await tab.close();
  });

  test('a page that only seems to hold a name asks, and shows none', async () => {
    const tab = await open('/seems.html', page('<p>Polaris is a star of the north.</p>'));
    await untilAsked();
    expect(await textsOfMarks(tab)).toEqual([]);
    await tab.close();
  });
});
