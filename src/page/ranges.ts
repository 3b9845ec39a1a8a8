import type { Span } from '../matching/types.ts';
import { comparePositions, hostOf, isInDocument, rootOf } from './dom.ts';

/** A run as it is kept: see text-block.ts. */
export interface RunText {
  nodes: readonly Text[];
  starts: readonly number[];
  text: string;
}

/** A stretch of one text node. */
export interface Piece {
  node: Text;
  start: number;
  end: number;
}

/** Index of the last node that starts at or before an offset. */
function nodeAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cuts a span of a run into stretches of its text nodes. Characters that belong to no node (line breaks) fall out. */
export function piecesOf(run: RunText, span: Span): Piece[] {
  const pieces: Piece[] = [];
  for (let index = nodeAt(run.starts, span.start); index < run.nodes.length; index++) {
    const base = run.starts[index] as number;
    if (base >= span.end) break;
    const node = run.nodes[index] as Text;
    const start = Math.max(0, span.start - base);
    const end = Math.min(node.length, span.end - base);
    if (start < end) pieces.push({ node, start, end });
  }
  return pieces;
}

/** Where a place in a text node lies in its run; -1: the node is none of the run's. */
export function offsetInRun(run: RunText, node: Text, offset: number): number {
  const index = run.nodes.indexOf(node);
  return index < 0 ? -1 : (run.starts[index] as number) + offset;
}

/** Static ranges, one a text node: live ones make each of the page's own changes slow. */
export const staticRangesOf = (pieces: readonly Piece[]): StaticRange[] =>
  pieces.map(
    ({ node, start, end }) =>
      new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
  );

/** Where static ranges stand on the screen now: client rects, one a line. Empty where nothing of them shows. */
export function clientRectsOf(ranges: readonly StaticRange[]): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
    // A page may have shortened the text since; its change is on the way to us.
    if (!isInDocument(startContainer) || endOffset > (endContainer as Text).length) continue;
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    for (const rect of range.getClientRects()) if (rect.width > 0 && rect.height > 0) rects.push(rect);
  }
  return rects;
}

/** Reading order of two nodes; what stands in a shadow tree is where its host is. */
export function compareNodes(a: Node, b: Node): number {
  if (a === b) return 0;
  const inA = chainOf(a);
  const inB = chainOf(b);
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
