import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { addPack } from './rig/add-pack.ts';
import { axe } from './rig/axe.ts';
import { until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const ALLIANCE = readFileSync(join(import.meta.dirname, '../../examples/small.pack.json'), 'utf8');
const HARBOURS = 450;
const TABLE = `name,kind,country\n${Array.from({ length: HARBOURS }, (_, at) => `${'ABCDE'[at % 5]}-harbour ${at} Fund,ngo,NL`).join('\n')}\n`;

const textOf = (tab: Tab) => tab.evaluate(() => document.querySelector('main')?.textContent ?? '');
const rows = (tab: Tab) =>
  tab.evaluate(() => [...document.querySelectorAll('.index .row .name')].map((name) => name.textContent ?? ''));

async function goTo(tab: Tab, place: string, says: string): Promise<void> {
  await tab.evaluate((to) => {
    location.hash = to;
  }, place);
  await until(
    `${place}: ${says}`,
    () => textOf(tab),
    (text) => text.includes(says),
  );
}

const press = (tab: Tab, words: string) =>
  tab.evaluate((wanted) => {
    const found = [...document.querySelectorAll<HTMLElement>('main button, .rail a, main a')].find((one) =>
      one.textContent?.includes(wanted),
    );
    if (!found) throw new Error(`Nothing says “${wanted}”.`);
    found.click();
  }, words);

inBrowsers('added packs in the reference', (rig) => {
  let tab: Tab;
  beforeAll(async () => {
    await rig().open(rig().site.serve('/plain.html', '<p>Nothing.</p>'));
    await addPack(rig(), 'alliance.json', ALLIANCE);
    await addPack(rig(), 'harbours.csv', TABLE);
    tab = await rig().openExtensionPage('/reference.html#/entries');
  });

  test('stand in no list of the dataset, which says so with their names and dates', async () => {
    await goTo(tab, '#/entries', '451 entries');
    expect(await rows(tab)).not.toContain('Tidewater Savings Bank');
    for (const place of ['#/entries', '#/matrix', '#/initiatives', '#/network']) {
      await goTo(tab, place, 'Added packs stand apart');
      expect(await textOf(tab), place).toContain('Example: an alliance, 24 November 2026');
      expect(await textOf(tab), place).not.toContain('Tidewater Savings Bank');
    }
  });

  test('have lists of their own, with name, version and date, at an address that can be kept', async () => {
    await goTo(tab, '#/entries', '451 entries');
    await press(tab, 'Example: an alliance');
    await until(
      'its entries',
      () => rows(tab),
      (names) => names.join() === 'Harbour Alliance for Decent Work,Tidewater Savings Bank',
    );
    expect(await tab.evaluate(() => location.hash)).toBe('#/entries?pack=example-alliance');
    const text = await textOf(tab);
    expect(text).toContain('Entries of “Example: an alliance”');
    expect(text).toContain('version 2026.11.0, 24 November 2026');
    expect(text).toContain('not part of the curated dataset');
    expect(await tab.evaluate(axe)).toEqual([]);
    await goTo(tab, '#/entries?pack=nobody', 'There is no pack “nobody” in use');
  });

  test('with roles are in a matrix of their own, and in relations; an entry says whose it is', async () => {
    await goTo(tab, '#/matrix?pack=example-alliance', '1 organisation or person with 1 role');
    const cells = await tab.evaluate(() =>
      [...document.querySelectorAll('.matrix .cell')].map((cell) => cell.getAttribute('aria-label')),
    );
    expect(cells).toEqual(['Goal 2 Know and show, stated, 1 role']);
    expect(await tab.evaluate(axe)).toEqual([]);
    await press(tab, 'Tidewater Savings Bank');
    await until(
      'the entry',
      () => textOf(tab),
      (text) => text.includes('From the added pack “Example: an alliance”, version 2026.11.0, 24 November 2026'),
    );
    await press(tab, 'Relations of Tidewater Savings Bank');
    await until(
      'its relations',
      () => textOf(tab),
      (text) => text.includes('Harbour Alliance for Decent Work') && text.includes('Example: an alliance'),
    );
    await goTo(tab, '#/matrix?pack=harbours', 'This pack names no role');
  });

  test('of many entries a part is drawn, and the next, a letter and a name are one step away', async () => {
    await goTo(tab, '#/entries?pack=harbours', '1 to 200 of 450');
    expect(await rows(tab)).toHaveLength(200);
    await press(tab, 'Next');
    await until(
      'the next part',
      () => rows(tab),
      (names) => names.length === 200 && (names[0]?.startsWith('C-') ?? false),
    );
    expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await tab.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('.turning select');
      if (!select) return;
      select.value = 'E';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(
      'the letter',
      () => rows(tab),
      (names) => names.length === 90 && names.every((name) => name.startsWith('E-')),
    );
    // From an entry one comes back to where one was.
    await press(tab, 'E-harbour 4 Fund');
    await until(
      'the entry',
      () => tab.evaluate(() => location.hash),
      (hash) => hash.startsWith('#/entity/'),
    );
    await tab.evaluate(() => history.back());
    await until(
      'the same part of the list',
      () => rows(tab),
      (names) => names.length === 90 && names.every((name) => name.startsWith('E-')),
    );
    await tab.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('.rail input[type=search]');
      if (!field) return;
      field.value = 'harbour 44';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await until(
      'the names that hold the words',
      () => rows(tab),
      (names) => names.length === 11 && names.every((name) => name.includes('harbour 44')),
    );
  });

  test('that are added while one types in the search take nothing from it', async () => {
    await goTo(tab, '#/entries', '451 entries');
    await tab.activate();
    await tab.press('Control+k');
    await tab.type('com');
    await addPack(rig(), 'curlews.csv', 'name\nHeron Quay Fund\n');
    await until(
      'the new list',
      () => tab.evaluate(() => document.body.textContent ?? ''),
      (text) => text.includes('curlews'),
    );
    const typedIn = () =>
      tab.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.closest('.top-search') && (activeElement as HTMLInputElement).value;
      });
    expect(await typedIn()).toBe('com');
    await tab.activate();
    await tab.type('e');
    expect(await typedIn()).toBe('come');
    await tab.close();
  });
});
