/** How a cue writes a number of any size. */
const ANY_NUMBER = '0–9';

const OF_WORD = '[\\p{L}\\p{M}\\p{N}]';

/**
 * A word that the linker reads in any letter case and with any accents, as it stands in a text: “amro” as “AMRO”,
 * “zurich” as “Zürich”, “traffick…” as “trafficking”, “§ 0–9” as “§ 43”. The word itself where the text does not hold it.
 */
export function asWritten(word: string, text: string): string {
  // Taken apart, small letters are as long as capitals. (In any case `\p{M}` would be the letter iota, too.)
  const written = text.normalize('NFD');
  const body = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}|…$/gu, '')
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/\p{L}/gu, '$&\\p{M}*')
    // The first: of several side by side each would be tried at every length.
    .replace(ANY_NUMBER, '\\d+')
    .replace(/\s+/gu, '\\s+');
  const end = word.endsWith('…') ? `${OF_WORD}*` : `(?!${OF_WORD})`;
  const found = new RegExp(`(?:(?<!${OF_WORD})|(?!${OF_WORD}))${body}${end}`, 'u').exec(written.toLowerCase());
  if (!found?.[0]) return word;
  return written.slice(found.index, found.index + found[0].length).normalize('NFC');
}
