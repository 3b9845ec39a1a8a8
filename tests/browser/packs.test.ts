import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { DEFAULT_SETTINGS } from '../../src/settings/defaults.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { hoverMark, leave, marksOf, settledMarks, until, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

const HTML = `<!doctype html><html lang="en"><title>A page</title><body><article>
<p data-block="1">Kestrel Harbour Trust works with CoMensha against trafficking in human beings.</p>
<p data-block="2">The Kestrel Trust opened a shelter.</p></article></body></html>`;

const CSV = `name,aliases,kind,country,note,address
Kestrel Harbour Trust,The Kestrel Trust,ngo,GB,Shelters in two cities.,https://kestrel.example
CoMensha,,ngo,NL,The same name as in the dataset.,
`;

/** Chooses a file as a reader does in the field of a section. */
const choose = (tab: Tab, name: string, text: string, repeat = 1) =>
  tab.evaluate(
    (given) => {
      const field = document.querySelector<HTMLInputElement>('input.pack-file');
      if (!field) throw new Error('There is no field for a pack.');
      const files = new DataTransfer();
      const head = given.text.slice(0, given.text.indexOf('\n') + 1);
      const rows = given.text.slice(head.length);
      const parts = [head];
      for (let at = 0; at < given.repeat; at++) parts.push(given.repeat > 1 ? rows.replaceAll('#', String(at)) : rows);
      files.items.add(new File(parts, given.name));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { name, text, repeat },
  );

const words = (tab: Tab) => tab.evaluate(() => document.querySelector('#packs')?.textContent ?? '');
const says = (tab: Tab, wanted: string) =>
  until(
    `“${wanted}”`,
    () => words(tab),
    (text) => text.includes(wanted),
  );

/** The section of storage follows what is in use. */
const storageHas = (tab: Tab, title: string, isThere: boolean) =>
  until(
    `the storage ${isThere ? 'with' : 'without'} “${title}”`,
    () => tab.evaluate(() => document.querySelector('#storage')?.textContent ?? ''),
    (text) => text.includes(title) === isThere,
  );

/** Presses a button of the section by its words, or a switch by its name, as soon as it is there. */
const press = (tab: Tab, wanted: string) =>
  until(
    `a button “${wanted}”`,
    () =>
      tab.evaluate((text) => {
        const all = [...document.querySelectorAll<HTMLButtonElement>('#packs button')];
        const found = all.find(
          (one) => !one.disabled && (one.getAttribute('aria-label') ?? one.textContent)?.trim() === text,
        );
        found?.click();
        return found !== undefined;
      }, wanted),
    (pressed) => pressed,
  );

const packDatabases = (rig: Rig) =>
  rig.inExtension(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('initiative-lens-pack-') ? [name] : [])),
  );

const textsOf = async (tab: Tab) => (await marksOf(tab)).map(({ text }) => text);

/** What is marked in a page once it is so; the page comes to the front, as hidden ones are read when they are seen. */
const untilMarked = async (what: string, tab: Tab, wanted: (texts: string[]) => boolean) => {
  await tab.activate();
  await until(what, () => textsOf(tab), wanted);
};

const openOptions = async (rig: Rig): Promise<Tab> => {
  const tab = await rig.openExtensionPage('/options.html');
  await says(tab, 'No pack has been added.');
  return tab;
};

/** What has the focus in the section, in the words one hears; what is wrong with it, and what was said by itself. */
const heard = (tab: Tab) =>
  tab.evaluate(() => {
    const focused = document.activeElement as HTMLElement;
    const worded = focused.closest('label') ?? focused;
    const described = focused.getAttribute('aria-describedby');
    return {
      focus: focused === document.body ? null : worded.textContent,
      isInvalid: focused.getAttribute('aria-invalid') === 'true',
      fault: described && document.getElementById(described)?.textContent,
      said: [...document.querySelectorAll('#packs [role=status]')].map(({ textContent }) => textContent).join(''),
    };
  });
const hears = (tab: Tab, wanted: object) => expect.poll(() => heard(tab), { timeout: 20_000 }).toMatchObject(wanted);

/** Puts the focus on a part of the section, and presses a key there. */
const pressOn = async (tab: Tab, selector: string, key: string) => {
  await tab.evaluate((wanted) => document.querySelector<HTMLElement>(`#packs ${wanted}`)?.focus(), selector);
  await tab.press(key);
};

inBrowsers('packs that a reader adds', (rig) => {
  let page: Tab;
  let options: Tab;

  test('a table is shown before it is in use: its columns, then what it holds', async () => {
    page = await rig().open(rig().site.serve('/page.html', HTML));
    expect((await settledMarks(page)).map(({ text }) => text)).toEqual(['CoMensha']);
    options = await openOptions(rig());
    await choose(options, 'harbour_list.csv', CSV);
    await says(options, 'How “harbour_list.csv” is read');
    expect(
      await options.evaluate(() =>
        [...document.querySelectorAll<HTMLSelectElement>('#packs select')].map(({ selectedIndex }) => selectedIndex),
      ),
    ).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await options.evaluate(() => document.querySelector<HTMLInputElement>('.pack-title')?.value)).toBe(
      'harbour list',
    );
    await press(options, 'Read the file');
    await says(options, 'What “harbour_list.csv” holds');
    const preview = await words(options);
    expect(preview).toContain('2 entries');
    expect(preview).toContain('3 names');
    expect(preview).toContain('1 name is also a name in the dataset: CoMensha');
    // Shown, and not in use.
    expect(await textsOf(page)).toEqual(['CoMensha']);
  });

  test('added, it is marked in pages that are open, apart from the dataset, and its card says where it is from', async () => {
    await press(options, 'Add the pack');
    await says(options, '“harbour list” was added');
    await storageHas(options, 'harbour list', true);
    await untilMarked(
      'the names of the pack',
      page,
      (texts) => texts.includes('Kestrel Harbour Trust') && texts.includes('The Kestrel Trust'),
    );
    await page.activate();
    await hoverMark(page, 'Kestrel Harbour Trust');
    const card = await waitForDetails(page, 'Kestrel Harbour Trust');
    expect(card.text).toContain('harbour list');
    expect(card.text).toContain('Shelters in two cities.');
    await page.press('Escape');
    await waitForNoCard(page);
    await leave(page);
  });

  test('a background that was stopped finds it again', async () => {
    await rig().stopBackground();
    await page.activate();
    await page.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = 'Later Kestrel Harbour Trust moved.';
      document.querySelector('article')?.append(more);
    });
    await untilMarked(
      'the new mark',
      page,
      (texts) => texts.filter((text) => text === 'Kestrel Harbour Trust').length === 2,
    );
  });

  test('switched off its names vanish from open pages, switched on they come back', async () => {
    await options.activate();
    await press(options, 'Use “harbour list”');
    await untilMarked('no name of the pack', page, (texts) => texts.length === 1 && texts[0] === 'CoMensha');
    await storageHas(options, 'harbour list', false);
    await press(options, 'Use “harbour list”');
    await untilMarked('its names again', page, (texts) => texts.includes('Kestrel Harbour Trust'));
  });

  test('a pack of the same name takes its place', async () => {
    await choose(options, 'harbour list.csv', `name\nKestrel Harbour Trust\nHeron Quay Fund\n`);
    await press(options, 'Read the file');
    await says(options, 'It takes the place of “harbour list”');
    await press(options, 'Add the pack');
    await says(options, '“harbour list” was added');
    await until(
      'the old one to go',
      () => packDatabases(rig()),
      (names) => names.length === 1,
    );
    await untilMarked(
      'its other name to vanish',
      page,
      (texts) => texts.includes('Kestrel Harbour Trust') && !texts.includes('The Kestrel Trust'),
    );
  });

  test('a file that is chosen while another is being added has its steps shown, and the other is added', async () => {
    await choose(options, 'harbour list.csv', `name\nKestrel Harbour Trust\nHeron Quay Fund\nGannet Fund\n`);
    await press(options, 'Read the file');
    await press(options, 'Add the pack');
    await choose(options, 'next.csv', CSV);
    await says(options, 'How “next.csv” is read');
    await untilMarked('the names of the pack', page, (texts) => texts.includes('Kestrel Harbour Trust'));
    await until(
      'the old one to go',
      () => packDatabases(rig()),
      (names) => names.length === 1,
    );
    await options.activate();
    expect(await words(options)).toContain('How “next.csv” is read');
    await press(options, 'Cancel');
  });

  test('a file that is chosen while a pack is being removed has its steps shown, and the reader is left where they are', async () => {
    await choose(options, 'spare.csv', 'name\nHeron Quay Fund\n');
    await press(options, 'Read the file');
    await press(options, 'Add the pack');
    await says(options, '“spare” was added');
    await press(options, 'Remove “spare”');
    await press(options, 'Remove');
    await choose(options, 'next.csv', CSV);
    await says(options, 'How “next.csv” is read');
    await options.evaluate(() => document.querySelector<HTMLElement>('.pack-title')?.focus());
    await until(
      'it to be told that the pack has gone',
      () => options.evaluate(() => document.body.textContent ?? ''),
      (text) => text.includes('“spare” was removed'),
    );
    expect(await words(options)).toContain('How “next.csv” is read');
    expect(await options.evaluate(() => document.activeElement?.className)).toBe('pack-title');
    await press(options, 'Cancel');
  });

  test('removed, it vanishes from open pages and from the device', async () => {
    await press(options, 'Remove “harbour list”');
    await says(options, 'Remove “harbour list” from this device?');
    await press(options, 'Remove');
    await untilMarked('no name of the pack', page, (texts) => texts.length === 1 && texts[0] === 'CoMensha');
    await until(
      'no database of a pack',
      () => packDatabases(rig()),
      (names) => names.length === 0,
    );
    // The button that was pressed has gone; the next thing to do has the focus.
    await until(
      'the focus on the field for a file',
      () => options.evaluate(() => document.activeElement?.matches('input[type=file]')),
      (isThere) => isThere === true,
    );
  });

  test('by key each step has the focus, a fault is of its field, and what is asked before a pack goes can be taken back', async () => {
    await options.activate();
    await options.evaluate(() => document.querySelector<HTMLElement>('#packs input[type=file]')?.focus());
    await choose(options, 'quay.csv', 'title,country\nHeron Quay Fund,NL\n');
    await hears(options, { focus: 'How “quay.csv” is read' });
    // No column is a name by its head; and then the pack has no name either.
    await pressOn(options, 'select[name=name]', 'Home');
    await pressOn(options, '[type=submit]', 'Enter');
    await hears(options, { isInvalid: true, fault: 'Choose the column of the names.' });
    await options.press('ArrowDown');
    await options.evaluate(() => document.querySelector<HTMLInputElement>('.pack-title')?.select());
    await pressOn(options, '.pack-title', 'Delete');
    await pressOn(options, '[type=submit]', 'Enter');
    await hears(options, { isInvalid: true, fault: 'A pack needs a name.' });
    await options.type('quay');
    await options.press('Enter');
    await hears(options, { focus: 'What “quay.csv” holds' });
    await pressOn(options, '.pack-preview .primary', 'Enter');
    await hears(options, { focus: 'Choose a file: Add a pack', said: expect.stringContaining('“quay” was added') });
    await pressOn(options, '.pack-acts button', 'Enter');
    await hears(options, { focus: 'Keep' });
    expect(
      await options.evaluate(() => {
        const group = document.activeElement?.closest('[role=group]')?.getAttribute('aria-labelledby');
        return group && document.getElementById(group)?.textContent;
      }),
    ).toBe('Remove “quay” from this device?');
    await options.press('Escape');
    await hears(options, { focus: 'Remove “quay”' });
    await options.press('Enter');
    await hears(options, { focus: 'Keep' });
    await pressOn(options, '.pack-acts button:last-of-type', 'Enter');
    await says(options, 'No pack has been added.');
    await hears(options, { focus: 'Choose a file: Add a pack' });
  });

  test('a file with a fault is refused with its line, and leaves nothing behind', async () => {
    await choose(options, 'bad.csv', 'name,country\nA Trust,NL\nB Trust,Nederland\n');
    await press(options, 'Read the file');
    await says(options, '“bad.csv” was not added');
    expect(await words(options)).toContain('line 3: Country: expected a code of two letters');
    expect(await packDatabases(rig())).toEqual([]);
  });

  test.each([
    {
      language: 'nl' as const,
      chooseFile: 'Bestand kiezen',
      read: 'Bestand lezen',
      refused: '‘bad.csv’ is niet toegevoegd',
      faults: [
        'regel 2: verwacht: evenveel cellen als in de kop (2); gevonden: 3',
        'regel 3: Land: verwacht: een code van twee letters zoals NL, of INT; gevonden: ‘Nederland’',
        'regel 4: Naam: de naam ontbreekt',
      ],
      empty: 'regel 1: het bestand is leeg',
    },
    {
      language: 'de' as const,
      chooseFile: 'Datei wählen',
      read: 'Datei lesen',
      refused: '„bad.csv“ wurde nicht hinzugefügt',
      faults: [
        'Zeile 2: Erwartet: so viele Zellen wie im Kopf (2); gefunden: 3',
        'Zeile 3: Land: Erwartet: ein Kürzel aus zwei Buchstaben wie DE, oder INT; gefunden: „Nederland“',
        'Zeile 4: Name: Der Name fehlt',
      ],
      empty: 'Zeile 1: Die Datei ist leer',
    },
  ])('a file with faults is told of them in the language of the interface: $language', async (wanted) => {
    const speak = (settings: Settings) =>
      rig().inExtension((given) => browser.storage.local.set({ settings: given }), settings);
    const faults = () =>
      options.evaluate(() => {
        const list = document.querySelector('#packs .pack-problems');
        const lines = [...(list?.querySelectorAll('li') ?? [])].map((line) => line.textContent ?? '');
        return { lines, inEnglish: list?.querySelectorAll('[lang]').length };
      });
    await speak({ ...DEFAULT_SETTINGS, language: wanted.language });
    await says(options, wanted.chooseFile);
    await choose(options, 'bad.csv', 'name,country\nA Trust,NL,ngo\nB Trust,Nederland\n,NL\n');
    await press(options, wanted.read);
    await says(options, wanted.refused);
    expect(await faults()).toEqual({ lines: wanted.faults, inEnglish: 0 });
    await choose(options, 'empty.csv', '\n');
    await says(options, wanted.empty);
    expect(await faults()).toEqual({ lines: [wanted.empty], inEnglish: 0 });
    await speak(DEFAULT_SETTINGS);
    await says(options, 'Choose a file');
  });

  test('of two windows one adds at a time; a reading can be paused and cancelled, and leaves nothing', async () => {
    const row = 'Number # Foundation,NF#x\n';
    await choose(options, 'long.csv', `name,aliases\n${row.repeat(1)}`, 60_000);
    await press(options, 'Read the file');
    await press(options, 'Pause');
    await says(options, 'Paused at');
    const other = await rig().openExtensionPage('/options.html');
    await until(
      'the other window',
      () => words(other),
      (text) => text.includes('Choose a file'),
    );
    await choose(other, 'short.csv', CSV);
    await press(other, 'Read the file');
    await says(other, 'A pack is being added already, here or in another window.');
    await other.close();
    await options.activate();
    await press(options, 'Go on');
    await press(options, 'Cancel');
    await until(
      'nothing to be left',
      () => packDatabases(rig()),
      (names) => names.length === 0,
    );
  });

  test('a window that is closed while it reads leaves the dataset whole, and what it left is deleted', async () => {
    const closing = await rig().openExtensionPage('/options.html');
    await until(
      'the window',
      () => words(closing),
      (text) => text.includes('Choose a file'),
    );
    await choose(closing, 'long.csv', 'name,aliases\nNumber # Foundation,NF#x\n', 60_000);
    await press(closing, 'Read the file');
    await press(closing, 'Pause');
    await says(closing, 'Paused at');
    await until(
      'the beginning of its database',
      () => packDatabases(rig()),
      (names) => names.length === 1,
    );
    await closing.close();
    await options.activate();
    await choose(options, 'harbour.csv', CSV);
    await press(options, 'Read the file');
    await press(options, 'Add the pack');
    await says(options, '“harbour” was added');
    await until(
      'one database',
      () => packDatabases(rig()),
      (names) => names.length === 1,
    );
    await untilMarked('the names of the pack', page, (texts) => texts.includes('Kestrel Harbour Trust'));
  });
});
