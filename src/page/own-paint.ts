const CLEAR = /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/;
/** Thinner strokes, in CSS px, only make letters look heavier. */
const LEAST_STROKE_PX = 1;

/** A line of the page that is at least so thick, in CSS px, and of a colour of its own is a marker's stroke behind the letters. */
const MARKER_PX = 4;

/**
 * Whether an element strokes its text, or fills it otherwise than with its colour, as headings in gradients do. Under a
 * highlight both browsers paint a text with its colour alone: the name would lose its outline, or be gone. Chromium does
 * so with the lines of the page as well: one that is drawn as a marker's stroke would black the name out. Asks for style.
 */
export function paintsItself(element: Element): boolean {
  const style = getComputedStyle(element);
  const of = (property: string): string => style.getPropertyValue(`-webkit-text-${property}`);
  if (of('fill-color') !== style.color) return true;
  if (
    !import.meta.env.FIREFOX &&
    style.textDecorationColor !== style.color &&
    Number.parseFloat(style.textDecorationThickness) >= MARKER_PX &&
    style.textDecorationLine !== 'none'
  )
    return true;
  return Number.parseFloat(of('stroke-width')) >= LEAST_STROKE_PX && !CLEAR.test(of('stroke-color'));
}
