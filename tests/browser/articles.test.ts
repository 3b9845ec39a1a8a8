import { expect, test } from 'vitest';
import {
  cardOf,
  hover,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfText,
  settledMarks,
  waitForCard,
  waitForNoCard,
} from './rig/gestures.ts';
import { corpusPages, goldCounts, goldPlaces, markedPlaces, samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { countsByEntity, finishedReports } from './rig/report.ts';
import type { Tab } from './rig/rig.ts';

/** Longer than dwell, opening and the way to the background together: after it, a card that will come has come. */
const NO_CARD_AFTER_MS = 900;

const articles = [...samplePages(), ...corpusPages()];

inBrowsers('articles with known mentions', (rig) => {
  test.each(articles)('$name: every mention is marked, nothing else is', async (page) => {
    const url = rig().site.serve(`/${page.name}.html`, page.html, { host: 'articles' });
    const tab = await rig().open(url);
    const gold = goldPlaces(page);
    // Where some never come, the list of what did says more than that the wait was in vain.
    const marks = await settledMarks(tab, { atLeast: gold.length }).catch(() => marksOf(tab));
    expect(markedPlaces(marks)).toEqual(gold);
    const reports = await finishedReports(rig(), await rig().tabId(tab));
    expect(countsByEntity(reports)).toEqual(goldCounts(page));
    await tab.close();
  });
});

inBrowsers('cards on the sample article', (rig) => {
  let tab: Tab;

  test('the article opens', async () => {
    const [dutch] = samplePages();
    tab = await rig().open(rig().site.serve('/sample.nl.html', dutch?.html ?? ''));
    await settledMarks(tab);
  });

  test.each([
    { name: 'CoMensha', headword: 'CoMensha', says: /Netherlands/ },
    { name: 'ABN Amro', headword: 'ABN AMRO', says: /bank[\s\S]*Netherlands/i },
    { name: 'FAST', headword: 'FAST', says: /Finance Against Slavery and Trafficking/ },
  ])('resting on $name shows its card', async ({ name, headword, says }) => {
    await leave(tab);
    await waitForNoCard(tab);
    await hoverMark(tab, name);
    const card = await waitForCard(tab, headword);
    expect(card.text).toMatch(says);
    expect(card.topLayer).toBe(true);
    expect(card.focused, 'a card opened by pointer takes no focus').toBeNull();
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test.each(['Oostenrijk', 'KIM'])('resting on “%s” shows none', async (text) => {
    await leave(tab);
    await hover(tab, await pointOfText(tab, text));
    await pause(NO_CARD_AFTER_MS);
    expect(await cardOf(tab)).toBeNull();
  });

  test('the pointer can go from the word into the card, and the card goes when the pointer has left both', async () => {
    await hoverMark(tab, 'CoMensha');
    const { rect } = await waitForCard(tab, 'CoMensha');
    const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    await tab.moveTo(middle);
    await pause(NO_CARD_AFTER_MS);
    expect(await cardOf(tab)).not.toBeNull();
    await leave(tab);
    await waitForNoCard(tab);
  });
});
