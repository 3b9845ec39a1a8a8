import { expect, test } from 'vitest';
import { type HeavyPage, heavyPage } from './page/heavy-page.ts';
import type { ChromiumRig } from './rig/chromium.ts';
import { marksOf, settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Rig, Tab } from './rig/rig.ts';

/** Registered ranges, those that mark nothing on the page among them; what is on the page and should be marked. */
const counts = () => {
  const registry = (CSS as unknown as { highlights: Map<string, Iterable<AbstractRange>> }).highlights;
  let right = 0;
  let wrong = 0;
  for (const highlight of registry.values()) {
    for (const range of highlight) {
      const node = range.startContainer as Text;
      const text = node.isConnected ? node.data.slice(range.startOffset, range.endOffset) : 'gone';
      if (text === 'CoMensha' || text === 'ABN AMRO') right++;
      else wrong++;
    }
  }
  return { right, wrong, expected: (window as unknown as HeavyPage).expected() };
};

/** Once everything is right, how many seconds it took. */
async function secondsUntilRight(tab: Tab): Promise<number> {
  const began = performance.now();
  await until(
    'exactly the right marks',
    () => tab.evaluate(counts),
    ({ right, wrong, expected }) => right === expected && wrong === 0,
  );
  return (performance.now() - began) / 1_000;
}

/** Bytes of the newest tab's heap after collecting garbage, and nodes that are held; only Chromium tells. */
async function heldBy(rig: Rig): Promise<{ bytes: number; nodes: number } | null> {
  if (rig.browser !== 'chromium') return null;
  const { context } = rig as unknown as ChromiumRig;
  const page = context.pages().at(-1);
  if (!page) throw new Error('There is no tab.');
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { bytes: usedSize, nodes };
}

inBrowsers('a page that is never at rest', (rig) => {
  test('with 5,000 marks and 3,000 changes a second for 20 s, all is right soon after, and no range is left over', async () => {
    const tab = await rig().open(
      rig().site.serve('/heavy.html', heavyPage({ standing: 5_000, perSecond: 1_000, seconds: 20 })),
    );
    await secondsUntilRight(tab);
    await tab.evaluate(() => (window as unknown as HeavyPage).start());
    const seconds = await secondsUntilRight(tab);
    // A second on a quiet machine; this only says that the page is not read from its beginning once more.
    expect(seconds).toBeLessThan(20);
    await tab.close();
  });

  test('a text that changes a thousand times a second is marked as it stands in the end', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/ticker.html',
        '<!doctype html><html lang="en"><title>Human trafficking</title><p>CoMensha helps.</p><p id="ticker">0</p>',
      ),
    );
    await settledMarks(tab);
    await tab.evaluate(async () => {
      const line = document.getElementById('ticker') as HTMLElement;
      const end = performance.now() + 4_000;
      for (let n = 0; performance.now() < end; ) {
        for (let k = 0; k < 10; k++) line.textContent = `Price ${n++} of ${n % 2 ? 'ABN AMRO' : 'nobody'}`;
        await new Promise((resolve) => setTimeout(resolve, 8));
      }
      line.textContent = 'At last: Rabobank.';
    });
    await until(
      'the last text',
      async () => (await marksOf(tab)).map(({ text }) => text).join(),
      (texts) => texts === 'CoMensha,Rabobank',
    );
    await tab.close();
  });

  test('two hundred navigations within a page leave no range, no node and no memory behind, and no mark of a page that was left', async () => {
    const tab = await rig().open(
      rig().site.serve(
        '/app.html',
        `<!doctype html><html lang="en"><title>Human trafficking</title><main></main><script>
          window.expected = () => (document.querySelector('main').textContent.match(/CoMensha|ABN AMRO/g) ?? []).length;
          window.render = (n) => {
            history.pushState({}, '', '/app.html?page=' + n);
            document.title = 'Human trafficking, page ' + n;
            document.querySelector('main').innerHTML = Array.from({ length: 60 }, (_, k) =>
              '<p>Page ' + n + ', line ' + k + ': ' + (k % 3 ? 'ABN AMRO' : 'CoMensha') + ' acts.</p>').join('');
          };
          render(0);</script>`,
      ),
    );
    await secondsUntilRight(tab);
    let before: Awaited<ReturnType<typeof heldBy>> = null;
    for (let n = 1; n <= 240; n++) {
      // By now all code has run and been compiled.
      if (n === 41) before = await heldBy(rig());
      await tab.evaluate((at) => (window as unknown as { render(n: number): void }).render(at), n);
      // Some pages are left before they have been read, some after.
      if (n % 10 === 0) await secondsUntilRight(tab);
    }
    await secondsUntilRight(tab);
    expect(await tab.evaluate(counts)).toEqual({ right: 60, wrong: 0, expected: 60 });
    if (before) {
      // The browser lets go of some things only a little later.
      await until(
        'what the page held before',
        async () => ({ before, now: await heldBy(rig()) }),
        ({ now }) =>
          now !== null && now.nodes <= (before?.nodes ?? 0) + 200 && now.bytes <= (before?.bytes ?? 0) + 500_000,
      );
    }
    await tab.close();
  });
});
