import type { CardView, Mark, Rect } from './rig.ts';

/**
 * Programs that the tests send into documents. Each stands alone: it travels as source text and sees nothing of this
 * file.
 */

/** All marked places in reading order; a place that several highlights hold comes once. */
export function readMarks(): Mark[] {
  const registry = (CSS as unknown as { highlights?: Map<string, Iterable<AbstractRange>> }).highlights;
  const places: { range: AbstractRange; names: string[] }[] = [];
  // By node, or a page with many thousands of marks would be compared mark by mark.
  const byNode = new Map<Node, typeof places>();
  for (const [name, highlight] of registry ?? []) {
    for (const range of highlight) {
      const here = byNode.get(range.startContainer) ?? [];
      byNode.set(range.startContainer, here);
      const same = here.find(
        ({ range: other }) =>
          other.startOffset === range.startOffset &&
          other.endContainer === range.endContainer &&
          other.endOffset === range.endOffset,
      );
      if (same) {
        same.names.push(name);
      } else {
        const place = { range, names: [name] };
        here.push(place);
        places.push(place);
      }
    }
  }
  const live = (range: AbstractRange): Range | null => {
    if (!range.startContainer.isConnected || !range.endContainer.isConnected) return null;
    const copy = document.createRange();
    copy.setStart(range.startContainer, range.startOffset);
    copy.setEnd(range.endContainer, range.endOffset);
    return copy;
  };
  const found: { range: Range; names: string[] }[] = [];
  for (const { range, names } of places) {
    const copy = live(range);
    if (copy) found.push({ range: copy, names });
  }
  const inDocument = (node: Node) => node.getRootNode() === document;
  found.sort((a, b) =>
    inDocument(a.range.startContainer) && inDocument(b.range.startContainer)
      ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range)
      : 0,
  );
  return found.map(({ range, names }) => {
    const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
    const block = element?.closest('[data-block]') ?? null;
    const before = document.createRange();
    const from = block ?? document.body ?? document.documentElement;
    let start = -1;
    if (from.contains(range.startContainer)) {
      before.selectNodeContents(from);
      before.setEnd(range.startContainer, range.startOffset);
      start = before.toString().length;
    }
    return { text: range.toString(), block: block?.getAttribute('data-block') ?? null, start, names };
  });
}

/** Brings the n-th place of a text on the page into view and gives its rectangles; empty where there is none. */
export function showText({ text, nth }: { text: string; nth: number }): Rect[] {
  const walker = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  let all = '';
  const starts: { node: Text; start: number }[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.parentElement?.tagName ?? '')) continue;
    starts.push({ node, start: all.length });
    all += node.data;
  }
  let at = -1;
  for (let count = 0; count <= nth; count++) {
    at = all.indexOf(text, at + 1);
    if (at < 0) return [];
  }
  const place = (offset: number, atEnd: boolean): [Text, number] => {
    const index = starts.findLastIndex(({ start }) => (atEnd ? start < offset : start <= offset));
    const { node, start } = starts[index] as { node: Text; start: number };
    return [node, offset - start];
  };
  const range = document.createRange();
  range.setStart(...place(at, false));
  range.setEnd(...place(at + text.length, true));
  (range.startContainer.parentElement as Element).scrollIntoView({ block: 'center', behavior: 'instant' });
  return [...range.getClientRects()]
    .filter((rect) => rect.width > 0 && rect.height > 0)
    .map(({ x, y, width, height }) => ({ x, y, width, height }));
}

/** The same for the n-th mark whose text is given. */
export function showMark({ text, nth }: { text: string; nth: number }): Rect[] {
  const registry = (CSS as unknown as { highlights?: Map<string, Iterable<AbstractRange>> }).highlights;
  const ranges: Range[] = [];
  for (const [, highlight] of registry ?? []) {
    for (const range of highlight) {
      if (!range.startContainer.isConnected) continue;
      const copy = document.createRange();
      copy.setStart(range.startContainer, range.startOffset);
      copy.setEnd(range.endContainer, range.endOffset);
      const known = ranges.some(
        (other) =>
          other.startContainer === copy.startContainer &&
          other.startOffset === copy.startOffset &&
          other.endOffset === copy.endOffset,
      );
      if (!known && copy.toString().replace(/\s+/g, ' ') === text) ranges.push(copy);
    }
  }
  const inDocument = (node: Node) => node.getRootNode() === document;
  ranges.sort((a, b) =>
    inDocument(a.startContainer) && inDocument(b.startContainer) ? a.compareBoundaryPoints(Range.START_TO_START, b) : 0,
  );
  const range = ranges[nth];
  if (!range) return [];
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return [...range.getClientRects()]
    .filter((rect) => rect.width > 0 && rect.height > 0)
    .map(({ x, y, width, height }) => ({ x, y, width, height }));
}

/** Whether a closed root holds a card that is there to be seen; one that was closed may stay, undrawn. */
export function showsCard(root: ShadowRoot): boolean {
  return (root.querySelector('[role=dialog]')?.getClientRects().length ?? 0) > 0;
}

/** What the card shows. */
export function readCard(root: ShadowRoot): CardView {
  const dialog = root.querySelector('[role=dialog]') as HTMLElement;
  const labelIds = dialog.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const byId = labelIds.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
  const label = (dialog.getAttribute('aria-label') ?? byId).replace(/\s+/g, ' ').trim();
  const heading = dialog.querySelector('h1, h2, h3, [role=heading]');
  const lines: string[] = [];
  const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement as Element;
    // The card stands in a style element that is none: only what stands in one directly is a style.
    if (parent.matches('style, script') || parent.closest('[hidden]') || parent.getClientRects().length === 0) continue;
    const line = node.data.replace(/\s+/g, ' ').trim();
    if (line) lines.push(line);
  }
  const { x, y, width, height } = dialog.getBoundingClientRect();
  const focused = root.activeElement;
  let topLayer = false;
  for (let element: Element | null = dialog; element && !topLayer; ) {
    topLayer = element.matches(':popover-open, :modal');
    const parent: Element | null = element.parentElement;
    element =
      parent ?? (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null);
  }
  return {
    headword: (heading?.textContent ?? label).replace(/\s+/g, ' ').trim(),
    label,
    text: lines.join('\n'),
    rect: { x, y, width, height },
    focused: focused ? (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim() : null,
    topLayer,
  };
}

/** Where an element of the card stands, in its frame's client coordinates. */
export function rectInCard(root: ShadowRoot, selector: string): Rect | null {
  const element = root.querySelector(selector);
  if (!element) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}
