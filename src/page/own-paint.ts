const CLEAR = /^(?:transparent|rgba\(.*, 0\)|.* \/ 0\))$/;
/** Thinner strokes, in CSS px, only make letters look heavier. */
const LEAST_STROKE_PX = 1;

/**
 * Whether an element strokes its text, or fills it otherwise than with its colour, as headings in gradients do. Under a
 * highlight both browsers paint a text with its colour alone: the name would lose its outline, or be gone. Asks for style.
 */
export function paintsItself(element: Element): boolean {
  const style = getComputedStyle(element);
  const of = (property: string): string => style.getPropertyValue(`-webkit-text-${property}`);
  if (of('fill-color') !== style.color) return true;
  return Number.parseFloat(of('stroke-width')) >= LEAST_STROKE_PX && !CLEAR.test(of('stroke-color'));
}
