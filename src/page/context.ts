import type { Block } from '../matching/types.ts';
import {
  attributeOf,
  closestOf,
  firstElementOf,
  hostOf,
  isElement,
  isText,
  nameOf,
  nextElementOf,
  nodesIn,
  parentElementOf,
  previousSiblingOf,
  rootOf,
  textContentOf,
  textsIn,
} from './dom.ts';

export type BlockContext = Pick<Block, 'kind' | 'lang' | 'beside' | 'row' | 'items'>;

/** What goes along with a block that is sent. None of this is looked up for the great many that are not. */

const CONTROLS =
  'button,summary,label,option,nav,menu,[role=button],[role=tab],[role=menuitem],[role=navigation],[role=option]';

/** `closest` that also looks around the shadow trees. */
function closestAcross(element: Element | null, selector: string): Element | null {
  for (let at = element; at; at = hostOf(rootOf(at))) {
    const found = closestOf(at, selector);
    if (found) return found;
  }
  return null;
}

/** The primary subtag of a language tag, in lower case. */
export const primaryTag = (tag: string | null): string =>
  /^[a-z]{2,8}/.exec(tag?.trim().toLowerCase() ?? '')?.[0] ?? '';

/**
 * All that goes along with a text.
 *
 * @param node the first of it
 * @param language of the document, as {@link primaryTag} has it; asked only where the text names one
 */
export function contextOf(node: Text, text: string, inHeading: boolean, language: () => string): BlockContext {
  const about: BlockContext = { kind: kindOfText(node, text, inHeading) };
  const beside = textBeside(node, text);
  if (beside) about.beside = beside;
  const row = headOfRow(node, text);
  if (row) about.row = row;
  const items = about.kind === 'control' ? '' : itemsAround(node);
  if (items) about.items = items;
  const lang = languageOf(node);
  if (lang && lang !== language()) about.lang = lang;
  return about;
}

/** @param node the first of the text */
function kindOfText(node: Text, text: string, inHeading: boolean): Block['kind'] {
  if (inHeading) return 'heading';
  if (closestAcross(parentElementOf(node), CONTROLS)) return 'control';
  return isLabelOfLink(node, text.trim()) ? 'link' : 'text';
}

/** Longer ones are headlines. */
const MAX_LABEL = 50;

function isLabelOfLink(node: Text, text: string): boolean {
  const link = text.length > MAX_LABEL ? null : closestAcross(parentElementOf(node), 'a[href]');
  return link !== null && textContentOf(link).trim().length >= text.length;
}

/** Language of the nearest `lang`, or the empty string. */
export function languageOf(node: Text): string {
  const around = closestAcross(parentElementOf(node), '[lang]');
  return around ? primaryTag(attributeOf(around, 'lang')) : '';
}

/** Cells, and what may lie in one around all of its text. */
const IN_CELL = /^(?:dd|td|a|p|span|b|i|em|strong|abbr|dfn)$/i;

/** What the cell after a term as short as an abbreviation says, in a table or a list of terms: perhaps what it stands for. */
function textBeside(node: Text, text: string): string {
  if (text.trim().length > 10) return '';
  const cell = closestAcross(parentElementOf(node), 'dt,th,td');
  const beside = cell && nextElementOf(cell);
  for (let inner = beside; inner; inner = firstElementOf(inner)) {
    const isOnly = inner === beside ? /^[dt]d$/i.test(nameOf(inner)) : !nextElementOf(inner);
    if (!isOnly || !IN_CELL.test(nameOf(inner)) || attributeOf(inner, 'contenteditable') !== null) return '';
  }
  return beside ? beginningOf(beside, 200).slice(0, 200) : '';
}

/** What a person writes is not touched, wherever in a cell it stands. */
const UNREAD = '[contenteditable],textarea,select,script,style';

/**
 * The text in an element, with single spaces, up to where it is longer than this: a cell may hold a whole page. Empty
 * where something stands before that which is not read.
 */
function beginningOf(element: Element, length: number): string {
  const texts = textsIn(element);
  let text = '';
  while (text.length <= length) {
    const node = texts.nextNode() as Text | null;
    if (!node) break;
    if (closestOf(parentElementOf(node) as Element, UNREAD)) return '';
    text = (text + node.data.slice(0, MAX_PIECE)).replace(/\s+/g, ' ').trimStart();
  }
  return text.trimEnd();
}

/** Of a text node, which may begin with as much white space. */
const MAX_PIECE = 1_000;

/** Longer ones are no heads of rows but texts. */
const MAX_ROW_HEAD = 60;

/** So many rows at most are looked at for a first cell that reaches down from them. */
const MAX_ROWS = 30;

/** The first cell of a row above that reaches down into this one; of several the one furthest up, which stands before the others. */
function headFromAbove(row: Element): Element | null {
  let found: Element | null = null;
  let above = 0;
  for (let at = previousSiblingOf(row); at && above < MAX_ROWS; at = previousSiblingOf(at)) {
    if (!isElement(at)) continue;
    above++;
    const head = firstElementOf(at);
    const span = head && attributeOf(head, 'rowspan');
    // None at all: to the end of the table.
    if (head && span && (Number(span) > above || Number(span) === 0)) found = head;
  }
  return found;
}

/** What the first cell of a table's row says, for a text in another one: often whose the rest of the row is. */
function headOfRow(node: Node, text: string): string {
  if (text.length > MAX_ROW_HEAD) return '';
  const cell = closestAcross(parentElementOf(node), 'td,th');
  const row = cell && parentElementOf(cell);
  const first = row && /^tr$/i.test(nameOf(row)) ? (headFromAbove(row) ?? firstElementOf(row)) : null;
  if (!first || first === cell || attributeOf(first, 'contenteditable') !== null) return '';
  const head = beginningOf(first, MAX_ROW_HEAD);
  return head.length > MAX_ROW_HEAD ? '' : head;
}

/** Of a list so many items on either side of one are looked at, and so much of each. */
const ITEMS_BESIDE = 6;
const MAX_ITEM = 40;

/** So many nodes are looked at for the items on one side of a text, for what stands before it, and for the texts of an item. */
const MAX_PASSED = 60;

/** So many elements around a text are looked at for the item of a list that begins with it. */
const MAX_AROUND = 6;

/** What lies within an item around a part of its text; and paragraphs, which are no list. */
const WITHIN_ITEM = /^(?:p|span|b|i|em|strong|abbr|dfn)$/i;

/**
 * How the items of a list begin that stand around the one which begins with a text, one in each line: bullets, cells of a
 * column, headings, cards of a grid. Empty where there are no such items.
 */
function itemsAround(node: Text): string {
  let inner: Node = node;
  for (let around = 0; around < MAX_AROUND && !isAfterText(inner); around++) {
    const at = parentElementOf(inner);
    if (!at) break;
    const parent = parentElementOf(at);
    // A first cell stands for its row.
    const isHead = parent !== null && /^t[dh]$/i.test(nameOf(at)) && firstElementOf(parent) === at;
    if (!isHead && !WITHIN_ITEM.test(nameOf(at))) {
      const items = [...likeIt(at, previousSiblingOf).reverse(), ...likeIt(at, nextElementOf)];
      if (items.length > 0) return items.map(beginningOfItem).filter(Boolean).join('\n');
    }
    inner = at;
  }
  return '';
}

/** Whether a text stands beside a node, before it; where very much stands there, one is taken to. */
function isAfterText(node: Node): boolean {
  let passed = 0;
  for (let at = previousSiblingOf(node); at; at = previousSiblingOf(at)) {
    if (passed++ === MAX_PASSED || textsOfItem(at, 1).length > 0) return true;
  }
  return false;
}

/** Siblings of the name of an element on one side, the nearest first. */
function likeIt(item: Element, step: (at: Element) => Node | null): Element[] {
  const like: Element[] = [];
  let at = step(item) as Element | null;
  for (let passed = 0; at && like.length < ITEMS_BESIDE && passed < MAX_PASSED; passed++) {
    if (isElement(at) && nameOf(at) === nameOf(item)) like.push(at);
    at = step(at) as Element | null;
  }
  return like;
}

/** The first texts in a node that are not blank, among the first nodes in it: an item may hold anything. */
function textsOfItem(item: Node, count: number): Text[] {
  const found: Text[] = [];
  const walker = nodesIn(item);
  let node: Node | null = item;
  for (let passed = 0; node && found.length < count && passed < MAX_PASSED; passed++) {
    if (isText(node) && /\S/.test(node.data.slice(0, MAX_PIECE))) found.push(node);
    node = walker.nextNode();
  }
  return found;
}

/** How an item begins, its pieces a tab apart: "Polaris\tUnited States"; empty where somebody writes in them. */
function beginningOfItem(item: Element): string {
  const texts = textsOfItem(item, 3);
  if (texts.some((node) => closestOf(parentElementOf(node) as Element, UNREAD))) return '';
  const pieces = texts.map((node) => node.data.slice(0, MAX_PIECE).replace(/\s+/g, ' ').trim());
  return pieces.join('\t').slice(0, MAX_ITEM);
}
