/**
 * Reading a document that may lie. Inside a form, `<input name="firstChild">` replaces `form.firstChild`, and an
 * `<img name="title">` replaces `document.title`, for scripts of an isolated world too. So whatever may be a form or
 * the document is read by the getters of the prototypes, which no page can reach there. Text nodes cannot be shadowed.
 * (Measured: no slower than plain reading, which has a dozen classes of element at each place.)
 */

type Classes = Record<string, { prototype: Record<string, unknown> } | undefined>;

/** A getter of a prototype; where there is no such class (no browser, as in unit tests) plain reading. */
const ownGetter = <T extends object, V>(owner: string, key: string): ((this: T) => V) =>
  Object.getOwnPropertyDescriptor((globalThis as unknown as Classes)[owner]?.prototype ?? {}, key)?.get ??
  function (this: T) {
    return (this as Record<string, V>)[key] as V;
  };

function getter<T extends object, V>(owner: string, key: string): (from: T) => V {
  const get = ownGetter<T, V>(owner, key);
  return (from) => get.call(from);
}

/** A method of a prototype, likewise. */
function method<T extends object, A, V>(owner: string, key: string): (on: T, argument: A, second?: number) => V {
  type Own = (argument: A, second?: number) => V;
  const own = (globalThis as unknown as Classes)[owner]?.prototype[key] as Own | undefined;
  return (on, argument, second) => (own ?? ((on as Record<string, unknown>)[key] as Own)).call(on, argument, second);
}

// Marked as pure, so that a script carries no getter it does not use.
const NODE = 'Node';
const ELEMENT = 'Element';
const DOCUMENT = 'Document';

// These are called for every node of a page. With a constant and a function of its own for each, a browser can compile
// the call into the caller: fifteen times faster than through the closures of `getter`.
const nodeName = /* @__PURE__ */ ownGetter<Node, string>(NODE, 'nodeName');
const firstChild = /* @__PURE__ */ ownGetter<Node, ChildNode | null>(NODE, 'firstChild');
const textContent = /* @__PURE__ */ ownGetter<Node, string | null>(NODE, 'textContent');
const firstElementChild = /* @__PURE__ */ ownGetter<Element, Element | null>(ELEMENT, 'firstElementChild');
const nextElementSibling = /* @__PURE__ */ ownGetter<Element, Element | null>(ELEMENT, 'nextElementSibling');
const shadowRoot = /* @__PURE__ */ ownGetter<Element, ShadowRoot | null>(ELEMENT, 'shadowRoot');
const nextSibling = /* @__PURE__ */ ownGetter<Node, ChildNode | null>(NODE, 'nextSibling');

export const typeOf = /* @__PURE__ */ getter<Node, number>(NODE, 'nodeType');
/** `#text`, `#comment`, or the name of an element: capitals in HTML, as written in XHTML and SVG. */
export const nameOf = (node: Node): string => nodeName.call(node);
export const firstChildOf = (node: Node): ChildNode | null => firstChild.call(node);
export const nextSiblingOf = (node: Node): ChildNode | null => nextSibling.call(node);
export const previousSiblingOf = /* @__PURE__ */ getter<Node, ChildNode | null>(NODE, 'previousSibling');
export const parentOf = /* @__PURE__ */ getter<Node, ParentNode | null>(NODE, 'parentNode');
export const textContentOf = (node: Node): string => textContent.call(node) ?? '';
export const firstElementOf = (element: Element): Element | null => firstElementChild.call(element);
export const nextElementOf = (element: Element): Element | null => nextElementSibling.call(element);
const isConnected = /* @__PURE__ */ getter<Node, boolean>(NODE, 'isConnected');
const documentOf = /* @__PURE__ */ getter<Node, Document | null>(NODE, 'ownerDocument');
/** Whether a node stands in the document of this script: one that was moved into a frame stands in another. */
export const isInDocument = (node: Node): boolean => isConnected(node) && documentOf(node) === document;
/** Whether a node is another one or around it. */
export const isAround = /* @__PURE__ */ method<Node, Node, boolean>(NODE, 'contains');
export const comparePositions = /* @__PURE__ */ method<Node, Node, number>(NODE, 'compareDocumentPosition');
const rootNodeOf = /* @__PURE__ */ method<Node, undefined, Node>(NODE, 'getRootNode');
export const rootOf = (node: Node): Node => rootNodeOf(node, undefined);

export const shadowOf = (element: Element): ShadowRoot | null => shadowRoot.call(element);
const elementsIn = /* @__PURE__ */ method<Element, string, HTMLCollectionOf<Element>>(ELEMENT, 'getElementsByTagName');
const findAllWithin = /* @__PURE__ */ method<Element, string, NodeListOf<Element>>(ELEMENT, 'querySelectorAll');
export const attributeOf = /* @__PURE__ */ method<Element, string, string | null>(ELEMENT, 'getAttribute');
export const matchesOf = /* @__PURE__ */ method<Element, string, boolean>(ELEMENT, 'matches');
export const slotOf = /* @__PURE__ */ getter<Element, Element | null>(ELEMENT, 'assignedSlot');
const boundsOf = /* @__PURE__ */ method<Element, undefined, DOMRect>(ELEMENT, 'getBoundingClientRect');
export const boxOf = (element: Element): DOMRect => boundsOf(element, undefined);
export const closestOf = /* @__PURE__ */ method<Element, string, Element | null>(ELEMENT, 'closest');
export const isVisible = /* @__PURE__ */ method<Element, CheckVisibilityOptions, boolean>(ELEMENT, 'checkVisibility');
export const scrollIntoView = /* @__PURE__ */ method<Element, ScrollIntoViewOptions, void>(ELEMENT, 'scrollIntoView');

/** Where the reader wants to go to a place: height and width of what is in a box and of what it shows, and its scrolling. */
export const contentHeightOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'scrollHeight');
export const contentWidthOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'scrollWidth');
export const shownHeightOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'clientHeight');
export const shownWidthOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'clientWidth');
export const scrolledLeftOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'scrollLeft');
export const scrolledTopOf = /* @__PURE__ */ getter<Element, number>(ELEMENT, 'scrollTop');
/** Not by {@link method}: with a second argument, even none, the first is taken for a number. */
export const scrollIn = (box: Element, by: ScrollToOptions): void =>
  (Element.prototype.scrollBy as (by: ScrollToOptions) => void).call(box, by);

export const titleOf = /* @__PURE__ */ getter<Document, string>(DOCUMENT, 'title');
export const contentTypeOf = /* @__PURE__ */ getter<Document, string>(DOCUMENT, 'contentType');
export const rootElementOf = /* @__PURE__ */ getter<Document, Element | null>(DOCUMENT, 'documentElement');
export const bodyOf = /* @__PURE__ */ getter<Document, HTMLElement | null>(DOCUMENT, 'body');
export const findInDocument = /* @__PURE__ */ method<Document, string, Element | null>(DOCUMENT, 'querySelector');
export const walkerOf = /* @__PURE__ */ method<Document, Node, TreeWalker>(DOCUMENT, 'createTreeWalker');
const visibilityOf = /* @__PURE__ */ getter<Document, string>(DOCUMENT, 'visibilityState');
const designModeOf = /* @__PURE__ */ getter<Document, string>(DOCUMENT, 'designMode');
const activeElement = /* @__PURE__ */ getter<Document, Element | null>(DOCUMENT, 'activeElement');
const iteratorOf = /* @__PURE__ */ method<Document, Node, NodeIterator>(DOCUMENT, 'createNodeIterator');
export const caretPositionAt = /* @__PURE__ */ method<Document, number, CaretPosition | null>(
  DOCUMENT,
  'caretPositionFromPoint',
);
/** All nodes of a tree after its root, in order; it costs the page nothing once it is let go. */
export const nodesIn = (root: Node): TreeWalker => walkerOf(documentOf(root) ?? (root as Document), root);
/** All text nodes of a tree, in order. The browser itself minds what is taken out meanwhile. */
export const textsIn = (root: Node): NodeIterator => iteratorOf(documentOf(root) ?? (root as Document), root, 4);
const hasFocusOf = /* @__PURE__ */ method<Document, undefined, boolean>(DOCUMENT, 'hasFocus');
/** Whether keys come to this document itself: to none within it, nor around it. */
export const hearsKeys = (document: Document): boolean =>
  hasFocusOf(document, undefined) && !/FRAME$|^(?:OBJECT|EMBED)$/i.test(nameOf(activeElementOf(document) ?? document));
export const isHidden = (document: Document): boolean => visibilityOf(document) === 'hidden';
export const isEditor = (document: Document): boolean => designModeOf(document) === 'on';

export const isText = (node: Node): node is Text => typeOf(node) === 3;
export const isElement = (node: Node): node is Element => typeOf(node) === 1;

/** The element that has the focus, in whichever open shadow tree it stands. */
export function activeElementOf(document: Document): Element | null {
  let element = activeElement(document);
  for (let inner = element; inner; inner = shadowOf(inner)?.activeElement ?? null) element = inner;
  return element;
}

/** The element whose shadow tree has this root, or null. */
export const hostOf = (root: Node): Element | null =>
  typeOf(root) === 11 ? ((root as ShadowRoot).host ?? null) : null;

/**
 * By name, so that the browser sorts them out: for most of the elements of a page nothing of them comes to us at all.
 * Custom elements cannot be named, so those are that can have no shadow root. A `p` or `span` that is given one holds
 * nothing else. What pages have most stands first: a `div` alone spares a page of them nine tenths of the time, the
 * order of the others a third.
 */
const MAY_HOST =
  'div,:not(span,a,li,code,p,em,td,tr,dd,dt,b,i,strong,br,img,ul,ol,dl,table,tbody,thead,th,pre,cite,svg,path,g,use,input,label,button,option,select,form,script),span:empty,p:empty';

/** So many elements are sorted out at once: a millisecond or two. */
const MAX_SORTED = 5_000;
/** Many small pieces, as of a long list, take longer than all at once: up to so many elements. */
const MAX_PIECES = 500;
const MAX_AT_ONCE = 40_000;
/** Places in a document of more than that. */
const SAMPLES = [1e3, 2e3, 3e3, 4e3];

/**
 * All elements of a document or a shadow tree that may have a shadow root, and some others. A large document is sorted out
 * piece by piece, or all would be one long task; a very long list is gone over one after the other. Where the page takes some
 * out meanwhile, others may be missed.
 */
export const findHostsIn = (root: Document | ShadowRoot): Iterable<Element> => {
  const element = rootOfDocument(root);
  return element ? hostsWithin(element) : findAllIn(root, MAY_HOST);
};

function* hostsWithin(root: Element): Generator<Element> {
  const pieces = [root];
  for (let piece of pieces) {
    yield piece;
    // Whatever holds one element alone is as large as that. There are pages of hundreds one within the other.
    for (let only = firstElementOf(piece); only && !nextElementOf(only); only = firstElementOf(piece)) {
      piece = only;
      yield piece;
    }
    if (!elementsIn(piece, '*')[MAX_SORTED]) yield* findAllWithin(piece, MAY_HOST);
    else
      for (let at = firstElementOf(piece); at; at = nextElementOf(at))
        if (pieces.push(at) > MAX_PIECES) {
          const all = elementsIn(root, '*');
          // Where broken markup or an application has made elements of its own, sorting leaves all: that takes longer.
          const areOthers = SAMPLES.every((at) => all[at] && matchesOf(all[at], MAY_HOST));
          return yield* all[MAX_AT_ONCE] || areOthers ? all : findAllWithin(root, MAY_HOST);
        }
  }
}

export const findAllIn = (root: Document | ShadowRoot, selector: string): NodeListOf<Element> => {
  const element = rootOfDocument(root);
  // A document without any element has none whose name could stand in the way.
  return element ? findAllWithin(element, selector) : root.querySelectorAll(selector);
};

const rootOfDocument = (root: Document | ShadowRoot): Element | null | false =>
  typeOf(root) === 9 && rootElementOf(root as Document);

/** The parent element; for what stands directly in a shadow tree, the host. */
export function parentElementOf(node: Node): Element | null {
  const parent = parentOf(node);
  return parent && (isElement(parent) ? parent : hostOf(parent));
}
