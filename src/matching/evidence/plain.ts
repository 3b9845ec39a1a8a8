/** No more than single blanks and characters that every keyboard has. */
function isPlain(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 || unit > 126 || unit === 96 || (unit === 32 && before === 32)) return false;
    before = unit;
  }
  return true;
}

/** Blanks, apostrophes and hyphens of one kind each, and nothing invisible. */
export function plain(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[’ʼ‘`´]/gu, "'")
    .replace(/[‐‑‒]/gu, '-');
}
