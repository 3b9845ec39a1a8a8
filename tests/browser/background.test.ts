import { expect, test } from 'vitest';
import { hoverMark, leave, settledMarks, waitForCard, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

inBrowsers('a background that the browser stops', (rig) => {
  let tab: Tab;
  const serve = () => rig().site.serve('/sample.nl.html', samplePages()[0]?.html ?? '');

  test('a card opens on a page that was read before the stop, with all its details', async () => {
    tab = await rig().open(serve());
    await settledMarks(tab);
    await rig().stopBackground();
    await tab.activate();
    await hoverMark(tab, 'CoMensha');
    const { text } = await waitForDetails(tab, 'CoMensha');
    // A role with its initiative: nothing that travelled with the mention.
    expect(text).toContain('Financial Sector Commission');
    expect(await rig().backgroundRuns()).toBe(true);
  });

  test('stopped again, another name answers too', async () => {
    await tab.press('Escape');
    await waitForNoCard(tab);
    await leave(tab);
    await rig().stopBackground();
    await tab.activate();
    await hoverMark(tab, 'ABN Amro');
    expect((await waitForDetails(tab, 'ABN AMRO')).text).toContain('Financial Sector Commission');
  });

  test('what is added to the page after a stop is read', async () => {
    await rig().stopBackground();
    await tab.activate();
    const before = (await settledMarks(tab)).length;
    await tab.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'Ook Polaris Project en CoMensha bestrijden mensenhandel.';
      document.querySelector('article')?.append(paragraph);
    });
    const marks = await settledMarks(tab, { atLeast: before + 1 });
    expect(marks.map(({ text }) => text).filter((text) => text === 'CoMensha').length).toBeGreaterThan(1);
  });

  test('a page that is opened while it is stopped is read', async () => {
    await rig().stopBackground();
    const another = await rig().open(serve());
    await settledMarks(another, { atLeast: 10 });
    await another.close();
  });

  test('a command reaches a page through a background that had stopped', async () => {
    await rig().stopBackground();
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab);
  });
});
