import { boxOf, isVisible, nameOf, parentElementOf } from './dom.ts';

const SHOWN = { opacityProperty: true, visibilityProperty: true };

/**
 * Whether the text right in an element is painted at all, as far as style tells: not in a closed `details`, behind
 * `content-visibility`, with `visibility: hidden` or an opacity of nothing. Asks for style.
 */
export function showsText(element: Element): boolean {
  if (isVisible(element, SHOWN)) return true;
  // An element without a box of its own lends its text to the box around it.
  const { display, visibility } = getComputedStyle(element);
  const around = display === 'contents' && visibility === 'visible' ? parentElementOf(element) : null;
  return around !== null && showsText(around);
}

/** Less of a box than this, in CSS px, shows nothing of a text: texts for screen readers alone stand in one pixel. */
const LEAST_PX = 2;

/**
 * Whether the boxes around an element cut a rect of its text off: a closed accordion, a box scrolled elsewhere, a text for
 * screen readers alone. Asks for style and layout.
 */
export function isCutOff(element: Element, rect: DOMRect): boolean {
  // An absolutely placed box leaves those around it up to the one by which it is placed.
  let isLeaving = false;
  for (let box: Element | null = element; box && !/^(?:body|html)$/i.test(nameOf(box)); box = parentElementOf(box)) {
    const { position, overflowX, overflowY, transform, display } = getComputedStyle(box);
    if (!isLeaving || position !== 'static' || transform !== 'none') {
      isLeaving = position === 'absolute';
      if (display !== 'contents' && display !== 'inline' && (overflowX !== 'visible' || overflowY !== 'visible')) {
        const { left, top, right, bottom } = boxOf(box);
        const width = Math.min(right, rect.right) - Math.max(left, rect.left);
        const height = Math.min(bottom, rect.bottom) - Math.max(top, rect.top);
        if (width < LEAST_PX || height < LEAST_PX) return true;
      }
    }
    if (position === 'fixed') return false;
  }
  return false;
}
