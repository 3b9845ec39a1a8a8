import { expect, test } from 'vitest';
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

inBrowsers('the popup', (rig) => {
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

  test('typing “fiu” finds the Dutch financial intelligence unit', async () => {
    await popup.type('fiu');
    const found = await until(
      'results',
      () => popup.evaluate(options),
      (texts) => texts.length > 0,
    );
    expect(found.join('\n')).toMatch(/FIU/);
    expect(found.slice(0, 8).join('\n')).toMatch(/Netherlands/);
  });

  test('case and accents do not matter, the middle of a name is found, and so is an alias with its reason', async () => {
    for (const [query, wanted] of [
      ['COMENSHA', /CoMensha/],
      ['hammad yun', /Muhammad Yunus/],
      ['verbeek kusters', /Hennie Verbeek-Kusters/],
      ['vereinte nationen', /Vereinte Nationen|United Nations/],
    ] as const) {
      await popup.evaluate(() => {
        (document.querySelector('input[role=combobox]') as HTMLInputElement).select();
      });
      await popup.type(query);
      await until(
        `results for ${query}`,
        () => popup.evaluate(options),
        (texts) => wanted.test(texts[0] ?? ''),
      );
    }
  });

  test('arrow keys move through the results and Enter opens one', async () => {
    await popup.evaluate(() => {
      (document.querySelector('input[role=combobox]') as HTMLInputElement).select();
    });
    await popup.type('fiu');
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
  });

  test('Escape goes back to the search, with what was typed', async () => {
    await popup.press('Escape');
    const value = await until(
      'the field',
      () =>
        popup.evaluate(
          () => (document.querySelector('input[role=combobox]') as HTMLInputElement | null)?.value ?? null,
        ),
      (text) => text !== null,
    );
    expect(value).toBe('fiu');
  });

  test('says so where nothing is found', async () => {
    await popup.evaluate(() => {
      (document.querySelector('input[role=combobox]') as HTMLInputElement).select();
    });
    await popup.type('qqzzxx');
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
