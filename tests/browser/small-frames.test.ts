import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { hoverMark, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { rectInCard } from './rig/in-page.ts';
import type { Scope, Tab } from './rig/rig.ts';

declare const browser: Browser;

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;

const open = async (rig: Parameters<Parameters<typeof inBrowsers>[1]>[0], size: string): Promise<[Tab, Scope]> => {
  const { site } = rig();
  site.serve('/inner.html', page('<p>Victims turn to CoMensha for help.</p>'), { host: 'other' });
  const tab = await rig().open(
    site.serve(
      '/around.html',
      page(`<script>addEventListener('message', ({ data }) => { window.heard = data; })</script>
        <iframe id="frame" ${size} src="http://other.test/inner.html"></iframe>`),
    ),
  );
  const frame = await tab.frame('#frame');
  await settledMarks(frame, { where: 'the frame' });
  return [tab, frame];
};

inBrowsers('a frame too small for a card', (rig) => {
  test.each(['width="310" height="260"', 'width="600" height="120"', 'width="200" height="80"'])(
    'with %s the card is one line within it',
    async (size) => {
      const [tab, frame] = await open(rig, size);
      await hoverMark(frame, 'CoMensha');
      const card = await waitForCard(frame, 'CoMensha');
      const { width, height } = await frame.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      // It moves a few pixels while it comes.
      await until(
        'one line within the frame',
        async () => (await waitForCard(frame, 'CoMensha')).rect,
        (rect) =>
          rect.height <= 48 &&
          rect.x >= 0 &&
          rect.y >= 0 &&
          rect.x + rect.width <= width &&
          rect.y + rect.height <= height,
      );
      expect(card.text).toContain('Netherlands');
      await tab.press('Escape');
      await tab.close();
    },
  );

  test('its button leads to the entry in the popup, or in a tab where the browser opens no popup; the page hears nothing', async () => {
    const [tab, frame] = await open(rig, 'width="300" height="120"');
    await hoverMark(frame, 'CoMensha');
    await waitForCard(frame, 'CoMensha');
    const rect = await frame.inCard(rectInCard, '[role=dialog] button');
    if (!rect) throw new Error('The card has no button.');
    await frame.click({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
    const shown = await until(
      'the entry in the popup or in a tab',
      () =>
        rig().inExtension(async () => {
          const [popup] = browser.extension.getViews({ type: 'popup' });
          if (popup) {
            const { activeElement } = popup.document;
            return { where: 'popup', headword: activeElement?.matches('h1') ? activeElement.textContent : null };
          }
          const isTab = (await browser.tabs.query({})).some(({ url }) => url?.includes('#/entity/comensha'));
          return isTab ? { where: 'tab', headword: 'CoMensha' } : null;
        }),
      (seen) => seen?.headword === 'CoMensha',
    );
    expect(shown?.where).toBeOneOf(['popup', 'tab']);
    await waitForNoCard(frame);
    expect(await rig().inExtension(() => browser.storage.session.get('handedEntry'))).toEqual({});
    expect(await tab.evaluate(() => (window as { heard?: unknown }).heard ?? null)).toBeNull();
    await tab.close();
  });

  test('a frame that grows has the whole card', async () => {
    const [tab, frame] = await open(rig, 'width="300" height="120"');
    await hoverMark(frame, 'CoMensha');
    expect((await waitForCard(frame, 'CoMensha')).rect.height).toBeLessThanOrEqual(48);
    await tab.evaluate(() => {
      Object.assign((document.getElementById('frame') as HTMLElement).style, { width: '600px', height: '560px' });
    });
    await until(
      'the whole card',
      async () => (await waitForCard(frame, 'CoMensha')).rect.height,
      (height) => height > 100,
    );
    await tab.close();
  });
});
