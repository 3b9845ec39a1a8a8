import { isHidden, isText, nameOf, typeOf } from './dom.ts';
import { isEdgeName } from './text-block.ts';

/** Follows what the page does to its text. One observer serves the document and all shadow roots. */

/** More changes at once than this are not looked at one by one: everything is read anew. */
const MAX_RECORDS = 3_000;
const MAX_TOUCHED = 10_000;

export interface PageChanges {
  /** Nodes to be read again, each with the run in which it stands: put here, and taken out by whoever reads them. */
  touched: Set<Node>;
  /** What was found in a node is void at once: its text is another one, or it is being edited. */
  voided(node: Node): void;
  removed(node: Node, parent: Node, nextSibling: Node | null): void;
  /** Too much has changed, or nobody looked while the tab was hidden. */
  everything(): void;
  /** There is something to do. Comes last, once for each delivery. */
  changed(): void;
  /** The tab is looked at again. */
  shown(): void;
}

export interface PageObserver {
  /** Adds an open shadow root. @returns whether it is new */
  watch(root: Node): boolean;
}

const isInline = (node: Node | null): node is Node => node !== null && !isEdgeName(nameOf(node));

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['contenteditable'],
};

export function observePage(document: Document, changes: PageChanges, signal: AbortSignal): PageObserver {
  let watched = new WeakSet<Node>();
  let asleep = false;

  const observer = new MutationObserver((records) => {
    if (isHidden(document)) {
      // Nobody looks: no more of this until somebody does.
      observer.disconnect();
      asleep = true;
      return;
    }
    if (records.length > MAX_RECORDS || changes.touched.size > MAX_TOUCHED) changes.everything();
    else for (const record of records) take(record);
    changes.changed();
  });

  const take = ({ type, target, addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord): void => {
    // `document.open` takes every listener away.
    if (target === document) listenToWindow();
    if (type !== 'childList') {
      if (type === 'characterData' && !isText(target)) return;
      changes.voided(target);
      changes.touched.add(target);
      return;
    }
    for (const node of removedNodes) changes.removed(node, target, nextSibling);
    for (const node of addedNodes) if (typeOf(node) === 1 || typeOf(node) === 3) changes.touched.add(node);
    // Text on both sides has come together, or been parted.
    if (isInline(previousSibling)) changes.touched.add(previousSibling);
    if (isInline(nextSibling)) changes.touched.add(nextSibling);
    // So has that around an inline element out of which all was taken.
    if (isInline(target) && !previousSibling && !nextSibling && !addedNodes.length) changes.touched.add(target);
  };

  const self: PageObserver = {
    watch(root) {
      if (watched.has(root) || signal.aborted) return false;
      watched.add(root);
      observer.observe(root, OBSERVED);
      return true;
    },
  };

  const onVisibility = (): void => {
    if (isHidden(document)) return;
    if (asleep) {
      asleep = false;
      // Shadow roots are found again on the way.
      watched = new WeakSet();
      self.watch(document);
      changes.everything();
      changes.changed();
    }
    changes.shown();
  };
  /** Once or more often, it comes to the same. On the window, where it bubbles to: a page can shadow `document.addEventListener`. */
  function listenToWindow(): void {
    addEventListener('visibilitychange', onVisibility, { signal });
    addEventListener('pageshow', onVisibility, { signal });
  }
  listenToWindow();
  signal.addEventListener('abort', () => observer.disconnect());
  self.watch(document);
  return self;
}
