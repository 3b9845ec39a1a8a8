import { expect, test } from 'vitest';
import pack from '../../examples/small.pack.json' with { type: 'json' };
import { MOST_ROLES } from '../../src/dataset/details.ts';
import { addPack } from './rig/add-pack.ts';
import { hoverMark, searchInPopup, settledMarks, until, waitForDetails } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';
import { pressButton, waitForWords } from './rig/toolbar.ts';

const SIGNED = 1_500;
/** One bank has founded it, which stands first. */
const LEFT = new RegExp(`${(SIGNED + 1 - MOST_ROLES).toLocaleString('en')}\\s+more`);
const CHARTER = 'Harbour Alliance for Decent Work';

const [, bank] = pack.entities;
const [founding] = pack.roles;
const signatories = Array.from({ length: SIGNED }, (_, number) => `signatory-${number}`);
const PACK = JSON.stringify({
  ...pack,
  entities: [
    ...pack.entities,
    ...signatories.map((id) => ({
      ...bank,
      id,
      names: [{ text: `Bank of ${id}`, lang: 'en', type: 'official', ambiguous: false }],
    })),
  ],
  roles: [...pack.roles, ...signatories.map((id) => ({ ...founding, subject: id, role: 'signatory' }))],
});

const rolesIn = (tab: Tab, selector: string) =>
  tab.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);

inBrowsers('a charter that many have signed', (rig) => {
  let page: Tab;

  test('says on its card how many they are', async () => {
    await addPack(rig(), 'charter.pack.json', PACK);
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charter</title><p>${CHARTER} met.`;
    page = await rig().open(rig().site.serve('/charter.html', html));
    await settledMarks(page);
    await hoverMark(page, CHARTER);
    const { text } = await waitForDetails(page, CHARTER);
    expect(text).toContain('Tidewater');
    expect(text).toMatch(new RegExp(`${(SIGNED + 1 - 5).toLocaleString('en')}\\s+more`));
  });

  test('shows the first of them in the popup, and how many there are beside', async () => {
    const popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
    await popup.activate();
    await searchInPopup(popup, 'harbour alliance', CHARTER);
    await popup.press('Enter');
    await waitForWords(popup, LEFT);
    expect(await rolesIn(popup, '.entry .section li.role')).toBe(MOST_ROLES);
    await popup.close();
  });

  test('and in its full entry', async () => {
    const reference = await rig().openExtensionPage('/reference.html#/entity/example-alliance--harbour-alliance');
    await waitForWords(reference, LEFT);
    await until(
      'the first roles',
      () => rolesIn(reference, 'table.roles tbody tr'),
      (count) => count > 0,
    );
    expect(await rolesIn(reference, 'table.roles tbody tr')).toBe(MOST_ROLES);
    const told = await reference.evaluate(() =>
      [...document.querySelectorAll('table.roles tbody tr')].map(({ textContent }) => textContent ?? ''),
    );
    await pressButton(reference, `${(SIGNED + 1 - MOST_ROLES).toLocaleString('en')}\u00a0more`);
    await until(
      'all roles',
      () => rolesIn(reference, 'table.roles tbody tr'),
      (count) => count === SIGNED + 1,
    );
    // The focus goes on to the first of what has come.
    await until(
      'the focus',
      () =>
        reference.evaluate((before) => {
          const rows = [...document.querySelectorAll('table.roles tbody tr')];
          const first = rows.find(({ textContent }) => !before.includes(textContent ?? ''));
          return first !== undefined && first === document.activeElement?.closest('tr');
        }, told),
      (is) => is,
    );
    await reference.close();
  });
});
