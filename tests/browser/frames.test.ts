import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { cardOf, hoverMark, marksOf, pause, settledMarks, until, waitForCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { countsByEntity, finishedReports } from './rig/report.ts';
import type { Scope, Tab } from './rig/rig.ts';

declare const browser: Browser;

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

const SIZE = 'width="500" height="300"';

/** Keeps the page around a frame busy just when the frame loads: it then runs before it hears of its own size. */
const busy = (fromMs: number) =>
  `<script>setTimeout(() => { const end = performance.now() + 600; while (performance.now() < end); }, ${fromMs})</script>`;

/** Every way in which a document stands in another one; each names CoMensha, the page around it Rabobank. */
const frames = {
  'of the same site': `<iframe id="frame" ${SIZE} src="/inner.html"></iframe>`,
  'of another site': `<iframe id="frame" ${SIZE} src="http://other.test/inner.html"></iframe>`,
  'of another site, while the page around it is busy': `<iframe id="frame" ${SIZE} src="http://other.test/inner.html"></iframe>${busy(0)}${busy(700)}`,
  'written as srcdoc': `<iframe id="frame" ${SIZE} srcdoc="&lt;p&gt;Victims turn to CoMensha."></iframe>`,
  'of about:blank, filled by the page': `<iframe id="frame" ${SIZE}></iframe><script>
    document.getElementById('frame').contentDocument.body.innerHTML = '<p>Victims turn to CoMensha.';</script>`,
  'written with document.write, later': `<iframe id="frame" ${SIZE}></iframe><script>setTimeout(() => {
    const inner = document.getElementById('frame').contentDocument;
    inner.open(); inner.write('<title>x</title><p>Victims turn to CoMensha.'); inner.close(); }, 400)</script>`,
  'of a blob': `<iframe id="frame" ${SIZE}></iframe><script>
    document.getElementById('frame').src = URL.createObjectURL(new Blob(['<p>Victims turn to CoMensha.'], { type: 'text/html' }))</script>`,
  'of a data address': `<iframe id="frame" ${SIZE} src="data:text/html,<p>Victims turn to CoMensha."></iframe>`,
  'in a sandbox': `<iframe id="frame" sandbox ${SIZE} src="/inner.html"></iframe>`,
  'put in later': `<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend',
    '<iframe id="frame" ${SIZE} src="http://other.test/inner.html"></iframe>'), 500)</script>`,
  'that takes the place of another': `<iframe id="frame" ${SIZE} src="http://other.test/nobody.html"></iframe><script>
    setTimeout(() => { document.getElementById('frame').src = '/inner.html'; }, 500)</script>`,
  'moved to another place': `<iframe id="frame" ${SIZE} src="/inner.html"></iframe><div id="there"></div><script>
    setTimeout(() => there.append(document.getElementById('frame')), 500)</script>`,
  'hidden at first': `<iframe id="frame" ${SIZE} style="display: none" src="http://other.test/inner.html"></iframe><script>
    setTimeout(() => { document.getElementById('frame').style.display = ''; }, 500)</script>`,
  'without a size at first': `<iframe id="frame" style="width: 0; height: 0" src="http://other.test/inner.html"></iframe><script>
    setTimeout(() => { document.getElementById('frame').style.cssText = 'width: 500px; height: 300px'; }, 500)</script>`,
  'far below': `<div style="height: 6000px"></div><iframe id="frame" ${SIZE} src="http://other.test/inner.html"></iframe>`,
};

inBrowsers('frames', (rig) => {
  const serveInner = (): void => {
    const inner = page('<p>Victims turn to CoMensha.</p>');
    rig().site.serve('/inner.html', inner);
    rig().site.serve('/inner.html', inner, { host: 'other' });
    rig().site.serve('/nobody.html', page('<p>Nobody is named here.</p>'), { host: 'other' });
  };

  test('a frame that grows in height alone is read, also after it was last looked at without', async () => {
    serveInner();
    const body = `<iframe id="frame" width="500" height="60" src="http://other.test/inner.html"></iframe>`;
    const tab = await rig().open(rig().site.serve('/around.html', page(`<p>Rabobank outside.</p>${body}`)));
    await settledMarks(tab);
    await pause(21_000);
    expect(await marksOf(await tab.frame('#frame'))).toEqual([]);
    await tab.evaluate(() => document.getElementById('frame')?.setAttribute('height', '300'));
    await settledMarks(await tab.frame('#frame'));
  });

  test.each(Object.entries(frames))('a frame %s is read', async (kind, body) => {
    serveInner();
    const tab = await rig().open(rig().site.serve('/around.html', page(`<p>Rabobank outside.</p>${body}`)));
    const marks = await until(
      `the mark in the frame ${kind}`,
      async () => marksOf(await tab.frame('#frame')),
      (seen) => seen.length > 0,
    );
    expect(marks.map(({ text }) => text)).toEqual(['CoMensha']);
    expect((await settledMarks(tab, { where: 'the page around' })).map(({ text }) => text)).toEqual(['Rabobank']);
    await tab.close();
  });

  test('frames in frames are read, each in its own document', async () => {
    serveInner();
    const site = rig().site;
    site.serve(
      '/third.html',
      page(`<p>So does Rabobank.</p><iframe ${SIZE} src="http://other.test/inner.html"></iframe>`),
    );
    site.serve(
      '/second.html',
      page(`<p>ABN AMRO acts.</p><iframe ${SIZE} src="http://page.test/third.html"></iframe>`),
      {
        host: 'other',
      },
    );
    const tab = await rig().open(
      site.serve(
        '/first.html',
        page(`<p>De Nederlandsche Bank.</p><iframe ${SIZE} src="http://other.test/second.html"></iframe>`),
      ),
    );
    const id = await rig().tabId(tab);
    const counts = await until(
      'four documents',
      async () => countsByEntity(await finishedReports(rig(), id)),
      (seen) => Object.keys(seen).length === 4,
    );
    expect(counts).toMatchObject({ comensha: 1, 'abn-amro': 1, rabobank: 1 });
    await tab.close();
  });

  test('a mention in a frame of another site has its card there', async () => {
    serveInner();
    const tab = await rig().open(rig().site.serve('/around.html', page(frames['of another site'])));
    const frame = await tab.frame('#frame');
    await settledMarks(frame, { where: 'the frame' });
    await hoverMark(frame, 'CoMensha');
    await waitForCard(frame, 'CoMensha');
    await tab.close();
  });

  const field = '<p><input id="field" style="font-size: 20px" size="8"></p>';
  const clickField = (scope: Scope): Promise<void> =>
    scope
      .evaluate(() => {
        const { left, top } = (document.getElementById('field') as HTMLElement).getBoundingClientRect();
        return { x: left + 20, y: top + 10 };
      })
      .then((point) => scope.click(point));

  test.each(['the page around it', 'another frame', 'a frame within it'] as const)(
    'Escape closes a card while the reader types in %s',
    async (elsewhere) => {
      const { site } = rig();
      const inner = `<iframe id="frame" ${SIZE} src="http://other.test/inner.html"></iframe>`;
      const typing = `<iframe id="typing" width="300" height="80" src="http://third.test/field.html"></iframe>`;
      serveInner();
      site.serve('/field.html', page(field), { host: 'third' });
      const name = elsewhere === 'a frame within it' ? 'Rabobank' : 'CoMensha';
      const tab = await rig().open(
        site.serve(
          '/around.html',
          page(
            elsewhere === 'the page around it'
              ? `${field}${inner}`
              : elsewhere === 'another frame'
                ? `${typing}${inner}`
                : `${typing}<p>Rabobank outside.</p>`,
          ),
        ),
      );
      const named = name === 'Rabobank' ? tab : await tab.frame('#frame');
      const fielded = elsewhere === 'the page around it' ? tab : await tab.frame('#typing');
      await settledMarks(named, { where: 'the document that names somebody' });
      // The other documents hear of it by the background, and a test is quicker than a reader.
      const pressEscape = () =>
        until(
          'Escape to close the card',
          async () => {
            await fielded.press('Escape');
            return cardOf(named);
          },
          (card) => card === null,
        );
      await clickField(fielded);
      await fielded.type('half a word');
      await hoverMark(named, name);
      await waitForCard(named, name);
      await pressEscape();
      // The next one, too.
      await named.moveTo({ x: 300, y: 200 });
      await hoverMark(named, name);
      await waitForCard(named, name);
      await pressEscape();
      await fielded.type(' more');
      expect(await fielded.evaluate(() => (document.getElementById('field') as HTMLInputElement).value)).toBe(
        'half a word more',
      );
      await tab.close();
    },
  );

  test('a frame of a site that is switched off gets no listener, while a card is open outside it', async () => {
    const { site } = rig();
    site.serve('/field.html', page(field), { host: 'third' });
    const setOff = (sitesOff: string[]) =>
      rig().inExtension(async (wanted) => {
        const { settings } = (await browser.storage.local.get('settings')) as { settings: object };
        await browser.storage.local.set({ settings: { ...settings, sitesOff: wanted } });
      }, sitesOff);
    await setOff(['third.test']);
    const typing = `<iframe id="typing" ${SIZE} src="http://third.test/field.html"></iframe>`;
    const tab = await rig().open(site.serve('/around.html', page(`<p>Rabobank outside.</p>${typing}`)));
    const typed = await tab.frame('#typing');
    await settledMarks(tab);
    await clickField(typed);
    await hoverMark(tab, 'Rabobank');
    await waitForCard(tab, 'Rabobank');
    await pause(500);
    await typed.press('Escape');
    await pause(500);
    expect(await cardOf(tab)).not.toBeNull();
    await setOff([]);
    await tab.close();
  });

  test('a frame as small as a tracker’s is left alone', async () => {
    serveInner();
    const tab = await rig().open(
      rig().site.serve(
        '/small.html',
        page('<p>Rabobank.</p><iframe id="frame" width="120" height="60" src="/inner.html"></iframe>'),
      ),
    );
    await settledMarks(tab);
    const reports = await finishedReports(rig(), await rig().tabId(tab));
    expect(reports.map(({ top }) => top)).toEqual([true]);
    // As after a change of packs, of which all frames hear.
    await rig().inExtension((id) => browser.tabs.sendMessage(id, { command: 'rescan' }), await rig().tabId(tab));
    await pause(600);
    await settledMarks(tab);
    expect(await marksOf(await tab.frame('#frame'))).toEqual([]);
    await tab.close();
  });
});

inBrowsers('frames that go at any moment', (rig) => {
  // An answer of the browser may come just when its frame goes. The console at the end tells of whatever was done then.
  test.each([300, 700, 1_100, 1_600, 2_300])('the tab is closed after %i ms', async (ms) => {
    const tab = await openRestless();
    await pause(ms);
    await tab.close();
  });

  test('those that are put back in the end are read', async () => {
    const tab = await openRestless();
    await until(
      'all at rest',
      () => tab.evaluate(() => document.querySelectorAll('.at-rest').length),
      (count) => count === 12,
    );
    for (const number of [1, 6, 12]) {
      const where = `.at-rest:nth-of-type(${number})`;
      expect((await settledMarks(await tab.frame(where), { where })).map(({ text }) => text)).toEqual(['CoMensha']);
    }
    await tab.close();
  });

  /** Twelve frames, each of which is taken away and put back four times, at moments of its own. */
  const openRestless = (): Promise<Tab> => {
    const inner = page('<p>Victims turn to CoMensha.</p>');
    const { site } = rig();
    for (const host of ['page', 'other'] as const) site.serve('/inner.html', inner, { host });
    const list = Array.from(
      { length: 12 },
      (_, index) => `<iframe ${SIZE} src="http://${index % 2 ? 'other' : 'page'}.test/inner.html"></iframe>`,
    );
    return rig().open(
      site.serve(
        '/restless.html',
        page(`<p>Rabobank outside.</p>${list.join('')}<script>
          [...document.querySelectorAll('iframe')].forEach((frame, index) => {
            const goAndCome = (times) => {
              if (times === 0) return frame.classList.add('at-rest');
              frame.remove();
              setTimeout(() => {
                document.body.append(frame);
                setTimeout(goAndCome, 60 + ((index * 37 + times * 211) % 900), times - 1);
              }, 30);
            };
            setTimeout(goAndCome, 60 + ((index * 83) % 900), 4);
          });</script>`),
      ),
    );
  };
});

inBrowsers('a frame that never finishes loading', (rig) => {
  const open = async (): Promise<Tab> => {
    const { site } = rig();
    const inner = page('<p>Victims turn to CoMensha in a frame.</p>');
    const endless = site.serve('/endless.html', `${inner}${' '.repeat(2_000)}`, { unfinished: true });
    // Put in later, or the page itself would not finish.
    const body = `<p>ABN AMRO acts.</p><script>addEventListener('load', () => {
      const frame = document.createElement('iframe'); frame.width = 500; frame.height = 300; frame.src = '${endless}';
      document.body.append(frame); })</script>`;
    const tab = await rig().open(site.serve('/patient.html', page(body)));
    await settledMarks(tab);
    return tab;
  };

  test('holds up no key, in its page or another', async () => {
    const plain = await rig().open(rig().site.serve('/plain.html', page('<p>Rabobank acts.</p>')));
    await settledMarks(plain);
    const tab = await open();
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'ABN AMRO');
    await plain.activate();
    await rig().runCommand(plain, 'next-mention');
    await waitForCard(plain, 'Rabobank');
    await plain.close();
    await tab.close();
  });

  test('holds up no pause, at its beginning or its end', async () => {
    const tab = await open();
    const setPause = (isOn: boolean) =>
      rig().inExtension(
        (on: boolean) =>
          on ? browser.storage.local.set({ pause: { kind: 'restart' } }) : browser.storage.local.remove('pause'),
        isOn,
      );
    try {
      for (let round = 0; round < 2; round++) {
        await setPause(true);
        await until(
          'the pause',
          async () => [
            (await marksOf(tab)).length,
            await rig().inExtension(async () => (await browser.scripting.getRegisteredContentScripts()).length),
          ],
          ([marks, scripts]) => marks === 0 && scripts === 0,
        );
        await setPause(false);
        await tab.activate();
        await until(
          'the marks again',
          () => marksOf(tab),
          (marks) => marks.length === 1,
        );
      }
    } finally {
      await setPause(false);
    }
    await tab.close();
  });
});

inBrowsers('a background that stops at any moment', (rig) => {
  const open = async (): Promise<Tab> => {
    const { site } = rig();
    site.serve('/same.html', page('<p>CoMensha in a frame of the same site.</p>'));
    site.serve('/other.html', page('<p>ABN AMRO in a frame of another site.</p>'), { host: 'other' });
    return rig().open(
      site.serve(
        '/frames.html',
        page(`<p>Rabobank outside.</p><iframe id="same" src="/same.html" ${SIZE}></iframe>
          <iframe id="other" src="http://other.test/other.html" ${SIZE}></iframe>
          <iframe id="written" ${SIZE} srcdoc="&lt;p&gt;CoMensha in a written frame."></iframe>`),
      ),
    );
  };
  const expectAllMarked = async (tab: Tab): Promise<void> => {
    const marks = await Promise.all([
      settledMarks(tab, { where: 'the page' }),
      ...['#same', '#other', '#written'].map(async (where) => settledMarks(await tab.frame(where), { where })),
    ]);
    expect(marks.flat().map(({ text }) => text)).toEqual(['Rabobank', 'CoMensha', 'ABN AMRO', 'CoMensha']);
  };

  test('stopped before: the page wakes it', async () => {
    await rig().stopBackground();
    const tab = await open();
    await expectAllMarked(tab);
    await tab.close();
  });

  // A question is lost when the background stops between it and its answer: some of these moments are such.
  test.each([0, 30, 60, 90, 120, 160, 220, 300])('stopped %i ms after the page began to load', async (ms) => {
    const stopping = new Promise((resolve) => setTimeout(resolve, ms)).then(() => rig().stopBackground());
    const [tab] = await Promise.all([open(), stopping]);
    await expectAllMarked(tab);
    await tab.close();
  });
});
