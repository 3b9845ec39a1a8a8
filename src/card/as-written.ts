/** How a cue writes a number of any size. */
export const ANY_NUMBER = '0–9';

/**
 * A word that the linker reads in any letter case and with any accents, as it stands in a text: “amro” as “AMRO”,
 * “zurich” as “Zürich”, “traffick…” as “trafficking”, “§ 0–9” as “§ 43”. The word itself where the text does not hold it.
 */
export function asWritten(word: string, text: string): string {
  const isOpen = word.endsWith('…');
  const letters = (isOpen ? word.slice(0, -1) : word).trim().normalize('NFD').replace(/\p{M}/gu, '');
  if (!/[\p{L}\p{N}]/u.test(letters)) return word;
  const body = letters
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replace(/\p{L}/gu, '$&\\p{M}*')
    .replaceAll(ANY_NUMBER, '[0-9]+')
    .replace(/\s+/gu, '[\\s\\u00a0]+');
  const start = /^[\p{L}\p{N}]/u.test(letters) ? '(?<![\\p{L}\\p{M}\\p{N}])' : '';
  const end = isOpen ? '[\\p{L}\\p{M}\\p{N}]*' : /[\p{L}\p{N}]$/u.test(letters) ? '(?![\\p{L}\\p{M}\\p{N}])' : '';
  const found = new RegExp(start + body + end, 'iu').exec(text.normalize('NFD'));
  return found ? found[0].replace(/\s+/gu, ' ').normalize('NFC') : word;
}
