import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { hoverMark, leave, settledMarks, until, waitForCard, waitForNoCard } from './rig/gestures.ts';
import { samplePages } from './rig/gold-page.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { press, says } from './rig/options-page.ts';

declare const browser: Browser;

/** Words that only stand in one language, in the card of ABN AMRO, in the popup and in the manifest. */
const languages = [
  {
    language: 'en',
    card: /Netherlands[\s\S]*Full entry/,
    popup: /Name of an organisation, person, initiative/,
    command: /name on this page/,
  },
  { language: 'nl', card: /Nederland[\s\S]*Volledig/, popup: /organisatie, persoon/i, command: /naam op deze pagina/ },
  {
    language: 'de',
    card: /Niederlande[\s\S]*Ganzer Eintrag/i,
    popup: /Organisation, Person/i,
    command: /Namen auf dieser Seite/,
  },
] as const;

for (const { language, card, popup: placeholder, command } of languages) {
  inBrowsers(
    `a browser in the language ${language}`,
    (rig) => {
      test('is in that language itself', async () => {
        const own = await rig().inExtension(() => browser.i18n.getUILanguage());
        expect(own.slice(0, 2)).toBe(language);
      });

      test('the manifest’s texts follow it', async () => {
        const commands = await rig().inExtension(() => browser.commands.getAll());
        expect(commands.find(({ name }) => name === 'next-mention')?.description).toMatch(command);
      });

      test('the card follows it, on a page in any language', async () => {
        const tab = await rig().open(rig().site.serve('/sample.nl.html', samplePages()[0]?.html ?? ''));
        await settledMarks(tab);
        await hoverMark(tab, 'ABN Amro');
        const { text } = await until(
          'the card',
          () => waitForCard(tab, 'ABN AMRO'),
          (seen) => card.test(seen.text),
        );
        expect(text).toMatch(card);
        expect(
          await tab.inCard((root) => root.querySelector('[role=dialog]')?.getAttribute('lang') ?? null, null),
        ).toBe(language);
        await tab.close();
      });

      test('the popup follows it', async () => {
        // Over a page: over itself it would ask on for frames that answer, also while it is closed.
        const page = await rig().open(rig().site.serve('/sample.nl.html', samplePages()[0]?.html ?? ''));
        await settledMarks(page);
        const popup = await rig().openExtensionPage(`/popup.html?tab=${await rig().tabId(page)}`);
        await until(
          'the field',
          () => popup.evaluate(() => document.querySelector('input[role=combobox]')?.getAttribute('placeholder') ?? ''),
          (text) => placeholder.test(text),
        );
        expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language);
        // Closed while it still loads, it would leave a fault: only an open dataset has results.
        await popup.type('comensha');
        await until(
          'results',
          () => popup.evaluate(() => document.querySelectorAll('[role=option]').length),
          (count) => count > 0,
        );
        await popup.close();
      });
    },
    { language },
  );
}

inBrowsers(
  'a browser in English that asks for pages in Dutch first',
  (rig) => {
    test('speaks one language everywhere: its own', async () => {
      const page = await rig().open(rig().site.serve('/sample.nl.html', samplePages()[0]?.html ?? ''));
      expect(await page.evaluate(() => navigator.languages[0])).toBe('nl');
      await settledMarks(page);
      await hoverMark(page, 'ABN Amro');
      await until(
        'the card',
        () => waitForCard(page, 'ABN AMRO'),
        ({ text }) => /Netherlands[\s\S]*Full entry/.test(text),
      );
      for (const path of [`/popup.html?tab=${await rig().tabId(page)}`, '/options.html']) {
        const own = await rig().openExtensionPage(path);
        await until(
          'the words of the page',
          () => own.evaluate(() => document.body.textContent),
          (words) => /ABN AMRO|Options/.test(words ?? ''),
        );
        expect(await own.evaluate(() => document.documentElement.lang)).toBe('en');
        await own.close();
      }
    });
  },
  { pageLanguages: 'nl,en' },
);

inBrowsers('another language for the interface', (rig) => {
  test('reaches the names of entities in pages that are open', async () => {
    const page = await rig().open(
      rig().site.serve(
        '/named.html',
        '<!doctype html><html lang="en"><title>Human trafficking</title><p>The United Nations speak of human trafficking.</p>',
      ),
    );
    await settledMarks(page);
    await hoverMark(page, 'United Nations');
    await waitForCard(page, 'United Nations');
    await leave(page);
    await waitForNoCard(page);
    const options = await rig().openExtensionPage('/options.html');
    await press(options, 'language', 'Nederlands');
    await says(options, 'language', 'Taal');
    await options.close();
    await page.activate();
    await until(
      'the card with the name in Dutch',
      async () => {
        await leave(page);
        await waitForNoCard(page);
        await hoverMark(page, 'United Nations');
        return waitForCard(page);
      },
      // Below the name as the page writes it.
      ({ text }) => text.includes('Verenigde Naties'),
    );
  });
});
