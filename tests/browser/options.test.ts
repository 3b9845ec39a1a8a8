import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe } from './rig/axe.ts';
import { pause, until } from './rig/gestures.ts';
import { keepSavedFiles } from './rig/options-page.ts';
import { BROWSERS, launchRig, type Rig, type Tab } from './rig/rig.ts';

const stored = (rig: Rig) =>
  rig.inExtension(async () => {
    const api = (
      globalThis as unknown as { browser: { storage: { local: { get(keys: string[]): Promise<unknown> } } } }
    ).browser;
    return (await api.storage.local.get(['settings', 'silenced'])) as {
      settings?: { theme: string; marks: { style: string }; hover: { dwellMs: number }; sitesOff: string[] };
      silenced?: { names: { text: string }[] };
    };
  });

const store = (rig: Rig, items: Record<string, unknown>) =>
  rig.inExtension(async (given) => {
    const api = (globalThis as unknown as { browser: { storage: { local: { set(items: unknown): Promise<void> } } } })
      .browser;
    await api.storage.local.set(given);
  }, items);

/** Presses the first element of this role or tag with these words. */
const press = (tab: Tab, words: string) =>
  tab.evaluate((text) => {
    const all = [...document.querySelectorAll<HTMLElement>('button, [role=button], label')];
    const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === text);
    if (!found) throw new Error(`Nothing to press says “${text}”.`);
    found.click();
  }, words);

/** What the page has told last, politely. */
const toldIn = (tab: Tab) => tab.evaluate(() => document.querySelector('.toast[role=status]')?.textContent);

const textOf = (tab: Tab) => tab.evaluate(() => document.body.textContent ?? '');

describe.each(BROWSERS)('options and welcome (%s)', (name) => {
  let running: Rig;
  const rig = () => running;
  beforeAll(async () => {
    running = await launchRig(name);
  });
  afterAll(async () => {
    await running?.close();
  });
  let options: Tab;
  const shows = (words: string) =>
    until(
      `“${words}”`,
      () => textOf(options),
      (text) => text.includes(words),
    );

  const tells = (words: string) =>
    until(
      `to be told “${words}”`,
      () => toldIn(options),
      (told) => told === words,
    );
  const silencedLines = (wanted: number) =>
    until(
      `${wanted} silenced names`,
      () => options.evaluate(() => document.querySelectorAll('#silenced li').length),
      (count) => count === wanted,
    );

  test('a choice is stored at once', async () => {
    options = await rig().openExtensionPage('/options.html');
    await until(
      'the page',
      () => textOf(options),
      (text) => text.includes('Line and tint'),
    );
    await press(options, 'Line and tint');
    await press(options, 'Dark');
    await until(
      'the settings',
      async () => (await stored(rig())).settings,
      (settings) => settings?.marks.style === 'tint' && settings.theme === 'dark',
    );
    await until(
      'the colours',
      () => options.evaluate(() => document.documentElement.dataset.theme),
      (theme) => theme === 'dark',
    );
  });

  test('a site is switched off by its name, and words that are none are refused', async () => {
    const type = async (text: string) => {
      await options.evaluate(() => document.querySelector<HTMLInputElement>('.add-site input')?.select());
      await options.evaluate(() => document.querySelector<HTMLInputElement>('.add-site input')?.focus());
      await options.type(text);
      await options.press('Enter');
    };
    await type('de bank');
    await until(
      'the fault',
      () => textOf(options),
      (text) => text.includes('is not the name of a site'),
    );
    await type('https://www.nos.nl/artikel/1');
    await until(
      'the site',
      async () => (await stored(rig())).settings?.sitesOff,
      (sites) => sites?.[0] === 'www.nos.nl',
    );
    await press(options, 'Switch on www.nos.nl');
    await until(
      'no site',
      async () => (await stored(rig())).settings?.sitesOff,
      (sites) => sites?.length === 0,
    );
    // With its last line gone, the list itself has the focus.
    await until(
      'the focus on the list',
      () => options.evaluate(() => document.activeElement?.className),
      (name) => name === 'removable',
    );
  });

  test('a site that another line covers too is not said to be on', async () => {
    const { settings } = await stored(rig());
    await store(rig(), { settings: { ...settings, sitesOff: ['nos.nl', 'www.nos.nl'] } });
    await shows('www.nos.nl');
    await press(options, 'Switch on www.nos.nl');
    await tells('www.nos.nl is still off: nos.nl covers it.');
    await press(options, 'Switch on nos.nl');
    await tells('nos.nl is on again.');
    expect((await stored(rig())).settings?.sitesOff).toEqual([]);
  });

  test('a name that is silenced everywhere too is not said to be marked', async () => {
    const name = { text: 'abn amro', entity: 'abn-amro', on: '2026-11-20' };
    await store(rig(), {
      silenced: {
        version: 1,
        names: [
          { ...name, site: null },
          { ...name, site: 'nos.nl' },
        ],
      },
    });
    await shows('“ABN AMRO” does not mean the entry ABN AMRO');
    await press(options, 'Undo: mark “ABN AMRO” as ABN AMRO again');
    await tells('“ABN AMRO” is still not marked as ABN AMRO: that holds everywhere.');
    await silencedLines(1);
    await press(options, 'Undo: mark “ABN AMRO” as ABN AMRO again');
    await tells('“ABN AMRO” is marked as ABN AMRO again.');
  });

  test('nor one that is silenced on a site around', async () => {
    const name = { text: 'abn amro', entity: 'abn-amro', on: '2026-11-20' };
    await store(rig(), {
      silenced: {
        version: 1,
        names: [
          { ...name, site: 'nos.nl' },
          { ...name, site: 'www.nos.nl' },
        ],
      },
    });
    await silencedLines(2);
    await shows('“ABN AMRO” does not mean the entry ABN AMRO');
    await press(options, 'Undo: mark “ABN AMRO” as ABN AMRO again');
    await tells('“ABN AMRO” is still not marked as ABN AMRO: that holds on nos.nl.');
    await store(rig(), { silenced: { version: 1, names: [] } });
    await silencedLines(0);
  });

  test('a choice that cannot be saved is told each time, and shown as it is', async () => {
    const { settings } = await stored(rig());
    const slide = (ms: number) =>
      options.evaluate((value) => {
        const slider = document.querySelector<HTMLInputElement>('#card input[type=range]:not(:disabled)');
        if (!slider) throw new Error('There is no slider.');
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        slider.dispatchEvent(new Event('change', { bubbles: true }));
      }, ms);
    const failures = () =>
      options.evaluate(() => (window as unknown as { failures: { count: number } }).failures.count);
    const sliderIs = (value: string) =>
      until(
        `${value} ms`,
        () => options.evaluate(() => document.querySelector<HTMLInputElement>('#card input[type=range]')?.value),
        (shown) => shown === value,
      );
    await sliderIs('150');
    await options.evaluate(() => {
      const failures = { count: 0 };
      const isAlert = (node: Node) => node instanceof Element && node.matches('.toast[role=alert]');
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) failures.count += [...addedNodes].filter(isAlert).length;
      }).observe(document.body, { childList: true, subtree: true });
      Object.assign(window, { failures });
    });
    // As an earlier version finds what a later one wrote.
    await store(rig(), { settings: { version: 99 } });
    try {
      for (const [time, ms] of [600, 700].entries()) {
        await slide(ms);
        await until('the failure to be told', failures, (count) => count === time + 1);
        await sliderIs('150');
      }
    } finally {
      await store(rig(), { settings });
    }
    await slide(500);
    await until(
      'the settings',
      async () => (await stored(rig())).settings,
      (found) => found?.hover.dwellMs === 500,
    );
    await until(
      'the failure to be over',
      () => options.evaluate(() => document.querySelector('.toast[role=alert]') === null),
      (isOver) => isOver,
    );
    expect(await toldIn(options)).toBe('');
    await slide(150);
    await until(
      'the settings as they were',
      async () => (await stored(rig())).settings,
      (found) => found?.hover.dwellMs === 150,
    );
  });

  test('a silenced name is listed as the dataset writes it, and can be taken back', async () => {
    await store(rig(), {
      silenced: { version: 1, names: [{ text: 'abn amro', entity: 'abn-amro', site: 'nos.nl', on: '2026-11-20' }] },
    });
    await until(
      'the name',
      () => textOf(options),
      (text) => text.includes('“ABN AMRO” does not mean the entry ABN AMRO'),
    );
    await press(options, 'Undo: mark “ABN AMRO” as ABN AMRO again');
    await until(
      'no name',
      async () => (await stored(rig())).silenced?.names.length,
      (count) => count === 0,
    );
    await tells('“ABN AMRO” is marked as ABN AMRO again.');
  });

  test('a file of a newer version is refused with a clear word, and nothing changes', async () => {
    const before = await stored(rig());
    await options.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]:not(.pack-file)');
      const files = new DataTransfer();
      files.items.add(new File(['{"format":"initiative-lens-reader","version":3}'], 'later.json'));
      if (!field) throw new Error('There is no field for a file.');
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(
      'the refusal',
      () => textOf(options),
      (text) => text.includes('newer version of the extension than this'),
    );
    expect(await stored(rig())).toEqual(before);
  });

  test('what is told with the same words as before is told anew, and languages are named in their own', async () => {
    await keepSavedFiles(options);
    await options.evaluate(() => {
      const counted = window as unknown as { told: string[] };
      counted.told = [];
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const { textContent } of addedNodes) counted.told.push(textContent ?? '');
      }).observe(document.querySelector('.toast') as Element, { childList: true });
    });
    for (const times of [1, 2]) {
      await press(options, 'Export');
      const told = await until(
        `the file to be told of, ${times}`,
        () => options.evaluate(() => (window as unknown as { told: string[] }).told),
        ({ length }) => length === times,
      );
      expect(told.at(-1)).toMatch(/^“.+\.json” /);
    }
    expect(
      await options.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#language .seg:first-of-type button[lang]')].map(
          ({ lang, textContent }) => `${lang} ${textContent}`,
        ),
      ),
    ).toEqual(['en English', 'nl Nederlands', 'de Deutsch']);
    // Of the buttons to change something in the browser each says what.
    expect(await options.evaluate(() => document.querySelector('#sites button')?.textContent)).toBe(
      name === 'chromium' ? 'Change in the browser: Access' : 'Only when I ask',
    );
  });

  test('the sample of the welcome page opens the real card, by key too, and gives the focus back', async () => {
    const welcome = await rig().openExtensionPage('/welcome.html');
    const headword = () => welcome.evaluate(() => document.querySelector('.card .headword')?.textContent ?? '');
    await until('a card', headword, (name) => name === 'Tanja Cuppen');
    await welcome.evaluate(() => document.querySelector<HTMLElement>('[data-mark=commission]')?.focus());
    await welcome.press('Enter');
    await until('the next card', headword, (name) => name === 'Financial Sector Commission');
    await until(
      'its roles',
      () => textOf(welcome),
      (text) => text.includes('2018'),
    );
    await welcome.press('Escape');
    await until('no card', headword, (name) => name === '');
    expect(await welcome.evaluate(() => document.activeElement?.textContent)).toBe('Financial Sector Commission');
    await welcome.close();
  });

  test.each(['light', 'dark'])('neither page has a fault of access that axe finds, in %s', async (theme) => {
    const { settings } = await stored(rig());
    await store(rig(), { settings: { ...settings, theme } });
    for (const path of ['/options.html', '/welcome.html']) {
      const tab = await rig().openExtensionPage(path);
      await until(
        'the page',
        () => textOf(tab),
        (text) => text.length > 800,
      );
      expect(await tab.evaluate(axe), path).toEqual([]);
      // A page that goes while it waits for an answer of the browser is a fault to Firefox's console.
      await pause(300);
      await tab.close();
    }
  });

  test('nothing was sent anywhere', () => {
    expect(rig().site.foreignRequests()).toEqual([]);
  });

  // Firefox also tells of documents that went away while something was under way in them, which is what tests do to them.
  test('no console showed a fault of these pages', async () => {
    const all = await rig().consoleFaults();
    // One test has it say so, twice.
    const isUnsaved = ({ text }: { text: string }) => text.includes('A choice could not be saved.');
    expect(all.filter(isUnsaved).length).toBeLessThanOrEqual(2);
    const faults = all.filter((fault) => !isUnsaved(fault));
    expect(faults.filter(({ text }) => /chunks\/(options|welcome)|Content Security Policy|preact/i.test(text))).toEqual(
      [],
    );
  });
});
