import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installed } from '../bench/memory.ts';
import { traceMainThread } from '../bench/trace.ts';
import { type ChromiumRig, launchChromium } from './rig/chromium.ts';

/** Something is always to be laid out: a page that loads, and whose scripts change it. */
const RESTLESS = `
  const box = document.getElementById('box');
  let turn = 0;
  const change = () => {
    box.style.paddingLeft = (++turn % 7) + 'px';
    box.lastElementChild.style.height = 300 + (turn % 5) + 'px';
    if (turn < 2000) setTimeout(change);
  };
  change();`;

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and finance</title><body>${body}`;
const PROSE = '<p>Victims of human trafficking turn to CoMensha for help, as many do each year.</p>';

describe('what has to be laid out (chromium)', () => {
  let rig: ChromiumRig;
  beforeAll(async () => {
    rig = await launchChromium({});
    await installed(rig);
  });
  afterAll(async () => {
    await rig.close();
  });

  // A frame of which nothing is drawn for half a second is asked all the same.
  test('no script of ours has a page laid out while it loads, nor does one in its frames', { retry: 2 }, async () => {
    const { site } = rig;
    site.serve('/inner.html', page(PROSE.repeat(20)));
    const frames = '<iframe src="/inner.html" width="400" height="300"></iframe>'.repeat(4);
    const url = site.serve(
      '/around.html',
      page(`<div id="box">${PROSE.repeat(200)}${frames}</div><script>${RESTLESS}</script>`),
    );
    const browser = rig.context.browser();
    if (!browser) throw new Error('Chromium has no session for the browser.');
    const session = await browser.newBrowserCDPSession();
    const tab = await rig.context.newPage();
    const { layouts } = await traceMainThread(session, url, async () => {
      await tab.goto(url, { waitUntil: 'load' });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
    const marked = await Promise.all(tab.frames().map((frame) => frame.evaluate(() => CSS.highlights.size)));
    expect(marked.length).toBe(5);
    expect(Math.min(...marked)).toBeGreaterThan(0);
    expect(layouts).toBe(0);
    await tab.close();
  });
});
