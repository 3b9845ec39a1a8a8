/**
 * Reading a document that may lie. Inside a form, `<input name="firstChild">` replaces `form.firstChild`, and an
 * `<img name="title">` replaces `document.title`, for scripts of an isolated world too. So whatever may be a form or
 * the document is read by the getters of the prototypes, which no page can reach there. Text nodes cannot be shadowed.
 */

type Read<T, V> = (this: T) => V;

/** A getter of a prototype; where there is no such class (no browser, as in unit tests) plain reading. */
function getter<T, V>(owner: string, key: string): Read<T, V> {
  const prototype = (globalThis as unknown as Record<string, { prototype: object } | undefined>)[owner]?.prototype;
  const get = prototype && Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (
    get ??
    function (this: T) {
      return (this as Record<string, V>)[key] as V;
    }
  );
}

/** A method of a prototype, likewise. */
function method<T, A extends unknown[], V>(owner: string, key: string): (this: T, ...rest: A) => V {
  const prototype = (globalThis as unknown as Record<string, { prototype: Record<string, unknown> } | undefined>)[owner]
    ?.prototype;
  return (
    (prototype?.[key] as (this: T, ...rest: A) => V) ??
    function (this: T, ...rest: A) {
      return (this as Record<string, (...rest: A) => V>)[key]?.(...rest) as V;
    }
  );
}

// One constant and one function for each, rather than a table: the compiler of the browser can then inline the getter.
const nodeType = getter<Node, number>('Node', 'nodeType');
const firstChild = getter<Node, ChildNode | null>('Node', 'firstChild');
const nextSibling = getter<Node, ChildNode | null>('Node', 'nextSibling');
const previousSibling = getter<Node, ChildNode | null>('Node', 'previousSibling');
const parentNode = getter<Node, ParentNode | null>('Node', 'parentNode');
const textContent = getter<Node, string | null>('Node', 'textContent');
const isConnected = getter<Node, boolean>('Node', 'isConnected');
const localName = getter<Element, string>('Element', 'localName');
const shadowRoot = getter<Element, ShadowRoot | null>('Element', 'shadowRoot');
const title = getter<Document, string>('Document', 'title');
const contentType = getter<Document, string>('Document', 'contentType');
const visibilityState = getter<Document, string>('Document', 'visibilityState');
const designMode = getter<Document, string>('Document', 'designMode');
const documentElement = getter<Document, Element | null>('Document', 'documentElement');
const activeElement = getter<Document, Element | null>('Document', 'activeElement');
const hasAttribute = method<Element, [string], boolean>('Element', 'hasAttribute');
const getAttribute = method<Element, [string], string | null>('Element', 'getAttribute');
const closest = method<Element, [string], Element | null>('Element', 'closest');
const getRootNode = method<Node, [], Node>('Node', 'getRootNode');
const compareDocumentPosition = method<Node, [Node], number>('Node', 'compareDocumentPosition');

export const typeOf = (node: Node): number => nodeType.call(node);
export const firstChildOf = (node: Node): ChildNode | null => firstChild.call(node);
export const nextSiblingOf = (node: Node): ChildNode | null => nextSibling.call(node);
export const previousSiblingOf = (node: Node): ChildNode | null => previousSibling.call(node);
export const parentOf = (node: Node): ParentNode | null => parentNode.call(node);
export const textContentOf = (node: Node): string => textContent.call(node) ?? '';
export const isInDocument = (node: Node): boolean => isConnected.call(node);
export const nameOf = (element: Element): string => localName.call(element);
export const shadowOf = (element: Element): ShadowRoot | null => shadowRoot.call(element);
export const has = (element: Element, attribute: string): boolean => hasAttribute.call(element, attribute);
export const attributeOf = (element: Element, name: string): string | null => getAttribute.call(element, name);
export const closestOf = (element: Element, selector: string): Element | null => closest.call(element, selector);
export const rootOf = (node: Node): Node => getRootNode.call(node);
export const comparePositions = (a: Node, b: Node): number => compareDocumentPosition.call(a, b);

export const titleOf = (document: Document): string => title.call(document);
export const contentTypeOf = (document: Document): string => contentType.call(document);
export const isHidden = (document: Document): boolean => visibilityState.call(document) === 'hidden';
export const isEditor = (document: Document): boolean => designMode.call(document) === 'on';
export const rootElementOf = (document: Document): Element | null => documentElement.call(document);
export const activeElementOf = (document: Document): Element | null => activeElement.call(document);

export const isText = (node: Node): node is Text => typeOf(node) === 3;
export const isElement = (node: Node): node is Element => typeOf(node) === 1;
/** The element whose shadow tree has this root, or null. */
export const hostOf = (root: Node): Element | null =>
  typeOf(root) === 11 ? ((root as ShadowRoot).host ?? null) : null;
/** The parent element; for what stands directly in a shadow tree, the host. */
export function parentElementOf(node: Node): Element | null {
  const parent = parentOf(node);
  if (!parent) return null;
  return isElement(parent) ? parent : typeOf(parent) === 11 ? hostOf(parent) : null;
}
