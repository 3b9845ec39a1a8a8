import { isVisible, parentElementOf } from './dom.ts';

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
