import { boxOf, isText, isVisible, matchesOf, nameOf, parentElementOf, slotOf } from './dom.ts';

const SHOWN = { opacityProperty: true, visibilityProperty: true };

/**
 * Whether the text right in an element is painted at all, as far as style tells: not in a closed `details`, behind
 * `content-visibility`, with `visibility: hidden` or an opacity of nothing, nor blurred away. Asks for style.
 */
export function showsText(element: Element): boolean {
  // With this an element shows itself and nothing that is in it, its own text neither.
  if (isVisible(element, SHOWN)) return getComputedStyle(element).contentVisibility !== 'hidden' && !isBlurred(element);
  // An element without a box of its own lends its text to the box around it.
  const { display, visibility } = getComputedStyle(element);
  const around = display === 'contents' && visibility === 'visible' ? parentElementOf(element) : null;
  return around !== null && showsText(around);
}

/** Blurred by so much, in CSS px, a text cannot be read any more. */
const UNREADABLE_PX = 3;

/** Whether the text in an element is blurred away, by it or what stands around it, as behind a paywall. Asks for style. */
export function isBlurred(element: Element): boolean {
  for (let box: Element | null = element; box; box = showerOf(box)) {
    const [, px] = /\bblur\(([\d.]+)px/.exec(getComputedStyle(box).filter) ?? [];
    if (Number(px) >= UNREADABLE_PX) return true;
    if (matchesOf(box, TOP_LAYER)) return false;
  }
  return false;
}

/** Less of a box than this, in CSS px, shows nothing of a text: texts for screen readers alone stand in one pixel. */
const LEAST_PX = 2;

/** What is shown above all else, whatever stands around it. */
const TOP_LAYER = ':modal, :popover-open';

/** The element that shows what a node is: what stands in a component is shown by its slot. */
export const showerOf = (node: Element | Text): Element | null =>
  (isText(node) ? node.assignedSlot : slotOf(node)) ?? parentElementOf(node);

/** How far beyond its box an element with `overflow: clip` shows what is in it, in CSS px. */
const clipMargin = ({ overflowClipMargin }: CSSStyleDeclaration): number =>
  Math.max(0, ...(overflowClipMargin ?? '').split(' ').map((part) => Number.parseFloat(part) || 0));

/**
 * Whether the boxes around a text cut a rect of it off: a closed accordion, a box scrolled elsewhere, a text for screen
 * readers alone. Asks for style and layout.
 */
export function isCutOff(text: Text, rect: DOMRect): boolean {
  // An absolutely placed box leaves those around it up to the one by which it is placed.
  let isLeaving = false;
  for (let box = showerOf(text); box && !/^(?:body|html)$/i.test(nameOf(box)); box = showerOf(box)) {
    const style = getComputedStyle(box);
    const { position, overflowX, overflowY, transform, display } = style;
    if (!isLeaving || position !== 'static' || transform !== 'none') {
      isLeaving = position === 'absolute';
      if (display !== 'contents' && display !== 'inline' && (overflowX !== 'visible' || overflowY !== 'visible')) {
        const { left, top, right, bottom } = boxOf(box);
        const margin = overflowX === 'clip' || overflowY === 'clip' ? clipMargin(style) : 0;
        // Where a text goes on behind an ellipsis, nothing of it shows beside that, nor where that itself stands.
        const { textOverflow, paddingRight, fontSize } = style;
        const edge = right - Number.parseFloat(paddingRight);
        const isEllipsed = textOverflow === 'ellipsis' && rect.right > edge + 1;
        const end = isEllipsed ? edge - Number.parseFloat(fontSize) : right;
        const width = Math.min(end, rect.right) - Math.max(left, rect.left) + margin;
        const height = Math.min(bottom, rect.bottom) - Math.max(top, rect.top) + margin;
        if ((overflowX !== 'visible' && width < LEAST_PX) || (overflowY !== 'visible' && height < LEAST_PX))
          return true;
      }
    }
    if (position === 'fixed' || matchesOf(box, TOP_LAYER)) return false;
  }
  return false;
}
