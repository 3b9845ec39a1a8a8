/**
 * The place of the card in a visited page: one host element with a closed shadow root, in it a popover in the browser's
 * top layer. Nothing is put into the page before the first card.
 */
import { isElement, matchesOf, parentOf, rootElementOf, shadowOf, slotOf } from '../page/dom.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/**
 * Events of the card that the page's own listeners have no business with; those of keys and of the focus are stopped at the
 * window, by `watchKeys`.
 */
const OWN_EVENTS = [
  'copy',
  'contextmenu',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseover',
  'mouseout',
  'pointerdown',
  'pointerup',
  'pointermove',
  'pointerover',
  'pointerout',
  'click',
  'dblclick',
  'auxclick',
  'touchend',
  'touchmove',
  'touchstart',
  'dragstart',
  'wheel',
];

export interface Shell {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The popover that is placed; Preact renders into it. */
  readonly pop: HTMLElement;
  /** A polite live region. */
  readonly live: HTMLElement;
  /** Unseen, and as large as the window: of a frame it tells which part of it can be seen. */
  readonly view: HTMLElement;
  /** Puts the popover on top of everything that stands there by then. False: this document shows no HTML. */
  show(at: { x: number; y: number }): boolean;
  /** Whether it was taken out of a dialog that still stands: one that writes all that is in it anew does so. */
  isThrownOut(): boolean;
  hide(): void;
  remove(): void;
}

/**
 * Makes the shell. Elements are made by namespace, as an XML or SVG document makes no HTML otherwise. Styles are adopted:
 * no `style-src` and no Trusted Types of the page stands in the way.
 */
export function makeShell(document: Document, css: string): Shell {
  // By the prototype: an image named `createElementNS` takes its place on the document.
  const make = (name: string) => Document.prototype.createElementNS.call(document, XHTML, name) as HTMLElement;
  const host = make('div');
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, withOwnProperties(css), make);

  const pop = make('div');
  pop.className = 'pop il-root';
  pop.setAttribute('popover', 'manual');
  const live = make('div');
  live.className = 'live';
  live.setAttribute('role', 'status');
  const view = make('div');
  view.className = 'view';
  const box = makeBox(root, make);
  box.append(pop, live, view);
  for (const type of OWN_EVENTS) {
    host.addEventListener(type, stop, { passive: true });
    // A page of Firefox can find its way in (see makeBox); it still cannot press a button.
    pop.addEventListener(type, stopForged, { capture: true, passive: /^(?:touch|wheel)/.test(type) });
  }

  let layer: Element | null = null;
  return {
    host,
    root,
    pop,
    live,
    view,
    show(at) {
      layer = layerAt(document, at);
      // What stands in a component that shows no more than its own is not shown at all.
      for (const parent of [layer, rootElementOf(document)]) {
        if (!parent) continue;
        if (host.parentNode !== parent) {
          // Another parent, or a page that has thrown everything out.
          parent.append(host);
        } else if (pop.matches(':popover-open')) {
          pop.hidePopover();
        }
        // The page's own zoom of all that is in it would move the card off its word.
        const zoom = (host as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
        pop.style.setProperty('zoom', String(1 / zoom));
        if (!pop.matches(':popover-open')) pop.showPopover();
        if (pop.getBoundingClientRect().width > 0) return true;
      }
      return false;
    },
    isThrownOut: () => !host.isConnected && layer?.isConnected === true,
    hide() {
      if (pop.matches(':popover-open')) pop.hidePopover();
    },
    remove() {
      host.remove();
    },
  };
}

/**
 * Whether an event comes from the card. In a component the host is not the event's target, which is the component for all
 * who listen outside.
 */
export const isOurs = ({ host }: Shell, event: Event): boolean => event.composedPath()[0] === host;

const stop = (event: Event) => event.stopPropagation();
const stopForged = (event: Event) => {
  if (event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * Where the card's text stands. `window.find` searches closed roots too, and would tell a page letter by letter what the
 * card says. Chromium's search passes over style elements, whatever is in them; one of another type is no style, only a
 * box. Firefox's passes over nothing, and its selection hands out the nodes it finds: docs/privacy.md says so.
 */
function makeBox(root: ShadowRoot, make: (name: string) => HTMLElement): ParentNode {
  if (import.meta.env.FIREFOX) return root;
  const box = make('style');
  box.setAttribute('type', 'text/plain');
  box.style.display = 'block';
  root.append(box);
  return box;
}

/**
 * Styles whose custom properties have names that no page knows. One that a page registers (`@property --text`) is so in shadow
 * trees too, with what it says of its type, of inheriting and of its first value.
 */
const withOwnProperties = (css: string): string =>
  css.replace(/--(?=[a-z])/g, `--${Math.random().toString(36).replace('0.', 'x')}-`);

/** Constructed sheets belong to a document's window; where a browser refuses them to an extension, an element serves. */
function adopt(root: ShadowRoot, css: string, make: (name: string) => HTMLElement): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = make('style');
    style.textContent = css;
    root.append(style);
  }
}

/**
 * The element that the card must stand within, for a name at a point. A modal dialog makes everything outside it inert,
 * the top layer too; a popover, or a dialog that closes by any click outside it, would go away, and the word with it, at
 * the first click in the card. Dialogs of libraries do as these, and keep the focus to themselves.
 */
function layerAt(document: Document, { x, y }: { x: number; y: number }): Element | null {
  let element = Document.prototype.elementFromPoint.call(document, x, y);
  for (let root = element && shadowOf(element); root; root = element && shadowOf(element)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  for (let node: Node | null = element; node; node = aroundOf(node))
    if (isElement(node) && matchesOf(node, LAYERS)) return node;
  return null;
}

const LAYERS =
  ':fullscreen, dialog:modal, dialog[open][closedby=any], [popover]:not([popover=manual]):popover-open, [role$=dialog], [aria-modal=true]';

/** The node around one as it is shown: what stands in a slot is shown within the component. */
const aroundOf = (node: Node): Node | null =>
  node instanceof ShadowRoot ? node.host : ((isElement(node) ? slotOf(node) : null) ?? parentOf(node));
