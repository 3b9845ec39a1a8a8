import type { Span } from '../matching/types.ts';
import { comparePositions, hostOf, isInDocument, rootOf } from './dom.ts';

/** A run as it is kept: see text-block.ts. */
export interface RunText {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
  readonly text: string;
}

/** Index of the last node that starts at or before an offset. */
export function nodeIndexAt({ starts }: RunText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Span → range. Static, because live ranges make each of the page's own changes slow. A span may begin and end on a
 * character that belongs to no node (a line break): the range then reaches as far as there is text.
 */
export function staticRangeOf(run: RunText, { start, end }: Span): StaticRange {
  // The end belongs to the node of the character before it, or the range would reach into what follows the name.
  const [first, last] = [nodeIndexAt(run, start), nodeIndexAt(run, end - 1)];
  const offsetIn = (index: number, offset: number): number =>
    Math.min((run.nodes[index] as Text).length, offset - (run.starts[index] as number));
  return new StaticRange({
    startContainer: run.nodes[first] as Text,
    startOffset: offsetIn(first, start),
    endContainer: run.nodes[last] as Text,
    endOffset: offsetIn(last, end),
  });
}

/** Where a static range stands on the screen now: client rects, one a line or more. Empty where nothing of it shows. */
export function clientRectsOf(span: StaticRange | null): DOMRect[] {
  if (!span) return [];
  const { startContainer, startOffset, endContainer, endOffset } = span;
  // A page may have shortened or moved the text since; its change is on the way to us.
  if (!isInDocument(startContainer) || !isInDocument(endContainer)) return [];
  if (startOffset > (startContainer as Text).length || endOffset > (endContainer as Text).length) return [];
  const range = new Range();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** Reading order of two nodes; what stands in a shadow tree is where its host is. */
export function compareNodes(a: Node, b: Node): number {
  if (a === b) return 0;
  if (rootOf(a) === rootOf(b)) return comparePositions(a, b) & 4 ? -1 : 1;
  const [inA, inB] = [chainOf(a), chainOf(b)];
  // From the outermost tree inwards: the first trees that differ are siblings under hosts of the last common tree.
  let depth = 0;
  while (depth < inA.length - 1 && depth < inB.length - 1 && inA[depth] === inB[depth]) depth++;
  const [nodeA, nodeB] = [inA[depth] as Node, inB[depth] as Node];
  if (nodeA === nodeB) return inA.length - inB.length;
  return comparePositions(nodeA, nodeB) & 4 ? -1 : 1;
}

/** The node, preceded by the hosts of the shadow trees around it, outermost first. */
function chainOf(node: Node): Node[] {
  const chain = [node];
  for (let host = hostOf(rootOf(node)); host; host = hostOf(rootOf(host))) chain.unshift(host);
  return chain;
}
