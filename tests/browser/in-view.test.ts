import { expect, test } from 'vitest';
import { settledMarks, until } from './rig/gestures.ts';
import { inBrowsers } from './rig/in-browsers.ts';
import type { Tab } from './rig/rig.ts';

const PARAGRAPHS = 60_000;
/** Where the reader is, and a place half way there: nobody has yet seen that one. */
const SEEN = 54_000;
const UNSEEN = 30_000;

const words = 'Alles wat hier staat is gewone tekst, zoals een lange bladzijde er duizenden van heeft, zonder namen.';

/** Names at the beginning, so that the page is attended, half way down, and near the end. */
const long = Array.from({ length: PARAGRAPHS }, (_, at) =>
  at === 0 || at === SEEN || at === UNSEEN
    ? `<p id="p${at}">CoMensha vangt slachtoffers van mensenhandel op.</p>`
    : `<p>${words} ${at}</p>`,
).join('\n');

/** Writes down which place is marked first, looking again and again. */
const watch = `<script>
  const order = [];
  const look = () => {
    for (const highlight of CSS.highlights.values())
      for (const { startContainer } of highlight) {
        const { id } = startContainer.parentElement;
        if (!order.includes(id)) order.push(id);
      }
    document.documentElement.dataset.order = order.join();
    setTimeout(look, 1);
  };
  look();
</script>`;

const page = (script: string) =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Mensenhandel</title><body>${watch}${long}${script}`;

const orderIn = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset.order?.split(',') ?? []);

inBrowsers('what the reader sees is read first', (rig) => {
  test('on a long page that is opened further down', async () => {
    const address = rig().site.serve('/opened.html', page(''));
    const tab = await rig().open(`${address}#p${SEEN}`);
    await settledMarks(tab, { atLeast: 3 });
    expect((await orderIn(tab)).filter((id) => id !== 'p0')).toEqual([`p${SEEN}`, `p${UNSEEN}`]);
    await tab.close();
  });

  test('where the reader goes while a long page is being read', async () => {
    const go = `<script>
      const wait = () => (order.length === 0 ? setTimeout(wait, 1) : document.getElementById('p${SEEN}').scrollIntoView());
      wait();
    </script>`;
    const tab = await rig().open(rig().site.serve('/gone-to.html', page(go)));
    await until(
      'all marks',
      () => orderIn(tab),
      (order) => order.length === 3,
    );
    expect((await orderIn(tab)).filter((id) => id !== 'p0')).toEqual([`p${SEEN}`, `p${UNSEEN}`]);
    await tab.close();
  });
});
