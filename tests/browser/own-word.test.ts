import { beforeEach, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  hoverMark,
  leave,
  marksOf,
  pause,
  settledMarks,
  until,
  waitForDetails,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { rectInCard } from './rig/in-page.ts';
import type { Point, Rig, Scope, Tab } from './rig/rig.ts';

declare const browser: Browser;

const article = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Banks against trafficking</title>
<p>Victims of human trafficking are registered by CoMensha in the Netherlands.</p>
<p>The bank ABN AMRO looks for signs of it in its own data. CoMensha helps.</p>`;

const open = async (rig: Rig): Promise<Tab> => {
  const tab = await rig.open(rig.site.serve('/own-word.html', article));
  await settledMarks(tab);
  return tab;
};

const textsOf = async (tab: Scope) =>
  (await marksOf(tab))
    .filter(({ names }) => names.includes('m1'))
    .map(({ text }) => text)
    .sort();

const untilAllMarked = (tab: Scope) =>
  until(
    'the marks of all three names',
    () => textsOf(tab),
    (texts) => texts.join() === 'ABN AMRO,CoMensha,CoMensha',
  );

/** Where a button of the card is, by its text. */
async function middleOf(tab: Scope, label: string): Promise<Point> {
  const selector = await until(
    `the button “${label}”`,
    () =>
      tab.inCard((root, wanted) => {
        const buttons = [...root.querySelectorAll('button')];
        const at = buttons.findIndex((button) => button.textContent?.includes(wanted));
        if (at < 0) return null;
        for (const button of buttons) button.removeAttribute('data-test');
        buttons[at]?.setAttribute('data-test', 'press');
        return '[data-test=press]';
      }, label),
    (found) => found !== null,
  );
  const rect = await tab.inCard(rectInCard, selector as string);
  if (!rect) throw new Error(`“${label}” cannot be seen.`);
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** Presses a button of the card by its text. */
const press = async (tab: Scope, label: string) => tab.click(await middleOf(tab, label));

/** What the card says first. */
const gistOf = async (tab: Tab) =>
  (await tab.inCard((root) => root.querySelector('.gist')?.textContent ?? '', null)) ?? '';

/** Presses a further reach, and waits until the card says that it holds. */
async function reach(tab: Tab, label: string): Promise<void> {
  await press(tab, label);
  await until(
    `the card to say “${label}”`,
    () => gistOf(tab),
    (says) => (label === 'Everywhere' ? /marked like this anywhere/ : /marked like this on /).test(says),
  );
}

/** Says “Not this” of CoMensha. */
async function dismiss(tab: Tab): Promise<void> {
  await hoverMark(tab, 'CoMensha');
  await waitForDetails(tab, 'CoMensha');
  await press(tab, 'Not this');
  await until(
    'the marks without CoMensha',
    () => textsOf(tab),
    (texts) => texts.join() === 'ABN AMRO',
  );
}

const stored = (rig: Rig) =>
  rig.inExtension(async () => (await browser.storage.local.get('silenced')).silenced ?? null);

/** A page on which two laws of one name are as likely. */
async function openLaw(rig: Rig): Promise<Tab> {
  const tab = await rig.open(
    rig.site.serve(
      '/which.html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slavery laws</title>
      <p>A law on slavery: the Modern Slavery Act. Another sentence on slavery and the Modern Slavery Act.</p>`,
    ),
  );
  await kindsAre(tab, 'm2,m2');
  return tab;
}

/** Waits until the marks are of these kinds: m1 certain, m2 possible. */
const kindsAre = (tab: Tab, wanted: string) =>
  until(
    `the marks ${wanted}`,
    async () =>
      (await marksOf(tab))
        .map(({ names }) => names.filter((name) => name === 'm1' || name === 'm2').join('+'))
        .filter(Boolean)
        .join(),
    (kinds) => kinds === wanted,
  );

const cardOf = async (tab: Tab): Promise<{ certainty: string; isBusy: boolean; text: string }> =>
  (await tab.inCard(
    (root) => ({
      certainty: root.querySelector('.card')?.getAttribute('data-certainty') ?? '',
      isBusy: root.querySelector('.card')?.getAttribute('aria-busy') === 'true',
      text: root.querySelector('.card')?.textContent ?? '',
    }),
    null,
  )) ?? { certainty: '', isBusy: true, text: '' };

inBrowsers('the reader’s own word', (rig) => {
  let tab: Tab;

  // Also after a test that failed half way, and before its second try.
  beforeEach(async () => {
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
  });

  /** Says of the name whose card is open that it is meant nowhere. @returns what is kept of it */
  const silenceEverywhere = async (on: Tab): Promise<unknown> => {
    await press(on, 'Not this');
    await reach(on, 'Everywhere');
    return until(
      'the silenced name',
      () => stored(rig()),
      (value) => value !== null,
    );
  };

  test('“Not this” takes the name’s marks away on this page, and no others; Undo brings them back', async () => {
    tab = await open(rig());
    await untilAllMarked(tab);
    await dismiss(tab);
    expect(await stored(rig())).toBeNull();
    await press(tab, 'Undo');
    await waitForNoCard(tab);
    await until(
      'the marks as before',
      () => textsOf(tab),
      (texts) => texts.length === 3,
    );
  });

  test('on this page only: the next visit has the mark again', async () => {
    await leave(tab);
    await pause(400);
    await dismiss(tab);
    await tab.close();
    tab = await open(rig());
    await untilAllMarked(tab);
  });

  test('it holds while a page only puts another address in place of its own, and ends where another page begins', async () => {
    await dismiss(tab);
    await tab.press('Escape');
    await tab.evaluate(() => {
      history.replaceState({}, '', '?post=2');
      document.body.insertAdjacentHTML('beforeend', '<p>Again CoMensha, and Rabobank.</p>');
    });
    await until(
      'the marks of what came',
      () => textsOf(tab),
      (texts) => texts.join() === 'ABN AMRO,Rabobank',
    );
    await tab.evaluate(() => {
      location.hash = '#/other';
      document.title = 'Another page';
      document.body.innerHTML = '<p>Victims of human trafficking go to CoMensha here.</p>';
    });
    await until(
      'the mark on the other page',
      () => textsOf(tab),
      (texts) => texts.join() === 'CoMensha',
    );
    await tab.close();
    tab = await open(rig());
  });

  test('everywhere: kept without an address, in force at the next visit, and reversible', async () => {
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    const kept = await silenceEverywhere(tab);
    expect(kept).toMatchObject({ version: 1, names: [{ text: 'comensha', entity: 'comensha', site: null }] });
    expect(JSON.stringify(kept)).not.toContain('own-word');
    // Taken back while the page is open on which it was said.
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await until(
      'the marks as before, where it was said',
      () => textsOf(tab),
      (texts) => texts.length === 3,
    );
    await rig().inExtension((value) => browser.storage.local.set({ silenced: value as object }), kept);
    await tab.close();
    tab = await open(rig());
    await until(
      'the marks without CoMensha',
      () => textsOf(tab),
      (texts) => texts.join() === 'ABN AMRO',
    );
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await until(
      'the marks as before',
      () => textsOf(tab),
      (texts) => texts.length === 3,
    );
    await tab.close();
  });

  test('a word that cannot be kept, as there are as many as there may be, says so and holds here', async () => {
    const names = Array.from({ length: 5_000 }, (_, number) => ({
      text: `nobody ${number}`,
      entity: 'abn-amro',
      site: null,
      on: '2026-11-24',
    }));
    await rig().inExtension((value) => browser.storage.local.set({ silenced: value as object }), { version: 1, names });
    tab = await open(rig());
    await dismiss(tab);
    await press(tab, 'Everywhere');
    await until(
      'what is so, in the card',
      () => gistOf(tab),
      (says) => says === '“CoMensha” is no longer marked on this page. More could not be saved.',
    );
    expect(await stored(rig())).toEqual({ version: 1, names });
    // Still in one's hand: with room again it is kept.
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await press(tab, 'Everywhere');
    await until(
      'the silenced name',
      () => stored(rig()),
      (value) => value !== null,
    );
    expect(await gistOf(tab)).toMatch(/anywhere/);
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await tab.close();
  });

  test('Undo that is pressed while a further reach is written down takes no half of it back', async () => {
    tab = await open(rig());
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    await press(tab, 'Not this');
    const middles = [];
    for (const label of ['On all of', 'Undo']) middles.push(await middleOf(tab, label));
    // Nothing is written until both are pressed, for sure.
    await rig().inExtension((heldMs: number) => {
      const held = new Promise((resolve) => setTimeout(resolve, heldMs));
      void navigator.locks.request('initiative-lens-silenced', () => held);
    }, 4_000);
    for (const middle of middles) await tab.click(middle);
    await until(
      'what is so, in the card',
      () => gistOf(tab),
      (says) => /no longer marked like this on /.test(says),
    );
    expect(await textsOf(tab)).toEqual(['ABN AMRO']);
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await tab.close();
  });

  test('Undo takes the word back as far as it reaches', async () => {
    const kept = async () => Object((await stored(rig())) ?? {}) as { names?: { site: string | null }[] };
    const sitesAre = (wanted: string) =>
      until(
        `kept for ${wanted || 'nothing'}`,
        async () => ((await kept()).names ?? []).map(({ site }) => site ?? 'everywhere').join(),
        (sites) => sites === wanted,
      );
    for (const reaches of [['On all of page.test'], ['Everywhere'], ['On all of page.test', 'Everywhere']]) {
      tab = await open(rig());
      await hoverMark(tab, 'CoMensha');
      await waitForDetails(tab, 'CoMensha');
      await press(tab, 'Not this');
      for (const label of reaches) {
        await reach(tab, label);
        // What reaches further takes the place of what was said before.
        await sitesAre(label === 'Everywhere' ? 'everywhere' : 'page.test');
      }
      await press(tab, 'Undo');
      await waitForNoCard(tab);
      await sitesAre('');
      await until(
        'the marks as before',
        () => textsOf(tab),
        (texts) => texts.length === 3,
      );
      await tab.close();
    }
  });

  test('Undo that cannot be written says again what is so, and takes nothing back', async () => {
    tab = await open(rig());
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    const kept = await silenceEverywhere(tab);
    // More often than any hand would: the next is refused.
    await rig().inExtension(
      async (id: number) => {
        await browser.scripting.executeScript({
          target: { tabId: id },
          func: async () => {
            const { browser: own, chrome: other } = globalThis as unknown as Record<string, typeof browser | undefined>;
            const word = { type: 'unsilence', payload: { text: 'nobody', entities: [], scope: 'everywhere' } };
            for (let time = 0; time < 20; time++) await (own ?? other)?.runtime.sendMessage(word);
          },
        });
      },
      await rig().tabId(tab),
    );
    await press(tab, 'Undo');
    // Long enough for the marks to have come back for a moment.
    await pause(500);
    await until(
      'what is so, in the card',
      () => gistOf(tab),
      (says) => says.includes('no longer marked like this anywhere'),
    );
    await until(
      'the marks without CoMensha',
      () => textsOf(tab),
      (texts) => texts.join() === 'ABN AMRO',
    );
    expect(await stored(rig())).toEqual(kept);
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await tab.close();
  });

  test('Undo leaves what had been silenced before', async () => {
    const before = {
      version: 1,
      names: [
        { text: 'modern slavery act', entity: 'uk-modern-slavery-act', site: null, on: '2026-11-24' },
        { text: 'modern slavery act', entity: 'uk-modern-slavery-act', site: 'page.test', on: '2026-11-24' },
      ],
    };
    await rig().inExtension((value) => browser.storage.local.set({ silenced: value as object }), before);
    tab = await openLaw(rig());
    await hoverMark(tab, 'Modern Slavery Act');
    await until(
      'the whole card',
      () => cardOf(tab),
      ({ isBusy }) => !isBusy,
    );
    await press(tab, 'Not this');
    await press(tab, 'Everywhere');
    await until(
      'the other bearer, silenced as well',
      () => stored(rig()) as Promise<{ names: unknown[] }>,
      ({ names }) => names.length > 2,
    );
    await press(tab, 'Undo');
    await waitForNoCard(tab);
    await until(
      'as many as before',
      () => stored(rig()) as Promise<{ names: unknown[] }>,
      ({ names }) => names.length === before.names.length,
    );
    expect(await stored(rig())).toEqual(before);
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await tab.close();
  });

  test('it holds in the frames of the page; for the site also in those that the page has written itself', async () => {
    const inner = '<p>Victims of human trafficking turn to CoMensha and ABN AMRO.</p>';
    rig().site.serve('/inner.html', `<!doctype html><html lang="en"><title>Inner</title>${inner}`);
    const size = 'width="600" height="420"';
    const url = rig().site.serve(
      '/with-frames.html',
      `${article}<iframe id="served" ${size} src="/inner.html"></iframe><iframe id="written" ${size} srcdoc="${inner}"></iframe>`,
    );
    const whole = 'ABN AMRO,CoMensha,CoMensha | ABN AMRO,CoMensha | ABN AMRO,CoMensha';
    const without = 'ABN AMRO | ABN AMRO | ABN AMRO';
    const marksAre = (wanted: string) =>
      until(
        `the marks ${wanted}`,
        async () => {
          const scopes = [tab, await tab.frame('#served'), await tab.frame('#written')];
          const lists = [];
          for (const scope of scopes) lists.push((await textsOf(scope)).join());
          return lists.join(' | ');
        },
        (seen) => seen === wanted,
      );
    tab = await rig().open(url);
    await marksAre(whole);
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    await press(tab, 'Not this');
    await marksAre(without);
    await press(tab, 'Undo');
    await marksAre(whole);
    const written = await tab.frame('#written');
    await hoverMark(written, 'CoMensha');
    await waitForDetails(written, 'CoMensha');
    await press(written, 'Not this');
    await marksAre(without);
    await press(written, 'On all of page.test');
    await until(
      'the silenced name',
      () => stored(rig()),
      (value) => value !== null,
    );
    expect(await stored(rig())).toMatchObject({ names: [{ text: 'comensha', entity: 'comensha', site: 'page.test' }] });
    await tab.goto(url);
    await marksAre(without);
    await rig().inExtension(() => browser.storage.local.remove('silenced'));
    await marksAre(whole);
    await tab.close();
  });

  test('a frame that comes later hears it too', async () => {
    const inner = 'Victims of human trafficking turn to CoMensha and ABN AMRO.';
    rig().site.serve('/later.html', `<!doctype html><html lang="en"><title>Later</title><p>${inner}</p>`);
    tab = await open(rig());
    await dismiss(tab);
    await tab.evaluate(() => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { src: '/later.html', id: 'later', width: 600, height: 420 });
      document.body.prepend(frame);
    }, null);
    const frame = await tab.frame('#later');
    await until(
      'the marks of the frame',
      () => textsOf(frame),
      (texts) => texts.length > 0,
    );
    await pause(1_000);
    expect(await textsOf(frame)).toEqual(['ABN AMRO']);
    expect(await stored(rig())).toBeNull();
    await tab.close();
  });

  test('“This one” settles which of several is meant: the marks and the open card say so; it can be taken back', async () => {
    tab = await openLaw(rig());
    await hoverMark(tab, 'Modern Slavery Act');
    await press(tab, 'This one');
    await kindsAre(tab, 'm1,m1');
    const chosen = await until(
      'the card of the one chosen',
      () => cardOf(tab),
      ({ certainty, isBusy }) => certainty === 'certain' && !isBusy,
    );
    expect(chosen.text).toContain('Your choice holds until you leave');
    expect(chosen.text).not.toMatch(/Possibl|Yes, this/);
    await press(tab, 'All with this name');
    await kindsAre(tab, 'm2,m2');
    expect((await cardOf(tab)).certainty).toBe('possible');
    expect(await stored(rig())).toBeNull();
  });

  test('“Yes, this” makes a possible mention a certain one: the open card says so, and takes it back', async () => {
    const url = rig().site.serve(
      '/possible.html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
      <p>Human trafficking and modern slavery remain a problem. Victims of trafficking need help.</p>
      <p>They thanked the government, an oak foundation and The Freedom Fund.`,
    );
    tab = await rig().open(url);
    await settledMarks(tab, { atLeast: 1 });
    await kindsAre(tab, 'm2');
    await hoverMark(tab, 'Freedom Fund');
    await waitForDetails(tab, 'Freedom Fund');
    await press(tab, 'Yes, this');
    await kindsAre(tab, 'm1');
    const { text } = await until(
      'the card of what is meant',
      () => cardOf(tab),
      ({ certainty, isBusy }) => certainty === 'certain' && !isBusy,
    );
    expect(text).toContain('Your choice holds until you leave');
    expect(text).not.toMatch(/Possibl|Yes, this/);
    await press(tab, 'Undo');
    await kindsAre(tab, 'm2');
    await waitForNoCard(tab);
    await tab.close();
  });

  /** A page on which the reader has said which of several laws is meant, and closed the card. */
  const openChosen = async (): Promise<Tab> => {
    const opened = await openLaw(rig());
    await hoverMark(opened, 'Modern Slavery Act');
    await press(opened, 'This one');
    await kindsAre(opened, 'm1,m1');
    await opened.press('Escape');
    await waitForNoCard(opened);
    return opened;
  };

  test('a card that is opened later says that the reader chose, gives no other reason, and has a way back', async () => {
    tab = await openChosen();
    await hoverMark(tab, 'Modern Slavery Act', 1);
    const { text } = await waitForDetails(tab, 'Modern Slavery Act');
    expect(text).toContain('Your choice holds until you leave');
    expect(text).not.toMatch(/Why marked|because|All with this name/);
    await press(tab, 'Undo');
    await kindsAre(tab, 'm2,m2');
    await waitForNoCard(tab);
    await tab.close();
  });

  test.each([[''], ['On all of page.test'], ['Everywhere']])(
    '“Not this” after “This one” takes the whole name away, as it says; Undo brings the choice back (%s)',
    async (label) => {
      tab = await openChosen();
      await hoverMark(tab, 'Modern Slavery Act');
      await waitForDetails(tab, 'Modern Slavery Act');
      await press(tab, 'Not this');
      await kindsAre(tab, '');
      expect((await cardOf(tab)).text).toContain('“Modern Slavery Act” is no longer marked on this page.');
      if (label) await reach(tab, label);
      await press(tab, 'Undo');
      await kindsAre(tab, 'm1,m1');
      await tab.close();
    },
  );
});
