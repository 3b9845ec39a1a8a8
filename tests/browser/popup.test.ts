import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { axe } from './rig/axe.ts';
import { pause, settledMarks, until } from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const options = () =>
  [...document.querySelectorAll<HTMLElement>('[role=option]')].map((option) =>
    (option.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

const expectNoAxeFaults = async (tab: Tab, state: string): Promise<void> => {
  for (const scheme of ['light', 'dark'] as const) {
    await tab.setColorScheme(scheme);
    expect(await tab.evaluate(axe), `${state}, ${scheme}`).toEqual([]);
  }
};

/** Types into the field of a popup, in the place of what stands there, whatever it shows. */
async function search(popup: Tab, query: string): Promise<void> {
  await popup.activate();
  await until(
    'the field',
    async () => {
      const isThere = await popup.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[role=combobox]');
        if (document.querySelector('.entry h1')) return false;
        field?.focus();
        field?.select();
        return field !== null;
      });
      // From an entry Escape leads back to it.
      if (!isThere) await popup.press('Escape');
      return isThere;
    },
    (isThere) => isThere,
  );
  await popup.type(query);
}

inBrowsers('the popup', (rig, browserName) => {
  let page: Tab;
  let popup: Tab;

  test('opens ready to type', async () => {
    page = await rig().open(rig().site.serve('/sample.nl.html', samplePages()[0]?.html ?? ''));
    await settledMarks(page);
    popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
    await until(
      'the focus in the field',
      () => popup.evaluate(() => document.activeElement?.getAttribute('role') ?? ''),
      (role) => role === 'combobox',
    );
  });

  test('shows what the page behind it names', async () => {
    await until(
      'the names',
      () => popup.evaluate(() => document.body.textContent ?? ''),
      (text) => text.includes('CoMensha') && text.includes('ABN AMRO'),
    );
    await expectNoAxeFaults(popup, 'names');
  });

  test('the arrows lead from the empty field into the list, through it, and back; Tab stops at it once', async () => {
    const focused = () =>
      popup.evaluate(() => {
        const rows = [...document.querySelectorAll('[data-row]')];
        const at = rows.indexOf(document.activeElement as Element);
        return at < 0 ? (document.activeElement?.getAttribute('role') ?? '') : at;
      });
    await popup.activate();
    await popup.press('ArrowDown');
    expect(await focused()).toBe(0);
    await popup.press('ArrowDown');
    await popup.press('ArrowDown');
    expect(await focused()).toBe(2);
    expect(await popup.evaluate(() => document.querySelectorAll('[data-row][tabindex="0"]').length)).toBe(1);
    await popup.press('Enter');
    const place = () => popup.evaluate(() => document.querySelector('.row-foot .num')?.textContent ?? '');
    const first = await until('its first place', place, (text) => text.includes('1'));
    if (!first.endsWith(' 1')) {
      await popup.press('ArrowRight');
      await until('its second place', place, (text) => text.startsWith('2'));
    }
    await popup.press('Home');
    expect(await focused()).toBe(0);
    await popup.press('ArrowUp');
    expect(await focused()).toBe('combobox');
  });

  /** The popup as it stands before its script has come, over a page without one; the address of its script. */
  async function openUnready(): Promise<{ early: Tab; script: string }> {
    const early = await rig().openExtensionPage(`/manifest.json?tab=${await rig().tabId(page)}`);
    await early.activate();
    const script = await early.evaluate(async () => {
      const text = await (await fetch('/popup.html')).text();
      const popup = new DOMParser().parseFromString(text, 'text/html');
      document.body.replaceWith(document.adoptNode(popup.body));
      const field = document.querySelector('input');
      field?.focus();
      (window as { first?: unknown }).first = field;
      return popup.querySelector('script')?.getAttribute('src') ?? '';
    });
    return { early, script };
  }

  const bringIn = (tab: Tab, script: string) =>
    tab.evaluate((address) => {
      const element = document.createElement('script');
      element.type = 'module';
      element.src = address;
      document.head.append(element);
    }, script);

  test('what is typed before its script has come is kept, and so is the place to type on', async () => {
    const { early, script } = await openUnready();
    await early.type('fi');
    await bringIn(early, script);
    await until(
      'the app',
      () => early.evaluate(() => document.querySelector('input')?.getAttribute('role') ?? ''),
      (role) => role === 'combobox',
    );
    await early.type('u');
    const found = await until(
      'results',
      () => early.evaluate(options),
      (texts) => texts.length > 0 && texts.every((text) => /fiu|financial/i.test(text)),
    );
    expect(found.join('\n')).toMatch(/FIU/);
    // The same field: an input method in the middle of a letter goes on with it.
    expect(
      await early.evaluate(() => {
        const field = document.querySelector('input');
        return [field?.value, field === document.activeElement, field === (window as { first?: unknown }).first];
      }),
    ).toEqual(['fiu', true, true]);
    await early.close();
  });

  test('Enter that comes while it reads what it needs opens the first result all the same', async () => {
    const { early, script } = await openUnready();
    await early.evaluate(() => {
      const { local } = (globalThis as unknown as { chrome: Pick<Browser, 'storage'> }).chrome.storage;
      const get = local.get.bind(local);
      const seen = window as { asked?: boolean; goOn?: () => void };
      const mayGoOn = new Promise<void>((resolve) => {
        seen.goOn = resolve;
      });
      local.get = async (keys?: Parameters<typeof get>[0]) => {
        seen.asked = true;
        await mayGoOn;
        return get(keys);
      };
    });
    await bringIn(early, script);
    await until(
      'the script to have begun',
      () => early.evaluate(() => (window as { asked?: boolean }).asked === true),
      (has) => has,
    );
    await early.type('comensha');
    await early.press('Enter');
    await early.evaluate(() => (window as { goOn?: () => void }).goOn?.());
    await until(
      'the entry',
      () =>
        early.evaluate(() => ({
          typed: document.querySelector('input')?.value,
          entry: document.querySelector('.entry h1')?.textContent,
        })),
      ({ entry }) => entry === 'CoMensha',
    );
    await early.close();
  });

  // Firefox may give it first to nothing in the popup. The driver of Chromium has every page think that it has it.
  if (browserName === 'firefox')
    test('has the focus in its field when its window gets the focus last', async () => {
      await popup.activate();
      await popup.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.activate();
      await popup.activate();
      await until(
        'the focus',
        () => popup.evaluate(() => document.activeElement?.getAttribute('role') ?? ''),
        (role) => role === 'combobox',
      );
    });

  test('what is typed as soon as it is open arrives, and Enter opens the first result, however soon it comes', async () => {
    const at = await rig().tabId(page);
    for (let round = 0; round < 5; round++) {
      const quick = await rig().openExtensionPage(`/popup.html?tab=${at}`);
      await quick.activate();
      await quick.type('comensha');
      await quick.press('Enter');
      await until(
        'the entry',
        () =>
          quick.evaluate(() => ({
            typed: document.querySelector('input')?.value,
            entry: document.querySelector('.entry h1')?.textContent,
          })),
        ({ typed, entry }) => typed === 'comensha' && entry === 'CoMensha',
      );
      await quick.close();
    }
  });

  test('typing “fiu” finds the Dutch financial intelligence unit', async () => {
    await search(popup, 'fiu');
    // Those of the first letters may be seen for a moment.
    const found = await until(
      'results',
      () => popup.evaluate(options),
      (texts) => /FIU/.test(texts[0] ?? ''),
    );
    expect(found.slice(0, 8).join('\n')).toMatch(/Netherlands/);
  });

  test('case and accents do not matter, the middle of a name is found, and so is an alias with its reason', async () => {
    for (const [query, wanted] of [
      ['COMENSHA', /CoMensha/],
      ['hammad yun', /Muhammad Yunus/],
      ['verbeek kusters', /Hennie Verbeek-Kusters/],
      ['vereinte nationen', /Vereinte Nationen|United Nations/],
    ] as const) {
      await search(popup, query);
      await until(
        `results for ${query}`,
        () => popup.evaluate(options),
        (texts) => wanted.test(texts[0] ?? ''),
      );
    }
  });

  test('arrow keys move through the results and Enter opens one', async () => {
    await search(popup, 'fiu');
    await until(
      'results',
      () => popup.evaluate(options),
      (texts) => texts.length > 1 && /FIU/.test(texts[0] ?? ''),
    );
    await expectNoAxeFaults(popup, 'results');
    const active = () => {
      const id = document.querySelector('input[role=combobox]')?.getAttribute('aria-activedescendant');
      const option = id ? document.getElementById(id) : null;
      return option ? [...document.querySelectorAll('[role=option]')].indexOf(option) : -1;
    };
    const start = await popup.evaluate(active);
    await popup.press('ArrowDown');
    await until(
      'the next result',
      () => popup.evaluate(active),
      (at) => at === start + 1,
    );
    await popup.press('ArrowUp');
    await until(
      'the result before',
      () => popup.evaluate(active),
      (at) => at === Math.max(start, 0),
    );
    await popup.press('Enter');
    await until(
      'the entry',
      () => popup.evaluate(() => document.querySelector('h1, h2')?.textContent ?? ''),
      (heading) => /FIU|Financial Intelligence/.test(heading),
    );
    await expectNoAxeFaults(popup, 'an entry');
    // What the drawn tile shows is heard too: the number, and by whom the goal is named.
    const goals = await popup.evaluate(() =>
      [...document.querySelectorAll('.goal-chip .sr')].map(({ textContent }) => textContent),
    );
    expect(goals.length).toBeGreaterThan(0);
    for (const goal of goals) expect(goal).toMatch(/^Goal [1-5] .+, (stated|judged)$/);
  });

  test('Escape goes back to the search, with what was typed', async () => {
    await search(popup, 'fiu');
    await until(
      'results',
      () => popup.evaluate(options),
      (texts) => /FIU/.test(texts[0] ?? ''),
    );
    await popup.press('Enter');
    await until(
      'the entry',
      () => popup.evaluate(() => document.querySelector('.entry h1') !== null),
      (is) => is,
    );
    await popup.press('Escape');
    const value = await until(
      'the field',
      () =>
        popup.evaluate(() =>
          document.querySelector('.entry h1')
            ? null
            : (document.querySelector<HTMLInputElement>('input[role=combobox]')?.value ?? null),
        ),
      (text) => text !== null,
    );
    expect(value).toBe('fiu');
  });

  test('what clears the field gives the focus back to it', async () => {
    await search(popup, 'fiu');
    await popup.press('Tab');
    await popup.press('Enter');
    await popup.type('ing');
    await until(
      'what is typed on',
      () => popup.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value ?? ''),
      (value) => value === 'ing',
      10_000,
    );
  });

  test('says so where nothing is found', async () => {
    await search(popup, 'qqzzxx');
    await until(
      'no results',
      () => popup.evaluate(options),
      (texts) => texts.length === 0,
    );
    await pause(200);
    expect(await popup.evaluate(() => document.body.textContent ?? '')).toMatch(/qqzzxx|no |nothing/i);
    await expectNoAxeFaults(popup, 'nothing found');
    await popup.close();
  });

  test('says so over a page that no extension may read', async () => {
    const empty = await rig().open('about:blank');
    const over = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(empty)}`);
    await until(
      'the notice',
      () => over.evaluate(() => document.body.textContent ?? ''),
      (text) => /cannot be read|Not read|does not answer/.test(text),
    );
    await expectNoAxeFaults(over, 'a page that cannot be read');
    await over.close();
    await empty.close();
  });
});
