/**
 * How search reads letters: without case, accents and punctuation, so that `coordinatie` finds Coördinatiecentrum and
 * `fiu nederland` finds FIU-Nederland. Wider than the folding of the matcher, which must not mark what only resembles a
 * name: here a person chooses from a list. Pure.
 */

/** Letters that Unicode does not decompose but that readers type as others. */
const RESPELLED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
};

/** Accents and other marks on the letter before, format characters, dots, apostrophes and trade marks: as if not there. */
const VANISHES = /^[\p{Script=Inherited}\p{Cf}.'’‘ʼ`´"“”„™®©]$/u;
const SEPARATES = /^[\p{Z}\p{P}\p{Cc}]$/u;
/** Punctuation that is part of names: H&M, @home. */
const KEPT_PUNCTUATION = /^[&@#%*]$/;

const foldedCharacters = new Map<string, string>();

/** One code point as search reads it: letters, a space where words part, or nothing. */
function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  let folded = '';
  if (!VANISHES.test(character)) {
    // Lower case can bring marks of its own (İ) and compatibility forms capitals (℡), hence decomposition on both sides.
    for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
      if (VANISHES.test(part)) continue;
      if (SEPARATES.test(part) && !KEPT_PUNCTUATION.test(part)) folded += ' ';
      else folded += RESPELLED[part] ?? part;
    }
  }
  foldedCharacters.set(character, folded);
  return folded;
}

/** Folded text with, for each of its code units, where in the original its source begins and ends. */
interface FoldedText {
  text: string;
  starts: number[];
  ends: number[];
}

/** As {@link fold}, with the way back to the original, for underlining. Slower: for the few names that are shown. */
export function foldWithOffsets(original: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const folded = foldCharacter(character);
    if (folded === '' && starts.length > 0 && !text.endsWith(' ')) {
      // What vanishes belongs to the letter before it, so that an underline covers its accent too.
      ends[ends.length - 1] = end;
    }
    for (const unit of folded) {
      if (unit === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += unit;
      for (let unitCount = unit.length; unitCount > 0; unitCount--) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  if (text.endsWith(' ')) {
    text = text.slice(0, -1);
    starts.pop();
    ends.pop();
  }
  if (text === '') return foldOfPunctuation(original);
  return { text, starts, ends };
}

/** A name of nothing but punctuation is read as it stands, or nobody could find it. */
function foldOfPunctuation(original: string): FoldedText {
  const text = original.trim().replace(/\s/gu, ' ');
  const lead = original.length - original.trimStart().length;
  return {
    text,
    starts: Array.from({ length: text.length }, (_, unit) => lead + unit),
    ends: Array.from({ length: text.length }, (_, unit) => lead + unit + 1),
  };
}

/**
 * Text as search compares it: lower case, no accents, ligatures and ß written out, words parted by one space, none at
 * the ends. Empty only where `original` is blank. Folding twice changes nothing.
 */
export function fold(original: string): string {
  let text = '';
  let pendingSpace = false;
  for (const character of original) {
    for (const unit of foldCharacter(character)) {
      if (unit === ' ') {
        pendingSpace = text !== '';
      } else {
        if (pendingSpace) text += ' ';
        pendingSpace = false;
        text += unit;
      }
    }
  }
  return text === '' ? foldOfPunctuation(original).text : text;
}
