import { beforeAll, describe, expect, test } from 'vitest';
import { axe } from './rig/axe.ts';
import { focusNow } from './rig/focus.ts';
import { until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

/** Every view of the reference page: its address, its heading, and words that stand in it once it is drawn. */
const VIEWS = [
  {
    place: '#/',
    title: 'From a commission to a programme at UNDP',
    tab: 'Story',
    says: 'Convened the Commission at its launch',
  },
  { place: '#/goals', title: 'The five goals of the Blueprint', says: 'Do more and better financial investigations' },
  { place: '#/goals/4', title: 'Goal 4: Remedy', says: 'CoMensha' },
  { place: '#/initiatives', title: 'Initiatives and who is involved', says: 'Financial Sector Commission' },
  { place: '#/entries', title: 'All entries', says: 'Tanja Cuppen' },
  { place: '#/entries?kind=person&goal=4', title: 'All entries', says: 'Ina Hut' },
  { place: '#/matrix', title: 'Who works on which goal', tab: 'Goals and organisations', says: 'Banks' },
  {
    place: '#/matrix?basis=stated',
    title: 'Who works on which goal',
    tab: 'Goals and organisations',
    says: 'Government',
  },
  { place: '#/relations/abn-amro', title: 'Relations of ABN AMRO', says: 'FIU-Nederland' },
  // The title of another's mark: the drawing comes after its layout.
  {
    place: '#/network/fiu-nederland',
    title: 'The whole network',
    tab: 'Network',
    says: 'CoMensha, NGO, 20 ties',
  },
  { place: '#/questions', title: 'Open questions', says: 'COSM has 40 places' },
  { place: '#/entity/abn-amro', title: 'ABN AMRO', says: 'she may have joined after September 2018' },
  { place: '#/entity/nobody-here', title: 'There is no entry “nobody-here”', says: 'a slip in it' },
] as const;

const heading = (tab: Tab) => tab.evaluate(() => document.querySelector('h1')?.textContent ?? '');
const textOf = (tab: Tab) => tab.evaluate(() => document.querySelector('.page')?.textContent ?? '');
const addressOf = (tab: Tab) => tab.evaluate(() => location.hash);

async function openReference(rig: Rig, place = ''): Promise<Tab> {
  const tab = await rig.openExtensionPage(`/reference.html${place}`);
  await until(
    'a heading',
    () => heading(tab),
    (text) => text !== '',
  );
  return tab;
}

async function goTo(tab: Tab, { place, title, says }: { place: string; title: string; says: string }): Promise<void> {
  await tab.evaluate((to) => {
    location.hash = to;
  }, place);
  await until(
    `${place}: ${says}`,
    async () => [await heading(tab), await textOf(tab)] as const,
    ([head, text]) => head === title && text.includes(says),
  );
}

/** Where the focus is: the place it stands in, and what is written in it where it is a field. */
const focusOf = (tab: Tab) =>
  tab.evaluate(() => {
    const active = document.activeElement;
    const place = ['.top-search', '.rail', '.correction', 'main', 'body'].find((one) => active?.closest(one)) ?? '';
    return active instanceof HTMLInputElement ? `${place} field “${active.value}”` : `${place} ${active?.localName}`;
  });

const focusIs = (tab: Tab, wanted: string) =>
  until(
    `the focus: ${wanted}`,
    () => focusOf(tab),
    (now) => now === wanted,
    10_000,
  );

const focusOn = (tab: Tab, selector: string) =>
  tab.evaluate((one) => {
    const found = document.querySelector<HTMLElement>(one);
    if (!found) throw new Error(`There is no ${one}.`);
    found.focus();
  }, selector);

/** What a screen reader reads of each of these: without what is hidden from it. */
const heard = (tab: Tab, selector: string) =>
  tab.evaluate(
    (one) =>
      [...document.querySelectorAll(one)].map((found) => {
        const copy = found.cloneNode(true) as Element;
        for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
        return (copy.textContent ?? '').trim();
      }),
    selector,
  );

/** The box of a filter by the words beside it. */
const pressFilter = (tab: Tab, words: string) =>
  tab.evaluate((wanted) => {
    const labels = [...document.querySelectorAll<HTMLElement>('.opt')];
    const found = labels.find((label) => label.children[1]?.textContent === wanted);
    if (!found) throw new Error(`No filter says “${wanted}”.`);
    found.click();
  }, words);

const rows = (tab: Tab) =>
  tab.evaluate(() => [...document.querySelectorAll('.index .row .name')].map((name) => name.textContent ?? ''));

inBrowsers('the reference page', (rig) => {
  let tab: Tab;
  beforeAll(async () => {
    // Any page of the web: that nothing else is asked for can only be seen where something is. It stays: a page that goes
    // while the background still looks at it is a fault to the console.
    await rig().open(rig().site.serve('/plain.html', '<p>Nothing.</p>'));
    tab = await openReference(rig());
  });

  test('each place has its address, its title, and gives the focus to its heading', async () => {
    for (const view of VIEWS) {
      await goTo(tab, view);
      // The place is drawn before its heading has the focus.
      await until(
        'the focus on the heading',
        () => tab.evaluate(() => document.activeElement?.textContent ?? ''),
        (text) => text === view.title,
      );
      const title = await tab.evaluate(() => document.title);
      expect(title).toBe(`${'tab' in view ? view.tab : view.title} · Initiative Lens`);
    }
  });

  test('filters stand in the address; back and forward go through them, and the list follows', async () => {
    await goTo(tab, { place: '#/entries', title: 'All entries', says: 'Tanja Cuppen' });
    await pressFilter(tab, 'People');
    await until(
      'people',
      () => rows(tab),
      (names) => names.includes('Tanja Cuppen') && !names.includes('ABN AMRO'),
    );
    expect(await addressOf(tab)).toBe('#/entries?kind=person');
    await pressFilter(tab, 'Netherlands');
    await until(
      'Dutch people',
      () => rows(tab),
      (names) => names.includes('Ina Hut') && !names.includes('Aurelia Frick'),
    );
    expect(await addressOf(tab)).toBe('#/entries?kind=person&country=NL');
    await tab.evaluate(() => history.back());
    await until(
      'people of every country',
      () => rows(tab),
      (names) => names.includes('Aurelia Frick'),
    );
    await tab.evaluate(() => history.forward());
    await until(
      'Dutch people again',
      () => rows(tab),
      (names) => names.includes('Ina Hut') && !names.includes('Aurelia Frick'),
    );
  });

  test('typed words narrow the list by any name, and stand in no address', async () => {
    await goTo(tab, { place: '#/entries', title: 'All entries', says: 'Tanja Cuppen' });
    await tab.evaluate(() => document.querySelector<HTMLElement>('.rail input[type=search]')?.focus());
    await tab.type('coordinatiecentrum tegen');
    await until(
      'one name',
      () => rows(tab),
      (names) => names.length === 1 && names[0] === 'CoMensha',
    );
    expect(await addressOf(tab)).toBe('#/entries');
    await tab.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('.rail input[type=search]');
      if (!field) throw new Error('There is no field.');
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await until(
      'all names',
      () => rows(tab),
      (names) => names.length > 400,
    );
  });

  test('what clears the filters clears the typed words too, and the focus goes to their field', async () => {
    await goTo(tab, { place: '#/entries?kind=person&goal=1', title: 'All entries', says: 'Tanja Cuppen' });
    await focusOn(tab, '.rail-facets a');
    await tab.press('Enter');
    await focusIs(tab, '.rail field “”');
    await until(
      'the address without filters',
      () => addressOf(tab),
      (address) => address === '#/entries',
    );
    await tab.type('zzzzqq');
    await until(
      'an empty list',
      () => textOf(tab),
      (text) => text.includes('No entry fits all of these.'),
    );
    await focusOn(tab, '.nothing a');
    await tab.press('Enter');
    await focusIs(tab, '.rail field “”');
    await until(
      'all names',
      () => rows(tab),
      (names) => names.length > 400,
    );
  });

  test('the list of the search closes when the focus leaves it, and on Escape; no plain key leads to the search', async () => {
    await goTo(tab, { place: '#/entity/comensha', title: 'CoMensha', says: 'Copy a correction' });
    const isListed = () => tab.evaluate(() => document.querySelector('.found-menu [role=option]') !== null);
    const listed = (wanted: boolean) => until(wanted ? 'the list' : 'no list', isListed, (is) => is === wanted, 10_000);
    await focusOn(tab, 'main a');
    // Said to the page alone: in Firefox the key itself opens the browser's own search.
    await tab.evaluate(() =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true })),
    );
    expect(await focusOf(tab)).toBe('main a');
    await tab.press('Control+k');
    await focusIs(tab, '.top-search field “”');
    await tab.type('bank');
    await listed(true);
    await tab.press('Tab');
    expect(await focusOf(tab)).toBe('.top-search button');
    expect(await isListed()).toBe(true);
    await tab.press('Tab');
    await listed(false);
    await tab.press('Shift+Tab');
    await listed(true);
    await tab.press('Escape');
    await listed(false);
    await focusIs(tab, '.top-search field “”');
    await tab.type('bank');
    await listed(true);
    await tab.press('Tab');
    await tab.press('Enter');
    await focusIs(tab, '.top-search field “”');
  });

  test('goals of an entry are read with number, ground and roles', async () => {
    await goTo(tab, { place: '#/entity/comensha', title: 'CoMensha', says: 'Copy a correction' });
    expect(await heard(tab, '.goal-bars li')).toEqual([
      'Goal 1 Comply, judged, 3 roles',
      'Goal 2 Know and show, judged, 3 roles',
      'Goal 4 Remedy, judged, 10 roles',
    ]);
  });

  test('arrow keys move along the lines of a neighbourhood, and Enter goes on from there', async () => {
    await goTo(tab, { place: '#/relations/abn-amro', title: 'Relations of ABN AMRO', says: 'FIU-Nederland' });
    const focused = () => tab.evaluate(() => document.activeElement?.getAttribute('data-id') ?? '');
    await until(
      'the drawing',
      () => tab.evaluate(() => document.querySelector('.relations [tabindex="0"]') !== null),
      (isThere) => isThere,
    );
    await tab.evaluate(() => document.querySelector<SVGAElement>('.relations [tabindex="0"]')?.focus());
    expect(await focused()).toBe('abn-amro');
    await tab.press('ArrowRight');
    const neighbour = await focused();
    expect(neighbour).not.toBe('abn-amro');
    await tab.press('ArrowDown');
    const below = await focused();
    expect(below).not.toBe(neighbour);
    await tab.press('ArrowLeft');
    expect(await focused()).toBe('abn-amro');
    await tab.press('ArrowRight');
    const target = await focused();
    await tab.press('Enter');
    await until(
      'the next neighbourhood',
      () => addressOf(tab),
      (address) => address === `#/relations/${target}`,
    );
  });

  test('the network: arrow keys go from tie to tie, what is chosen stands beside it and in the address, Enter opens it', async () => {
    await goTo(tab, { place: '#/network', title: 'The whole network', says: 'All entries, by initiative' });
    const chosen = () => tab.evaluate(() => document.querySelector('.network-chosen h2')?.textContent ?? '');
    await until(
      'the drawing',
      () => tab.evaluate(() => document.querySelectorAll('.network .mark').length),
      (count) => count > 400,
    );
    await tab.evaluate(() => document.querySelector<SVGAElement>('.network [tabindex="0"]')?.focus());
    const told = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll('.network-side :is([aria-live], [role=status])')]
          .map(({ textContent }) => textContent)
          .join(),
      );
    const steps: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await tab.press(key);
      steps.push(await until(`a choice after ${key}`, chosen, (name) => name !== ''));
    }
    expect(new Set(steps).size).toBeGreaterThan(1);
    // The focus has said it all.
    expect(await told()).toBe('');
    const focused = await tab.evaluate(() => document.activeElement?.getAttribute('data-id') ?? '');
    expect(await addressOf(tab)).toBe(`#/network/${focused}`);
    await tab.press('Enter');
    await until(
      'the entry',
      () => addressOf(tab),
      (address) => address === `#/entity/${focused}`,
    );
    // Until the entry has been read the drawing stays, and with it the focus: whoever goes back by then has heard it all.
    await until(
      'the entry in the place of the drawing',
      () => tab.evaluate(() => document.querySelector('.network') === null),
      (isGone) => isGone,
    );
    await tab.evaluate(() => history.back());
    await until('what was chosen', chosen, (name) => name === steps.at(-1));
    await until('a word on it, and no list of names', told, (words) =>
      new RegExp(`^${steps.at(-1)}, [^,]+, \\d+ ties?$`).test(words),
    );
  });

  test('a citation is copied at a press, and a correction shows what it copies: claims, sources, version, checksum', async () => {
    await goTo(tab, { place: '#/entity/tanja-cuppen', title: 'Tanja Cuppen', says: 'Copy a correction' });
    const press = async (words: string) => {
      const rect = await tab.evaluate((wanted) => {
        const found = [...document.querySelectorAll('button')].find((button) => button.textContent === wanted);
        if (!found) throw new Error(`Nothing to press says “${wanted}”.`);
        found.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = found.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, words);
      await tab.click(rect);
    };
    await tab.evaluate(() => {
      const told: string[] = [];
      (window as { told?: string[] }).told = told;
      const region = document.querySelector('.acts [role=status]') as Element;
      new MutationObserver(() => told.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    // Each time it is said what is copied, the same words too.
    for (const [place, words] of ['Copy link', 'Cite', 'Cite'].entries()) {
      await press(words);
      await until(
        `${words} to be told`,
        () => tab.evaluate(() => (window as { told?: string[] }).told?.filter(Boolean) ?? []),
        (told) => told.join() === ['Link copied', 'Citation copied', 'Citation copied'].slice(0, place + 1).join(),
        10_000,
      );
    }
    await press('Copy a correction');
    const form = await until(
      'the form',
      () => tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('.correction textarea')?.value ?? ''),
      (text) => text.includes('role:tanja-cuppen/financial-sector-commission/commissioner'),
    );
    expect(form).toMatch(/2026\.\d+\.\d+/);
    expect(form).toMatch(/sha256-[0-9a-f]{64}/);
    expect(form).toContain('https://');
  });

  test('words in the address are looked up, ready to be typed on', async () => {
    await goTo(tab, { place: '#/search/fiu%20neder', title: 'All entries', says: 'FIU-Nederland' });
    await until(
      'the field and its first result',
      () =>
        tab.evaluate(() => [
          document.activeElement?.getAttribute('role') ?? '',
          (document.activeElement as HTMLInputElement | null)?.value ?? '',
          document.querySelector('[role=option]')?.textContent ?? '',
        ]),
      ([role, value, first]) =>
        role === 'combobox' && value === 'fiu neder' && first?.includes('FIU-Nederland') === true,
    );
  });

  test('back leads to where the reader was in a list', async () => {
    await goTo(tab, { place: '#/entries', title: 'All entries', says: 'Tanja Cuppen' });
    await tab.evaluate(() => scrollTo(0, 1200));
    await until(
      'the height',
      () => tab.evaluate(() => scrollY),
      (height) => height > 1000,
    );
    await goTo(tab, { place: '#/entity/abn-amro', title: 'ABN AMRO', says: 'Financial Sector Commission' });
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await tab.evaluate(() => history.back());
    await until(
      'the height again',
      () => tab.evaluate(() => (document.querySelector('h1')?.textContent === 'All entries' ? scrollY : -1)),
      (height) => height > 1000,
    );
  });

  // A test for each: together they take a slow machine minutes.
  describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
    test.each(VIEWS)('axe finds nothing at $place', async (view) => {
      await tab.setColorScheme(scheme);
      await goTo(tab, view);
      expect(await tab.evaluate(axe)).toEqual([]);
    });
  });

  test('no view is wider than a narrow window', async () => {
    await tab.resize(360, 700);
    for (const view of VIEWS) {
      await goTo(tab, view);
      const [width, room] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(width, view.place).toBeLessThanOrEqual(room ?? 0);
    }
  });

  test('in a narrow window the place at hand is in sight, and what is found lies over the places', async () => {
    await tab.resize(1_200, 700);
    await goTo(tab, VIEWS.find(({ place }) => place === '#/questions') as (typeof VIEWS)[number]);
    await tab.resize(500, 700);
    await until(
      'the place',
      () =>
        tab.evaluate(() => {
          const { left, right } =
            document.querySelector('.places [aria-current]')?.getBoundingClientRect() ?? new DOMRect();
          return left > 0 && right <= innerWidth;
        }),
      (isInSight) => isInSight,
    );
    await tab.evaluate(() => {
      location.hash = '#/search/fiu';
    });
    await until(
      'what is found, above all',
      () =>
        tab.evaluate(() => {
          const row = document.querySelector('.places')?.getBoundingClientRect() ?? new DOMRect();
          const menu = document.querySelector('.found-menu');
          const points = [0.2, 0.5, 0.8].map((part) =>
            document.elementFromPoint(innerWidth * part, row.top + row.height / 2),
          );
          return points.map((found) => menu?.contains(found) ?? false).join();
        }),
      (are) => are === 'true,true,true',
    );
  });

  test('at 400 % zoom the matrix is read row by row, with all that its columns say, and what has the focus is in sight', async () => {
    await tab.resize(320, 256);
    await goTo(tab, { place: '#/matrix?country=NL', title: 'Who works on which goal', says: 'Oxfam Novib' });
    const [row] = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.matrix tr')]
        .filter((one) => one.querySelector('.entry-link')?.textContent === 'CoMensha')
        // As drawn: without what the width leaves out.
        // biome-ignore lint/performance/useDomNodeTextContent: what is not displayed must not count.
        .map((one) => one.innerText.trim().replaceAll(/\s+/g, ' ')),
    );
    expect(row).toMatch(/^CoMensha Netherlands, \d+ roles( \d+)+$/);
    await tab.evaluate(() => {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>('.matrix tbody button')?.focus();
    });
    for (let presses = 0; presses < 8; presses++) {
      await tab.press('Tab');
      await until(
        'what has the focus to be seen',
        () => tab.evaluate(focusNow),
        (now) => now !== null && now.fault === null,
        5_000,
      );
    }
  });
});
