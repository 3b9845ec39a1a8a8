/**
 * How wide texts are as the browser draws them in our font, in CSS px.
 *
 * @param sizePx of the letters
 */
export function textWidths(sizePx: number, weight: 400 | 600): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * sizePx * 0.56;
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font') || 'sans-serif';
  context.font = `${weight} ${sizePx}px ${family}`;
  return (text) => context.measureText(text).width;
}

/** The text, or as much of it as there is room for, with an ellipsis; the whole has to stand elsewhere. */
export function fitText(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  let [least, most] = [1, letters.length - 1];
  const cut = (count: number) => `${letters.slice(0, count).join('').trimEnd()}…`;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (widthOf(cut(middle)) <= room) least = middle;
    else most = middle - 1;
  }
  return cut(least);
}
