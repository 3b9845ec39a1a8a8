/**
 * A word that the linker reads in any letter case, as it stands in a text: “amro” as “AMRO”, and “traffick…” as
 * “trafficking”. The word itself where the text does not hold it letter by letter, as with other accents.
 */
export function asWritten(word: string, text: string): string {
  const isOpen = word.endsWith('…');
  const letters = (isOpen ? word.slice(0, -1) : word).trim();
  if (!/^[\p{L}\p{N}]/u.test(letters)) return word;
  const body = letters.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/\s+/gu, '[\\s\\u00a0]+');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${body}${isOpen ? '[\\p{L}\\p{N}]*' : ''}(?![\\p{L}\\p{N}])`, 'iu').exec(
    text,
  );
  return found ? found[0].replace(/\s+/gu, ' ') : word;
}
