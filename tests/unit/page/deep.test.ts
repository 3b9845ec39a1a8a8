import { expect, test } from 'vitest';
import { findHostsIn } from '../../../src/page/dom.ts';
import { isReadIn } from '../../../src/page/text-block.ts';

/** Pages are met in which hundreds of elements stand one within the other, each with a text. */
const DEPTH = 400;
/** More elements than are sorted out at once. */
const MANY = 6_000;

interface Counts {
  /** How often an element was asked what it is. */
  asked: number;
  /** How often all that is in an element was counted. */
  counted: number;
}

/** Elements one within the other, the outermost first; in the innermost, `leaves` side by side. */
function chain(names: readonly string[], leaves = 0): { elements: Element[]; counts: Counts } {
  const counts: Counts = { asked: 0, counted: 0 };
  const make = (name: string, parentNode: unknown) => ({
    nodeName: name,
    nodeType: 1,
    parentNode,
    firstElementChild: null as unknown,
    nextElementSibling: null as unknown,
    getAttribute() {
      counts.asked++;
      return null;
    },
    getElementsByTagName() {
      counts.counted++;
      return Array.from({ length: name === 'P' ? 0 : MANY });
    },
    querySelectorAll: () => [],
  });
  const elements: ReturnType<typeof make>[] = [];
  for (const name of names) {
    const element = make(name, elements.at(-1) ?? null);
    const around = elements.at(-1);
    if (around) around.firstElementChild = element;
    elements.push(element);
  }
  const innermost = elements.at(-1);
  let before: ReturnType<typeof make> | undefined;
  for (let leaf = 0; innermost && leaf < leaves; leaf++) {
    const element = make('P', innermost);
    if (before) before.nextElementSibling = element;
    else innermost.firstElementChild = element;
    before = element;
  }
  return { elements: elements as unknown as Element[], counts };
}

test('whether texts are read is found out once for each element around them, not once for each text', () => {
  const { elements, counts } = chain(Array.from({ length: DEPTH }, () => 'DIV'));
  const known = new Map<Element, boolean>();
  expect(elements.map((element) => isReadIn(element, known))).toEqual(elements.map(() => true));
  expect(counts.asked).toBeLessThan(3 * DEPTH);
});

test('what is known of an element holds for all in it, and for nothing around it', () => {
  const names = Array.from({ length: DEPTH }, (_, depth) => (depth === 100 ? 'TEXTAREA' : 'DIV'));
  const { elements } = chain(names);
  const known = new Map<Element, boolean>();
  const wanted = elements.map((_, depth) => depth < 100);
  const fromWithin = elements.toReversed().map((element) => isReadIn(element, known));
  expect(fromWithin.toReversed()).toEqual(wanted);
  expect(elements.map((element) => isReadIn(element, known))).toEqual(wanted);
  expect(elements.map((element) => isReadIn(element))).toEqual(wanted);
});

test('elements that hold one element alone are asked for shadow roots without counting what is in each', () => {
  const { elements, counts } = chain(
    Array.from({ length: DEPTH }, () => 'DIV'),
    300,
  );
  const document = { nodeType: 9, documentElement: elements[0] } as unknown as Document;
  const found = new Set(findHostsIn(document));
  expect(elements.filter((element) => !found.has(element))).toEqual([]);
  expect(counts.counted).toBeLessThan(5);
});

test.each([
  ['elements that cannot have a shadow root are sorted out by the browser', false, true],
  ['a page of elements of its own is gone over one by one, as sorting would leave them all', true, false],
])('of a long list: %s', (_, isOther, isSorted) => {
  let sorted = 0;
  const list = Array.from({ length: MANY }, () => ({
    nodeType: 1,
    nextElementSibling: null as unknown,
    matches: () => isOther,
    getElementsByTagName: () => [],
    querySelectorAll: () => [],
  }));
  list.forEach((element, at) => {
    element.nextElementSibling = list[at + 1] ?? null;
  });
  const root = {
    nodeType: 1,
    firstElementChild: list[0],
    nextElementSibling: null,
    getElementsByTagName: () => list,
    querySelectorAll() {
      sorted++;
      return list;
    },
  };
  const found = new Set<unknown>(findHostsIn({ nodeType: 9, documentElement: root } as unknown as Document));
  expect(list.filter((element) => !found.has(element))).toEqual([]);
  expect(sorted > 0).toBe(isSorted);
});

test('where a page takes most of its elements out while they are looked through, nothing is thrown', () => {
  const list = Array.from({ length: MANY }, () => ({
    nodeType: 1,
    nextElementSibling: null as unknown,
    getElementsByTagName: () => [],
    querySelectorAll: () => [],
  }));
  list.forEach((element, at) => {
    element.nextElementSibling = list[at + 1] ?? null;
  });
  const main = {
    nodeType: 1,
    firstElementChild: list[0],
    nextElementSibling: null,
    getElementsByTagName: () => list,
    querySelectorAll: () => list,
  };
  let left: unknown[] = list;
  const root = { ...main, firstElementChild: main, getElementsByTagName: () => left, querySelectorAll: () => left };
  const found: unknown[] = [];
  for (const element of findHostsIn({ nodeType: 9, documentElement: root } as unknown as Document)) {
    found.push(element);
    if (element === (main as unknown)) left = [];
  }
  expect(found).toEqual([root, main]);
});
