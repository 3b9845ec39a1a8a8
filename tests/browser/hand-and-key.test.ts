import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import {
  cardOf,
  hoverMark,
  leave,
  marksOf,
  pause,
  pointOfMark,
  pointOfText,
  settledMarks,
  until,
  waitForCard,
  waitForDetails,
  waitForNoCard,
} from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import { rectInCard } from './rig/in-page.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

const article = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Banks against trafficking</title>
<button id="before">Before</button>
<p>Victims of human trafficking are registered by CoMensha in the Netherlands.</p>
<p>The bank <a id="link" href="/target.html">ABN AMRO</a> looks for signs of it in its own data.</p>
<p>So does Rabobank, with others.</p>
<div style="height: 1500px"></div>
<p>Far below stands CoMensha again.</p>`;

const openArticle = async (rig: Rig): Promise<Tab> => {
  rig.site.serve('/target.html', '<!doctype html><title>Target</title><p>There.</p>');
  const tab = await rig.open(rig.site.serve('/article.html', article));
  await settledMarks(tab, { atLeast: 4 });
  return tab;
};

/** The article with the card of its first mention open, by key, and the focus where it was before. */
const openFirst = async (rig: Rig): Promise<Tab> => {
  const tab = await openArticle(rig);
  await tab.evaluate(() => document.getElementById('before')?.focus());
  await rig.runCommand(tab, 'next-mention');
  await waitForCard(tab, 'CoMensha');
  await until(
    'the focus in the card',
    () => cardOf(tab),
    (seen) => seen?.focused?.includes('CoMensha') === true,
  );
  return tab;
};

/** Presses a button in the card with the real pointer. */
async function pressInCard(tab: Tab, selector: string): Promise<void> {
  const rect = await tab.inCard(rectInCard, selector);
  expect(rect, selector).not.toBeNull();
  if (rect) await tab.click({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
}

const PIN = 'button[aria-pressed]';

inBrowsers('keys', (rig) => {
  test('every command of the manifest has a key', async () => {
    const commands = await rig().inExtension(() => browser.commands.getAll());
    expect(commands.map(({ name }) => name).sort()).toEqual([
      '_execute_action',
      'hide-marks',
      'next-mention',
      'previous-mention',
    ]);
    for (const { name, shortcut } of commands) expect(shortcut, name).toBeTruthy();
  });

  test('the key for the next mention opens its card with the focus in it', async () => {
    const tab = await openFirst(rig());
    expect((await waitForCard(tab, 'CoMensha')).text).toContain('1 of 4');
    await tab.close();
  });

  test('elements of a page that are called like what a document is asked for take no key away', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/named.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
        <form name="activeElement"></form><img name="hasFocus" alt=""><p>CoMensha helps victims of trafficking.</p>`,
      ),
    );
    await settledMarks(tab, { atLeast: 1 });
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test('where nothing had the focus, Tab goes on from the mention when its card is closed', async () => {
    const tab = await openArticle(rig());
    const before = await tab.evaluate(() => document.body.outerHTML);
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
    await tab.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('link');
    expect(await tab.evaluate(() => document.body.outerHTML)).toBe(before);
    await tab.close();
  });

  test('it stays when the reader stirs in the page for the first time', async () => {
    const tab = await openFirst(rig());
    await waitForDetails(tab);
    await tab.moveTo({ x: 200, y: 500 });
    await tab.moveTo({ x: 220, y: 510 });
    await tab.press('Shift');
    // That it goes is what is not to happen.
    await pause(1_000);
    expect((await cardOf(tab))?.focused ?? 'no card').toContain('CoMensha');
    await tab.close();
  });

  test('again goes on, and back goes back', async () => {
    const tab = await openFirst(rig());
    await rig().runCommand(tab, 'next-mention');
    expect((await waitForCard(tab, 'ABN AMRO')).text).toContain('2 of 4');
    await rig().runCommand(tab, 'previous-mention');
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test('Escape closes the card and gives the focus back to where it was', async () => {
    const tab = await openFirst(rig());
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('before');
    await tab.close();
  });

  test('a mention that cannot be seen is passed over', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/unseen-mentions.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking</title>
        <p>CoMensha helps.</p><p style="visibility:hidden">ABN AMRO</p><p style="opacity:0">Rabobank</p>
        <details><summary>More</summary><p>Triodos Bank</p></details>
        <div style="content-visibility:hidden">De Volksbank<p>De Nederlandsche Bank</p></div><div hidden="until-found">by Liechtenstein Initiative</div>
        <nav style="position:fixed;top:0;left:0;transform:translateX(-100%)">UNODC</nav>
        <p>Text <span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">by UNU-CPR</span></p>
        <div style="max-height:0;overflow:hidden"><p>Polaris Project</p></div>
        <div style="position:absolute;left:-9999px">Hope for Justice</div>
        <div style="height:60px;overflow:auto"><div style="height:900px">scroll on</div><p>Walk Free is far down.</p></div>
        <p>Europol helps too.</p>`,
      ),
    );
    await settledMarks(tab, { atLeast: 2 });
    for (const headword of ['CoMensha', 'Walk Free', 'Europol', 'CoMensha']) {
      await rig().runCommand(tab, 'next-mention');
      await until(
        `the card “${headword}”`,
        async () => (await cardOf(tab))?.headword,
        (seen) => seen === headword,
      );
    }
    await tab.close();
  });

  test('a mention out of view is scrolled to', async () => {
    const tab = await openFirst(rig());
    await tab.press('Escape');
    await waitForNoCard(tab);
    await rig().runCommand(tab, 'previous-mention');
    const { rect } = await waitForCard(tab, 'CoMensha');
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(500);
    const height = await tab.evaluate(() => innerHeight);
    expect(rect.y).toBeGreaterThanOrEqual(0);
    expect(rect.y + rect.height).toBeLessThanOrEqual(height);
    await tab.close();
  });

  test('all that can be pressed in the card is reached by Tab', async () => {
    const tab = await openFirst(rig());
    await waitForDetails(tab);
    const wanted = await tab.inCard(
      (root) =>
        [...root.querySelectorAll('a[href], button:not([disabled])')].filter(
          (element) => element.getClientRects().length > 0,
        ).length,
      null,
    );
    expect(wanted).toBeGreaterThan(2);
    const names = new Set<string>();
    for (let steps = 0; steps < (wanted ?? 0) + 8; steps++) {
      await tab.press('Tab');
      const at = await tab.inCard((root) => {
        const focused = root.activeElement;
        if (!focused) return null;
        return focused.matches('a[href], button')
          ? String([...root.querySelectorAll('a[href], button')].indexOf(focused))
          : '';
      }, null);
      if (at === null) break;
      if (at !== '') names.add(at);
    }
    expect(names.size).toBe(wanted);
    await tab.activate();
    await tab.close();
  });
});

inBrowsers('the focus', (rig) => {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and banks</title><body>
    <x-field></x-field><svg width="100" height="30"><a id="drawn" href="#there"><text y="20">Link</text></a></svg>
    <input id="plain"><p>Victims turn to CoMensha.</p><div style="height: 420px"></div><p>So does Rabobank.</p>
    <script>
      const inner = document.querySelector('x-field').attachShadow({ mode: 'open' });
      inner.innerHTML = '<span></span>';
      inner.querySelector('span').attachShadow({ mode: 'open' }).innerHTML = '<input id="inner">';
    </script>`;
  const focused = (tab: Tab) =>
    tab.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.id || element?.localName;
    });
  /** The page with the focus somewhere, and then in the card of its first name. */
  const openFrom = async (id: string): Promise<Tab> => {
    const tab = await rig().open(rig().site.serve('/focus.html', page));
    await settledMarks(tab, { atLeast: 2 });
    await tab.evaluate((wanted) => {
      const inner = document.querySelector('x-field')?.shadowRoot?.querySelector('span')?.shadowRoot;
      const element = document.getElementById(wanted) ?? inner?.getElementById(wanted);
      (element as HTMLElement | null | undefined)?.focus();
    }, id);
    expect(await focused(tab)).toBe(id);
    await rig().runCommand(tab, 'next-mention');
    await waitForDetails(tab, 'CoMensha');
    await until(
      'the focus in the card',
      () => cardOf(tab),
      (seen) => seen?.focused?.includes('CoMensha') === true,
    );
    return tab;
  };

  test.each([
    ['a field in shadow trees', 'inner'],
    ['a link in a drawing', 'drawn'],
  ])('comes back to %s', async (_what, id) => {
    const tab = await openFrom(id);
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await focused(tab)).toBe(id);
    await tab.close();
  });

  test('stays in the card while the pointer rests on another name, and then comes back', async () => {
    const tab = await openFrom('plain');
    await hoverMark(tab, 'Rabobank');
    // That its card comes is what is not to happen.
    await pause(1_000);
    const seen = await cardOf(tab);
    expect(seen?.headword).toBe('CoMensha');
    expect(seen?.focused).toContain('CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await focused(tab)).toBe('plain');
    await tab.close();
  });

  test('comes back when a button in the card was clicked and the pointer then goes on to another name', async () => {
    const tab = await openFrom('plain');
    await tab.press('Escape');
    await waitForNoCard(tab);
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    // Pinned and no longer pinned.
    for (let clicks = 0; clicks < 2; clicks++) await pressInCard(tab, PIN);
    await hoverMark(tab, 'Rabobank');
    await waitForCard(tab, 'Rabobank');
    expect(await focused(tab)).toBe('plain');
    await tab.close();
  });
});

inBrowsers('pointer and finger', (rig) => {
  test('a marked name inside a link shows its card and still is the link', async () => {
    const tab = await openArticle(rig());
    await hoverMark(tab, 'ABN AMRO');
    await waitForCard(tab, 'ABN AMRO');
    await tab.click(await pointOfMark(tab, 'ABN AMRO'));
    await until(
      'the target',
      () => tab.evaluate(() => location.pathname),
      (path) => path === '/target.html',
    );
    await tab.close();
  });

  test('a tap opens the card, a tap beside it closes it', async () => {
    const tab = await openArticle(rig());
    await tab.tap(await pointOfMark(tab, 'CoMensha'));
    await waitForCard(tab, 'CoMensha');
    await tab.tap(await pointOfText(tab, 'So does'));
    await waitForNoCard(tab);
    await tab.close();
  });

  test('a pointer that only passes over a name opens nothing', async () => {
    const tab = await openArticle(rig());
    const point = await pointOfMark(tab, 'CoMensha');
    await leave(tab);
    await tab.moveTo({ x: point.x, y: point.y });
    await tab.moveTo({ x: point.x + 300, y: point.y + 200 });
    await pause(800);
    expect(await cardOf(tab)).toBeNull();
    await tab.close();
  });

  test('the button in the card closes it', async () => {
    const tab = await openArticle(rig());
    await hoverMark(tab, 'CoMensha');
    await waitForCard(tab, 'CoMensha');
    // Close is the first button of the dialog.
    await pressInCard(tab, '[role=dialog] button');
    await waitForNoCard(tab);
    await tab.close();
  });
});

inBrowsers('a pinned card', (rig) => {
  const pin = async (tab: Tab, pressed: 'true' | 'false') => {
    await pressInCard(tab, PIN);
    await until(
      'the pin',
      () => tab.inCard((root, selector) => root.querySelector(selector)?.getAttribute('aria-pressed') ?? null, PIN),
      (is) => is === pressed,
    );
  };
  /** A page whose names stand so far apart that the card of the first leaves the others free, with that card pinned. */
  const openPinned = async (): Promise<Tab> => {
    const tab = await rig().open(
      rig().site.serve(
        '/apart.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and banks</title>
          <body><p id="first">Victims turn to CoMensha.</p><div style="height: 420px"></div><p>Later, ABN AMRO acts.</p><p>So does Rabobank.</p>`,
      ),
    );
    await settledMarks(tab, { atLeast: 3 });
    await hoverMark(tab, 'CoMensha');
    await waitForDetails(tab, 'CoMensha');
    await pin(tab, 'true');
    return tab;
  };
  /** The same, once the pointer has rested on another name, of which no card comes. */
  const openPassedBy = async (): Promise<Tab> => {
    const tab = await openPinned();
    await hoverMark(tab, 'Rabobank');
    // That a card comes is what is not to happen.
    await pause(1_000);
    expect((await cardOf(tab))?.headword).toBe('CoMensha');
    return tab;
  };

  test('goes with the marks when they are hidden, though the pointer has rested on another name', async () => {
    const tab = await openPassedBy();
    await rig().runCommand(tab, 'hide-marks');
    await until(
      'the marks to go',
      () => marksOf(tab),
      (marks) => marks.length === 0,
    );
    await waitForNoCard(tab);
    await tab.close();
  });

  test('goes when its own name goes, though the pointer has rested on another name', async () => {
    const tab = await openPassedBy();
    await tab.evaluate(() => document.getElementById('first')?.remove());
    await waitForNoCard(tab);
    await tab.close();
  });

  test('once it is no longer pinned goes when the pointer leaves, though it has rested on another name', async () => {
    const tab = await openPassedBy();
    await pin(tab, 'false');
    await leave(tab);
    await waitForNoCard(tab);
    await tab.close();
  });

  test('is where the keys go on from, though the pointer has rested on another name', async () => {
    const tab = await openPassedBy();
    await rig().runCommand(tab, 'next-mention');
    expect((await waitForCard(tab, 'ABN AMRO')).text).toContain('2 of 3');
    await tab.close();
  });

  test('that the page has thrown out keeps no other from coming', async () => {
    const tab = await openPinned();
    await tab.evaluate(() => document.documentElement.replaceChildren(document.head, document.body));
    await hoverMark(tab, 'Rabobank');
    await waitForCard(tab, 'Rabobank');
    await tab.close();
  });
});

inBrowsers('keys, on a page with frames', (rig) => {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking and banks</title><body>${body}`;

  test('they go through the mentions of all frames and round, one card at a time', async () => {
    const { site } = rig();
    site.serve('/same.html', page('<p>Then there is ABN AMRO.</p>'));
    site.serve('/none.html', page('<p>Nobody is named here.</p>'));
    site.serve('/other.html', page('<p>Elsewhere there is Rabobank.</p>'), { host: 'other' });
    const tab = await rig().open(
      site.serve(
        '/frames.html',
        page(`<p>Victims turn to CoMensha.</p><iframe id="same" src="/same.html" width="500" height="500"></iframe>
          <iframe src="/none.html" width="300" height="200"></iframe>
          <iframe id="other" src="http://other.test/other.html" width="500" height="500"></iframe>`),
      ),
    );
    const [same, other] = [await tab.frame('#same'), await tab.frame('#other')];
    const places = [
      { scope: tab, name: 'CoMensha', place: '1 of 3' },
      { scope: same, name: 'ABN AMRO', place: '2 of 3' },
      { scope: other, name: 'Rabobank', place: '3 of 3' },
    ];
    for (const { scope, name } of places) await settledMarks(scope, { where: name });
    const expectOnly = async (at: number) => {
      for (const [index, { scope, name, place }] of places.entries()) {
        if (index !== at) await waitForNoCard(scope);
        else expect((await waitForCard(scope, name)).text).toContain(place);
      }
    };
    for (const at of [0, 1, 2, 0]) {
      await rig().runCommand(tab, 'next-mention');
      await expectOnly(at);
    }
    for (const at of [2, 1]) {
      await rig().runCommand(tab, 'previous-mention');
      await expectOnly(at);
    }
    await tab.close();
  });

  test('where only a frame has a mention, they reach it', async () => {
    const { site } = rig();
    site.serve('/other.html', page('<p>Elsewhere there is Rabobank.</p>'), { host: 'other' });
    const tab = await rig().open(
      site.serve(
        '/frame.html',
        page(
          '<p>Nobody is named here.</p><iframe id="other" src="http://other.test/other.html" width="500" height="500"></iframe>',
        ),
      ),
    );
    const frame = await tab.frame('#other');
    await settledMarks(frame, { where: 'the frame' });
    await rig().runCommand(tab, 'next-mention');
    expect((await waitForCard(frame, 'Rabobank')).text).toContain('Netherlands');
    await tab.close();
  });

  test.each([
    { when: 'the card takes the focus', event: 'blur', ends: 'next-mention' },
    { when: 'the card gives it back', event: 'focus', ends: 'Escape' },
  ] as const)('a frame that its page takes away just when $when goes, and nothing else', async ({ event, ends }) => {
    const { site } = rig();
    const going = `<input id="field"><p>Elsewhere there is Rabobank.</p><script>
      window.arm = () => field.addEventListener('${event}', () => window.frameElement.remove());</script>`;
    site.serve('/going.html', page(going));
    const frame = '<iframe id="going" src="/going.html" width="500" height="500"></iframe>';
    const tab = await rig().open(site.serve('/around.html', page(`${frame}<p>Victims turn to CoMensha.</p>`)));
    const inner = await tab.frame('#going');
    await settledMarks(inner, { where: 'the frame' });
    await settledMarks(tab, { atLeast: 1 });
    await inner.evaluate(() => document.getElementById('field')?.focus());
    const arm = () => inner.evaluate(() => (window as unknown as { arm(): void }).arm());
    if (ends === 'next-mention') await arm();
    await rig().runCommand(tab, 'next-mention');
    if (ends === 'Escape') {
      await waitForCard(inner, 'Rabobank');
      await arm();
      await tab.press('Escape');
    }
    await until(
      'the frame gone',
      () => tab.evaluate(() => document.getElementById('going') === null),
      (isGone) => isGone,
    );
    await rig().runCommand(tab, 'next-mention');
    await waitForCard(tab, 'CoMensha');
    await tab.close();
  });

  test('a dialog that keeps the focus to itself leaves the card its own, and a field named `focus` takes nothing away', async () => {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Against trafficking</title>
<div id="dialog" role="dialog" aria-modal="true"><form id="form" tabindex="-1"><input name="focus">
<button type="button" id="one">One</button><p>Victims of human trafficking are registered by CoMensha.</p></form></div>
<script>
  document.addEventListener('focusin', (event) => {
    if (document.getElementById('dialog').contains(event.target)) return;
    event.stopImmediatePropagation();
    document.getElementById('one').focus();
  }, true);
</script>`;
    const tab = await rig().open(rig().site.serve('/trap.html', page));
    await settledMarks(tab, { atLeast: 1 });
    await tab.evaluate(() => HTMLElement.prototype.focus.call(document.getElementById('form')));
    await rig().runCommand(tab, 'next-mention');
    await until(
      'the focus in the card',
      () => cardOf(tab),
      (seen) => seen?.focused?.includes('CoMensha') === true,
    );
    await pause(200);
    expect((await cardOf(tab))?.focused).toContain('CoMensha');
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('form');
    await tab.close();
  });
});
