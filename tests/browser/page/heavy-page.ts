/** A page that is never at rest, for tests and measurements. */

export interface HeavyPageOptions {
  /** Paragraphs with a name each that stay as they are. */
  standing: number;
  /** Paragraphs appended, removed and rewritten each second. */
  perSecond: number;
  /** For how long, in seconds, once `start()` is called. */
  seconds: number;
}

/** What the page's own script offers to whoever runs it, on its `window`. */
export interface HeavyPage {
  /** Resolves when it is over, with what the page itself noticed. */
  start(): Promise<{ frames: number; seconds: number }>;
  /** Names that stand on the page now. */
  expected(): number;
}

/**
 * The page: `standing` paragraphs with a name, then a part where each second `perSecond` paragraphs are appended, as many
 * removed and as many texts rewritten, in twenty strokes a second. A tenth of what comes has a name. The same numbers
 * give the same page.
 */
export function heavyPage({ standing, perSecond, seconds }: HeavyPageOptions): string {
  const still = Array.from({ length: standing }, (_, n) => `<p>Line ${n}: victims turn to CoMensha.</p>`).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Human trafficking, live</title>
<div id="moving"></div><div id="standing">${still}</div><script>
  const moving = document.getElementById('moving');
  let made = 0;
  const text = () => 'Message ' + made + (made++ % 10 ? ' says nothing of anybody.' : ' asks ABN AMRO for an answer.');
  const append = (count) => {
    const lines = document.createDocumentFragment();
    for (let n = 0; n < count; n++) {
      const line = document.createElement('p');
      line.textContent = text();
      lines.append(line);
    }
    moving.append(lines);
  };
  const STROKES = 20;
  const each = Math.round(${perSecond} / STROKES);
  append(${perSecond});
  window.expected = () => [...document.querySelectorAll('p')].filter((line) => /CoMensha|ABN AMRO/.test(line.textContent)).length;
  window.start = () => new Promise((resolve) => {
    const began = performance.now();
    let frames = 0;
    let strokes = 0;
    const frame = () => { frames++; if (strokes < STROKES * ${seconds}) requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const timer = setInterval(() => {
      append(each);
      for (let n = 0; n < each; n++) moving.firstChild.remove();
      for (let n = 0; n < each; n++) moving.children[(strokes * 37 + n * 13) % moving.children.length].firstChild.data = text();
      if (++strokes < STROKES * ${seconds}) return;
      clearInterval(timer);
      resolve({ frames, seconds: (performance.now() - began) / 1000 });
    }, 1000 / STROKES);
  });
</script>`;
}
