import { expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { hoverMark, leave, marksOf, settledMarks, until, waitForDetails, waitForNoCard } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

declare const browser: Browser;

/** Pages that ask for more than there is: of the background, of time and of memory. Other tabs hear nothing of it. */

const SENTENCE = 'CoMensha helps victims of human trafficking, and ABN AMRO reports unusual transactions.';
const page = (body: string, script = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trafficking</title></head><body><p>${SENTENCE}</p>${body}<script>${script}</script></body></html>`;

const FRAMES = 250;
/** Paragraphs that each frame adds, one after the other: with names in each, so that each is something to ask. */
const ROUNDS = 10;
const INNER = `<!doctype html><html lang="en"><p>${SENTENCE}</p><script>
  let round = 0;
  const more = setInterval(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = 'In round ' + round + ' CoMensha and Europol spoke of trafficking.';
    document.body.append(paragraph);
    if (++round === ${ROUNDS}) clearInterval(more), parent.finished++;
  }, 20);
</script>`;
const FLOOD = `
  window.finished = 0;
  for (let n = 0; n < ${FRAMES}; n++) {
    const frame = document.createElement('iframe');
    frame.width = 300; frame.height = 100; frame.srcdoc = ${JSON.stringify(INNER).replaceAll('</', '<\\/')};
    document.body.append(frame);
  }`;
/** What must be marked in each frame in the end, by how often. */
const IN_FRAME = JSON.stringify([`${1} ABN AMRO`, `${1 + ROUNDS} CoMensha`, `${ROUNDS} Europol`]);

/** How many frames have which marks. */
const marksInFrames = (tab: Tab) =>
  tab.evaluate(() => {
    const seen: Record<string, number> = {};
    for (const { contentWindow } of document.querySelectorAll('iframe')) {
      const names: Record<string, number> = {};
      const { highlights } = (contentWindow as unknown as { CSS: typeof CSS }).CSS;
      for (const highlight of highlights.values()) {
        for (const { startContainer, startOffset, endOffset } of highlight as unknown as Iterable<StaticRange>) {
          const text = (startContainer as Text).data.slice(startOffset, endOffset);
          names[text] = (names[text] ?? 0) + 1;
        }
      }
      const words = JSON.stringify(
        Object.entries(names)
          .map(([text, count]) => `${count} ${text}`)
          .sort((a, b) => (a.slice(a.indexOf(' ')) < b.slice(b.indexOf(' ')) ? -1 : 1)),
      );
      seen[words] = (seen[words] ?? 0) + 1;
    }
    return seen;
  });

/**
 * Questions of all frames together. More of them take longer and show nothing else: browsers deliver messages in the order
 * in which they were sent, whoever sent them. With `LENS_QUESTIONS=100000` it is as many as that.
 */
const QUESTIONS = Number(process.env.LENS_QUESTIONS ?? 10_000);

/**
 * Has the extension's own scripts in all frames of a tab ask at once, far more than a page can make them ask: as if one of
 * them had fallen into the page's hands. Only begins; a browser that is driven by one hand at a time would wait else.
 */
const beginAsking = (rig: Rig, tabId: number) =>
  rig.inExtension(
    ({ tabId, times }) => {
      const ask = browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        args: [times],
        func: async (count: number) => {
          const answers: Record<string, number> = {};
          const message = {
            type: 'link',
            payload: {
              document: { title: '', lang: 'en', host: 'page.test' },
              state: null,
              open: [],
              blocks: [{ id: 1, text: 'CoMensha and Europol spoke of trafficking.', kind: 'text' }],
            },
          };
          const { runtime } = ((globalThis as { browser?: Browser }).browser ??
            (globalThis as unknown as { chrome: Browser }).chrome) as Browser;
          await Promise.all(
            Array.from({ length: count }, () =>
              runtime.sendMessage(message).then(
                (answer) => {
                  const { ok, error } = Object(answer) as { ok?: boolean; error?: { code: string } };
                  const words = ok ? 'answered' : (error?.code ?? 'nothing');
                  answers[words] = (answers[words] ?? 0) + 1;
                },
                (error: unknown) => {
                  answers[String(error)] = (answers[String(error)] ?? 0) + 1;
                },
              ),
            ),
          );
          return answers;
        },
      });
      (window as unknown as { asked?: unknown }).asked = null;
      const tell = (sum: Record<string, number>) => {
        (window as unknown as { asked?: unknown }).asked = sum;
      };
      ask
        .then((results) => {
          const sum: Record<string, number> = {};
          for (const { result } of results)
            for (const [words, count] of Object.entries(result as Record<string, number>))
              sum[words] = (sum[words] ?? 0) + count;
          tell(sum);
        })
        .catch((error: unknown) => tell({ [String(error)]: 1 }));
    },
    // And the page itself.
    { tabId, times: Math.ceil(QUESTIONS / (FRAMES + 1)) },
  );
const asked = (rig: Rig) =>
  rig.inExtension(() => (window as unknown as { asked?: Record<string, number> | null }).asked ?? null);

const MEGABYTES = 50;

const nothingGoneIsMarked = (tab: Tab) =>
  until(
    'no mark in text that is gone',
    () =>
      tab.evaluate(() => {
        const ranges = [...CSS.highlights.values()].flatMap((one) => [...(one as unknown as Iterable<StaticRange>)]);
        return ranges.filter(({ startContainer }) => !startContainer.isConnected).length;
      }),
    (count) => count === 0,
  );

/** A name is marked and its card has its details. */
const expectCard = async (tab: Tab) => {
  await tab.activate();
  await settledMarks(tab, { atLeast: 2 });
  await leave(tab);
  await hoverMark(tab, 'ABN AMRO');
  await waitForDetails(tab, 'ABN AMRO');
  await tab.press('Escape');
  await waitForNoCard(tab);
};

inBrowsers('pages that flood', (rig) => {
  let flood: Tab;
  let other: Tab;

  test(`${FRAMES} frames that all change again and again: each is marked as it should be, and so is another tab meanwhile`, async () => {
    flood = await rig().open(rig().site.serve('/flood.html', page('', FLOOD)));
    other = await rig().open(rig().site.serve('/other.html', page('')));
    await expectCard(other);
    await flood.activate();
    await until(
      'all frames to have had their say',
      () => flood.evaluate(() => (window as unknown as { finished: number }).finished),
      (finished) => finished === FRAMES,
    );
    const seen = await until(
      'all marks of all frames',
      () => marksInFrames(flood),
      (marks) => marks[IN_FRAME] === FRAMES,
      120_000,
    );
    expect(seen).toEqual({ [IN_FRAME]: FRAMES });
    expect((await marksOf(flood)).map(({ text }) => text)).toEqual(['CoMensha', 'ABN AMRO']);
  });

  test(`${QUESTIONS.toLocaleString('en')} questions of ${FRAMES} frames at once: some are answered, the rest refused, and other tabs and our own pages are answered too`, async () => {
    await beginAsking(rig(), await rig().tabId(flood));
    await other.evaluate(() => location.reload());
    await expectCard(other);
    const answer = await rig().inExtension(() =>
      browser.runtime.sendMessage({ type: 'search', payload: { query: 'comensha', language: 'en', close: false } }),
    );
    expect(JSON.stringify(answer)).toContain('"comensha"');
    const answers = await until(
      'an answer to each',
      () => asked(rig()),
      (sum) => sum !== null,
      120_000,
    );
    const { answered = 0, busy = 0, ...others } = answers ?? {};
    expect(others).toEqual({});
    expect(answered + busy).toBeGreaterThanOrEqual(QUESTIONS);
    expect(answered).toBeGreaterThan(0);
    expect(busy).toBeGreaterThan(0);
    // The tab that asked too much is served again, and frames that vanish leave no fault behind.
    await flood.activate();
    expect(await marksInFrames(flood)).toEqual({ [IN_FRAME]: FRAMES });
    await flood.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
    });
    await expectCard(flood);
    await flood.close();
    await other.close();
  });

  test(`a text of ${MEGABYTES} MB in one node is read to its end, and taken out it leaves nothing marked`, async () => {
    // Not shown, so that what it costs is what we do with it: laying it out would be the page's own affair.
    const script = `
      const filler = 'Nothing of interest happens in this part of a very long text about the weather. ';
      const half = filler.repeat(${MEGABYTES * 1_000_000} / 2 / filler.length);
      const box = document.getElementById('box');
      box.append('Early on Europol is named. ' + half + half + ' At its end it names Barclays against human trafficking.');
      window.size = box.firstChild.length;`;
    const tab = await rig().open(
      rig().site.serve('/long.html', page('<div id="box" data-block="1" hidden></div>', script)),
    );
    expect(await tab.evaluate(() => (window as unknown as { size: number }).size)).toBeGreaterThan(
      0.99 * MEGABYTES * 1_000_000,
    );
    /** Names of highlights and how many places are in the long text: their texts would have to be cut out of it. */
    const placesInBox = () =>
      tab.evaluate(() => {
        const box = document.getElementById('box');
        const node = box?.firstChild as Text | null;
        const places: string[] = [];
        for (const highlight of CSS.highlights.values())
          for (const range of highlight as unknown as Iterable<StaticRange>)
            if (node && range.startContainer === node)
              places.push(node.substringData(range.startOffset, range.endOffset - range.startOffset));
        return places.sort();
      });
    await expectCard(tab);
    const other = await rig().open(rig().site.serve('/other.html', page('')));
    await expectCard(other);
    await tab.activate();
    const placed = await until('both names', placesInBox, (places) => places.length >= 2, 120_000);
    expect([...new Set(placed)]).toEqual(['Barclays', 'Europol']);
    await tab.evaluate(() => document.getElementById('box')?.replaceChildren());
    // Also out of sight: a range that holds a node of 50 MB keeps it in memory.
    await nothingGoneIsMarked(tab);
    await until(
      'nothing marked but what stands there',
      async () => (await marksOf(tab)).map(({ text }) => text).sort(),
      (texts) => JSON.stringify(texts) === JSON.stringify(['ABN AMRO', 'CoMensha']),
    );
    await expectCard(tab);
    await other.close();
    await tab.close();
  });

  test('twenty thousand icons that come at once do not keep what comes after them from being read', async () => {
    const tab = await rig().open(rig().site.serve('/icons.html', page('<main></main><footer></footer>')));
    await expectCard(tab);
    await tab.evaluate(() => {
      const icons = Array.from({ length: 20_000 }, () => document.createElement('span'));
      document.querySelector('main')?.append(...icons);
      (document.querySelector('footer') as HTMLElement).textContent = 'by Rabobank';
    });
    await until(
      'the name in the footer',
      async () => (await marksOf(tab)).map(({ text }) => text).sort(),
      (texts) => texts.includes('Rabobank'),
      // One by one they would take a minute.
      20_000,
    );
    await tab.close();
  });

  test('a view of a hundred thousand elements that is taken out takes its marks with it', async () => {
    const tab = await rig().open(rig().site.serve('/view.html', page('<main></main>')));
    await expectCard(tab);
    await tab.evaluate(() => {
      const rows = Array.from({ length: 100_000 }, (_, at) => {
        const row = document.createElement('div');
        row.textContent = at % 20_000 === 0 ? 'by Rabobank' : 'x';
        return row;
      });
      document.querySelector('main')?.append(...rows);
    });
    const texts = async () => (await marksOf(tab)).map(({ text }) => text).sort();
    await until('all names', texts, (seen) => seen.filter((text) => text === 'Rabobank').length === 5, 60_000);
    await tab.evaluate(() => document.querySelector('main')?.remove());
    await nothingGoneIsMarked(tab);
    expect(await texts()).toEqual(['ABN AMRO', 'CoMensha']);
    await tab.close();
  });

  test('a shadow root that comes late is found among more elements than are sorted out at once', async () => {
    const tab = await rig().open(
      rig().site.serve('/late.html', page(`<main></main><section></section>${'<div>x</div>'.repeat(41_000)}`)),
    );
    await expectCard(tab);
    await tab.evaluate(() => {
      const root = (document.querySelector('section') as Element).attachShadow({ mode: 'open' });
      root.innerHTML = '<p>by Rabobank</p>';
    });
    await until(
      'the name in the shadow tree',
      () =>
        tab.evaluate(() =>
          [...CSS.highlights.values()]
            .flatMap((one) => [...(one as unknown as Iterable<StaticRange>)])
            .map(({ startContainer }) => (startContainer as Text).data),
        ),
      (texts) => texts.includes('by Rabobank'),
    );
    await tab.close();
  });
});
