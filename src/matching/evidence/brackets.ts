/**
 * Short forms that a text explains: "Finance Against Slavery and Trafficking (FAST)", "FEC (forward error correction)",
 * "Isle of Man, kurz IOM". Whether words spell a short form is decided by their initials, after the idea of Schwartz
 * and Hearst (A simple algorithm for identifying abbreviation definitions in biomedical text, 2003).
 */

import type { Span } from '../types.ts';

/** Words that an acronym may pass over. */
export const PASSED = new Set(
  'of the and for on in to a an at by against van voor de het en der die das und für des im zur zu von la le les et du des d l'.split(
    ' ',
  ),
);

/** An acronym as a text explains it: two to eight letters, at least two of them capitals. */
export function isShortForm(text: string): boolean {
  return /^[\p{L}\p{N}&.-]{2,10}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** Whether `words`, all of them, spell `short` by their initials; small words may be passed over. */
export function spells(words: readonly string[], short: string): boolean {
  // Nearly all words that are tried fall here: they begin with another letter.
  const first = smallAscii(words[0]?.charCodeAt(0) ?? 0);
  const wanted = smallAscii(short.charCodeAt(0));
  if (first !== 0 && wanted !== 0 && first !== wanted) return false;
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const initials = words.flatMap((word) => word.toLowerCase().split(/[-–/]/u)).filter(Boolean);
  /** Where it is known that there is no way on. */
  const dead = new Set<number>();
  const reach = (word: number, letter: number): boolean => {
    const state = word * letters.length + letter;
    if (dead.has(state)) return false;
    if (goOn(word, letter)) return true;
    dead.add(state);
    return false;
  };
  const goOn = (word: number, letter: number): boolean => {
    if (letter === letters.length) return initials.slice(word).every((rest) => PASSED.has(rest));
    const here = initials[word];
    if (here === undefined) return false;
    if (here[0] === letters[letter] && reach(word + 1, letter + 1)) return true;
    // A digraph counts as the acronym spells it (CHristian, ZENtrum), and a compound may give several letters.
    if (
      letter + 1 < letters.length &&
      here[0] === letters[letter] &&
      here[1] === letters[letter + 1] &&
      reach(word + 1, letter + 2)
    ) {
      return true;
    }
    // The last word may be a compound that gives all that is left: Inclusieve Evenementencommissie.
    if (word > 0 && word === initials.length - 1 && letters.length - letter > 1)
      return compoundSpells(here, letters.slice(letter).join(''));
    return word > 0 && PASSED.has(here) && reach(word + 1, letter);
  };
  return letters.length >= 2 && initials[0]?.[0] === letters[0] && reach(0, 0);
}

/** A letter or digit of ASCII as a small one, 0 for any other code unit. */
function smallAscii(unit: number): number {
  if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) return unit;
  return unit >= 65 && unit <= 90 ? unit + 32 : 0;
}

/** Whether one long word holds the letters in order, as German compounds do: BetriebsKostenAbrechnung. */
export function compoundSpells(word: string, short: string): boolean {
  const lower = word.toLowerCase();
  return lower.length >= 4 * short.length && lower[0] === short[0]?.toLowerCase() && holdsInOrder(lower, short);
}

/** Whether all letters stand in a text in small letters, one after the other, whatever is between. */
export function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters.toLowerCase()) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** More of a name, and its short form in brackets. */
const SHORTENED = /^((?:[ -](?:(?:of|for|on|and|the|against|to|in)\b|\p{Lu}[\p{L}'’]*)){1,9}) \((\p{Lu}{3,8})\)/u;

/** Whether a longer name than that of a place begins there, as its short form says: United Nations Environment Programme (UNEP). */
export function beginsLongerName(text: string, { start, end }: Span): boolean {
  const joint = text.charCodeAt(end);
  if (joint !== 32 && joint !== 45) return false;
  const [, more = '', short] = SHORTENED.exec(text.slice(end, end + 120)) ?? [];
  return short !== undefined && spells((text.slice(start, end) + more).split(' '), short);
}

const WORDS = /[\p{L}\p{M}\p{N}'’&-]+/gu;
const CLAUSE = /[.!?;:|•\n](?=\s|$)/u;

/** The words that explain `short` and end where `before` does, or null. */
export function longFormBefore(before: string, short: string): string[] | null {
  const clause = before.split(CLAUSE).at(-1) ?? '';
  const words = clause.match(WORDS) ?? [];
  const most = short.length * 2 + 2;
  for (let count = 1; count <= Math.min(most, words.length); count++) {
    const tried = words.slice(-count);
    if (count >= 2 ? spells(tried, short) : compoundSpells(tried[0] ?? '', short)) return tried;
    // The name that the first word begins with may be left out: Fraunhofer-Institut für … (IAO).
    const [first = '', ...others] = tried;
    const noun = first.replace(/^.*[-–](?=\p{Lu})/u, '');
    if (count >= 2 && noun !== first && spells([noun, ...others], short)) return tried;
  }
  return null;
}

/** So many words of a name may have no letter in its short form. */
const UNSPELT = 2;

/**
 * The words with capitals, and small words between them, that end where `before` does, after its last comma: a name, of
 * whatever it may be.
 *
 * @returns their parts, hyphens apart, without small words
 */
export function nameBefore(before: string): string[] {
  const clause = before.split(CLAUSE).at(-1)?.split(',').at(-1) ?? '';
  const words = clause.match(WORDS) ?? [];
  let from = words.length;
  while (from > 0 && (/^\p{Lu}/u.test(words[from - 1] ?? '') || PASSED.has(words[from - 1] ?? ''))) from--;
  const parts = words.slice(from).flatMap((word) => word.split('-'));
  return parts.filter((part) => part !== '' && !PASSED.has(part.toLowerCase()));
}

/**
 * The last words of a name of which `short` leaves out one or two: Nordic Regional Crime Agency (NCA). The first letter is
 * that of one of its first two words, the last one that of its last.
 *
 * @param name see {@link nameBefore}
 */
export function wordierForm(name: readonly string[], short: string): string[] | null {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  if (letters.length < 3) return null;
  for (let count = letters.length + 1; count <= Math.min(name.length, letters.length + UNSPELT); count++) {
    const tried = name.slice(-count);
    const initials = tried.map((word) => word.charAt(0).toLowerCase());
    if (initials.at(-1) !== letters.at(-1) || !initials.slice(0, 2).includes(letters[0] ?? '')) continue;
    if (holdsInOrder(initials.join(''), letters.join(''))) return tried;
  }
  return null;
}

/** The words that explain `short` and start where `after` does, or null. */
export function longFormAfter(after: string, short: string): string[] | null {
  if (!mayBegin(after, short.charCodeAt(0))) return null;
  const clause = (after.split(CLAUSE)[0] ?? '').replace(/^\s*(?:the|an?|de|het|een|die|der|das)\s/iu, '');
  const words = clause.match(WORDS) ?? [];
  const most = short.length * 2 + 2;
  for (let count = 1; count <= Math.min(most, words.length); count++) {
    const tried = words.slice(0, count);
    if (count >= 2 ? spells(tried, short) : compoundSpells(tried[0] ?? '', short)) return tried;
  }
  return null;
}

/** Whether one of the first two words (the first may be an article) may begin with this letter: long forms do. */
function mayBegin(text: string, letter: number): boolean {
  if (letter > 127) return true;
  let word = 0;
  let inside = false;
  for (let at = 0; at < text.length && word < 2; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127) return true;
    const isLetter = (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 122);
    if (isLetter && !inside && (unit | 32) === (letter | 32)) return true;
    if (inside && !isLetter) word++;
    inside = isLetter;
  }
  return false;
}

/** Text between a long form and the short form after it: an opening bracket, or "kurz", "afgekort", "short" … */
export const SHORT_FOLLOWS =
  /(?:[([]\s{0,3}(?:(?:hereafter|hereinafter|henceforth|hierna(?: te noemen)?|verder|voortaan|afgekort|kortweg|im folgenden|nachfolgend|abgekürzt|kurz|abbreviated|in short|short|or|of|oder|our|the|de|het|der|die|das)\s?:?\s)?["'“„‘«]?\s{0,3}|,?\s(?:kurz|abgekürzt|kortweg|afgekort(?: tot)?|oftewel|ofwel|of|or|oder|short|abbreviated(?: as| to)?|known as|aka|a\.k\.a\.|genannt|genaamd)\s{1,3}["'“„‘«]?)$/iu;

/** Text between a short form and the long form after it; a line break where the short form has a line of its own. */
export const LONG_FOLLOWS =
  /^["'”’»]?(?:,?\s(?:i\.e\.|that is|namely|dat wil zeggen|d\.w\.z\.|das heißt|d\.h\.),?\s+["'“„‘«]?|\s*[([=:–—-]\s*["'“„‘«]?|,\s(?:or|of|oder|short for|kort voor|kurz für)?\s*|\s(?:is short for|means|betekent|bedeutet|for)\s+["'“„‘«]?|[^\S\n]*\n[^\S\n]*)/iu;

/** "FAST in the title of the course stands for …", "OM staat hier voor …", "ING, die Abkürzung für …". */
export const STANDS_FOR =
  /^["'”’»]?(?:(?:[^\S\n]?[,–—-])?(?:[^\S\n]+[\p{L}'’-]+){0,5}?[^\S\n]+(?:stands|stood|staat|stond|steht|stand)(?:[^\S\n]+\p{L}+){0,3}?[^\S\n]+(?:for|voor|für)|,?[^\S\n](?:bedoeld (?:is|wordt)|bedoelen (?:we|wij)|gemeint (?:ist|sind)|meinen wir)(?:[^\S\n](?:hier|daarmee|damit))?|,?[^\S\n](?:(?:is|was|ist|war)[^\S\n])?(?:the|an|de|een|die|eine)[^\S\n](?:abbreviation|afkorting|Abkürzung)[^\S\n](?:of|for|van|voor|von|für))[^\S\n]+["'“„‘«]?/iu;

/** A long form made ready for comparing. */
export interface LongForm {
  /** All its letters and digits. */
  joined: string;
  /** Its content words, without case and accents. */
  content: ReadonlySet<string>;
}

export function longFormOf(words: readonly string[]): LongForm {
  return {
    joined: words
      .join('')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
    content: new Set(
      words
        // Without accents and without the comma of an enumeration.
        .map((word) =>
          word
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^\p{L}\p{N}]/gu, ''),
        )
        .filter((word) => word !== '' && !PASSED.has(word)),
    ),
  };
}

/** The share of the content words of one long form that the other has too. */
export function overlap(one: LongForm, other: LongForm): number {
  // Written as one word or as several, it is the same: Expertise Centrum, Expertisecentrum.
  if (one.joined === other.joined) return 1;
  const [a, b] = [one.content, other.content];
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size), Math.max(a.size, b.size) - 1);
}

/** Words between a long form and its short form, and the other way round: without one of them or a sign there is neither. */
const BEFORE_SHORT = new Set(
  'kurz abgekurzt kortweg afgekort tot oftewel ofwel of or oder short as to aka a genannt genaamd'.split(' '),
);
/** In a bracket only. */
const IN_BRACKET = new Set(
  'hereafter hereinafter henceforth hierna noemen verder voortaan folgenden nachfolgend abbreviated our the de het der die das'.split(
    ' ',
  ),
);
const BEFORE_LONG = new Set('is means betekent bedeutet for i that namely dat d das'.split(' '));

/** Whether {@link SHORT_FOLLOWS} may fit before a place, by the character and the word before it. */
export function mayBeShort(text: string, start: number, word: string): boolean {
  let at = start - 1;
  while (at >= 0 && isBlank(text, at)) at--;
  if ((at >= 0 && OPENING.includes(text.charAt(at))) || BEFORE_SHORT.has(word)) return true;
  return IN_BRACKET.has(word) && text.slice(Math.max(0, start - 24), start).includes('(');
}

/** Whether {@link STANDS_FOR} may fit after a place. */
export function mayStandFor(text: string, end: number): boolean {
  return /\b(?:stands|stood|staat|stond|steht|stand|bedoeld|bedoelen|gemeint|meinen|abbreviation|afkorting|Abkürzung)\b/u.test(
    text.slice(end, end + 80),
  );
}

/** Whether {@link LONG_FOLLOWS} may fit after a place. */
export function mayBeExplained(text: string, end: number, word: string): boolean {
  let at = end;
  if (at < text.length && CLOSING_QUOTES.includes(text.charAt(at))) at++;
  while (at < text.length && isBlank(text, at)) {
    if (text.charCodeAt(at) === 10) return true;
    at++;
  }
  return (at < text.length && EXPLAINS.includes(text.charAt(at))) || BEFORE_LONG.has(word);
}

const OPENING = '(["\'“„‘«';
const CLOSING_QUOTES = '"\'”’»';
const EXPLAINS = '([=:–—,-';

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 ? unit === 32 || (unit >= 9 && unit <= 13) : /\s/u.test(text.charAt(at));
}
