/**
 * Text → tokens, in one pass over its UTF-16 code units.
 *
 * A token is a run of letters, digits and underscores of one writing; what lies between tokens is of no concern here.
 * Case, accents, ligatures and width are folded away; soft hyphens and zero-width characters vanish. Between European
 * letters and any other script a token ends, as writers of Hebrew, Arabic, Korean or Thai join their particles to a
 * Latin name without a space. A Han or Hiragana character is a token by itself.
 *
 * A token is known by the hash of its folded letters: a cyclic polynomial (buzhash), h ← rotl(h, 5) xor r(letter).
 * The loop keeps one running hash, which any separator clears, and writes down hash and place at every unit, moving on
 * only at a border of a token. So it has no branch that depends on where words end, which is what costs a plain loop
 * half its time (a wrong guess at each word), and the hash that stands at a token's end is that of the token.
 */
import {
  ASTRAL_VANISH,
  codeOf,
  foldOf,
  isCapital,
  lettersOf,
  SAME,
  SEPARATOR,
  VANISH,
  widthOf,
  writingOf,
} from './letters.ts';

/** A number that looks random, always negative: its sign says "part of a word" to the loop. */
function spread(letter: number): number {
  let x = Math.imul(letter + 0x3f1d, 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 15), 0x297a2d39);
  return (x ^ (x >>> 15)) | 0x80000000;
}

const rotate = (hash: number, by: number) => (hash << by) | (hash >>> -by);
const addLetter = (hash: number, letter: number) => rotate(hash, 5) ^ spread(letter);
function addLetters(start: number, letters: string): number {
  let hash = start;
  for (let i = 0; i < letters.length; i++) {
    const unit = letters.charCodeAt(i);
    hash = addLetter(hash, foldOf(unit, codeOf(unit)));
  }
  return hash;
}

/** Units below this are settled by one look: below 0: a letter; 0: a separator; CLOSER: see closer; UNKNOWN: not met yet. */
const LOW = 0x250;
const CLOSER = 2;
const UNKNOWN = 3;
/** Code units that one call of `tokenise` reads, apart from the rest of a last token; no name is longer. */
export const WINDOW = 512;
/** Most borders that may be kept from one window to the next: those of the longest name. */
const MAX_KEPT = 2 * WINDOW;

/**
 * The one reader of this script, as a closure: engines treat what a closure holds as constant, which they do not with
 * a module's variables, and the loop is nearly twice as fast for it.
 */
function createReader() {
  // Filled as units are met: to work all of them out takes half a millisecond, which is much on a small page.
  const low = new Int32Array(LOW).fill(UNKNOWN);
  const borders = new Int32Array(2 * WINDOW + MAX_KEPT + 4);
  const hashes = new Int32Array(borders.length);
  let count = 0;
  /** Of the token that is open, so far. */
  let hash = 0;
  /** All ones while a token is open, else 0. */
  let last = 0;
  let offset = 0;
  let odd = false;

  /** The loop that all speed hangs on. Reads what needs no second look, and returns where something does. */
  function readPlain(text: string, from: number, until: number): number {
    // `| 0` tells engines that a number is a 32-bit one and stays so.
    const to = until | 0;
    let borderCount = count | 0;
    let running = hash | 0;
    let before = last | 0;
    let at = from | 0;
    for (; at < to; at = (at + 1) | 0) {
      const unit = text.charCodeAt(at);
      // Put just so it is also the engine's own check, and made but once.
      if (!(unit < LOW)) break;
      const value = low[unit] as number;
      if (value > 0) break;
      hashes[borderCount] = running;
      borders[borderCount] = at;
      const letter = value >> 31;
      borderCount = (borderCount - (letter ^ before)) | 0;
      running = (((running << 5) | (running >>> 27)) ^ value) & letter;
      before = letter;
    }
    count = borderCount;
    hash = running;
    last = before;
    return at;
  }

  /** @returns whether the unit is one that needs no closer look, now that it is known */
  function learn(unit: number): boolean {
    if (low[unit] !== UNKNOWN) return false;
    const code = codeOf(unit);
    low[unit] = code === SEPARATOR ? 0 : code < SAME ? CLOSER : spread(foldOf(unit, code));
    return low[unit] !== CLOSER;
  }

  function addBorder(at: number, its: number): void {
    hashes[count] = its;
    borders[count++] = at;
  }

  /**
   * Reads one character between tokens, or the whole token that holds the one at `at`. Ends between tokens.
   */
  function readOther(text: string, at: number): number {
    const code = codeOf(text.charCodeAt(at));
    const isOpen = last !== 0;
    const soFar = hash;
    hash = last = 0;
    if (code === SEPARATOR) {
      if (isOpen) addBorder(at, soFar);
      return at + 1;
    }
    if (!isOpen && (code === VANISH || code === ASTRAL_VANISH)) return at + widthOf(text, at, code);
    if (!isOpen || writingOf(code) > 0) {
      // A new token starts here, perhaps right where another ends.
      if (isOpen) addBorder(at, soFar);
      addBorder(at, 0);
    }
    odd = true;
    return readToken(text);
  }

  /** Reads the token whose start is the last border so far, whatever it holds, from its beginning, and closes it. */
  function readToken(text: string): number {
    let writing = -1;
    let token = 0;
    let at = borders[count - 1] as number;
    while (at < text.length) {
      const code = codeOf(text.charCodeAt(at));
      if (code === SEPARATOR) break;
      if (code !== VANISH && code !== ASTRAL_VANISH) {
        const its = writingOf(code);
        if (writing >= 0 && (its !== writing || its === 2)) break;
        writing = its;
        token =
          code >= SAME
            ? addLetter(token, foldOf(text.charCodeAt(at), code))
            : addLetters(token, lettersOf(text, at, code));
      }
      at += widthOf(text, at, code);
    }
    addBorder(at, token);
    return at;
  }

  return {
    /** What units below {@link LOW} are, as far as they have been met; below 0, what a letter adds to the hash of its token. */
    low,

    /** Borders of tokens as offsets in the text: start, end, start, end, … */
    borders,

    /** Beside `borders`: at the end of each token the hash of its folded letters. */
    hashes,

    /** Where the next call of `tokenise` goes on. */
    nextOffset: () => offset,

    /** Whether a token of the window holds what is no letter of its own: ligatures, rare letters, what vanishes. */
    hasOdd: () => odd,

    /**
     * Reads the next window of the text into `borders`, after the `kept` borders that are there already. Always ends
     * between tokens. There is one reader in a script: nothing may be called in between that tokenises.
     *
     * @returns the number of borders, twice that of tokens
     */
    tokenise(text: string, from: number, kept: number): number {
      const to = Math.min(from + WINDOW, text.length);
      count = kept;
      hash = last = 0;
      odd = false;
      let at = from;
      for (;;) {
        at = readPlain(text, at, to);
        if (at >= to) break;
        if (!learn(text.charCodeAt(at))) at = readOther(text, at);
      }
      if (last !== 0) {
        if (at < text.length) at = readToken(text);
        else addBorder(at, hash);
      }
      offset = at;
      return count;
    },

    /** Hash of the folded letters of the token between borders `border` and `border + 1`. */
    hashOf: (border: number): number => hashes[border + 1] as number,

    /** Moves the borders from `first` to `end` to the front, to be kept. Returns their number. */
    keepFrom(first: number, end: number): number {
      borders.copyWithin(0, first, end);
      hashes.copyWithin(0, first, end);
      return end - first;
    },
  };
}

const { low, ...reader } = createReader();
export const { borders, hashes, nextOffset, hasOdd, tokenise, hashOf, keepFrom } = reader;

/**
 * `hashOf` with the letters' case kept (accents still fold): mixed with a bit for each letter that is a capital, so
 * equal to it where there is none.
 */
export function exactHashOf(text: string, border: number): number {
  let capitals = 0;
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end; ) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      capitals = rotate(capitals, 1) ^ (unit >= 65 && unit <= 90 ? 1 : 0);
      at++;
      continue;
    }
    const code = codeOf(unit);
    if (code >= SAME) capitals = rotate(capitals, 1) ^ (isCapital(unit, code) ? 1 : 0);
    else if (code !== VANISH && code !== ASTRAL_VANISH) capitals = addCapitals(capitals, lettersOf(text, at, code));
    at += widthOf(text, at, code);
  }
  return hashOf(border) ^ Math.imul(capitals, 0x297a2d39);
}

function addCapitals(before: number, letters: string): number {
  let capitals = before;
  for (let i = 0; i < letters.length; i++) {
    const unit = letters.charCodeAt(i);
    capitals = rotate(capitals, 1) ^ (isCapital(unit, codeOf(unit)) ? 1 : 0);
  }
  return capitals;
}

/** `exactHashOf` as it would be were every letter a capital. */
export function shoutedHashOf(text: string, border: number): number {
  let capitals = 0;
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end; ) {
    const code = codeOf(text.charCodeAt(at));
    const letters = code === VANISH || code === ASTRAL_VANISH ? '' : lettersOf(text, at, code);
    for (let i = 0; i < letters.length; i++) capitals = rotate(capitals, 1) ^ (hasCase(letters.charCodeAt(i)) ? 1 : 0);
    at += widthOf(text, at, code);
  }
  return hashOf(border) ^ Math.imul(capitals, 0x297a2d39);
}

function hasCase(unit: number): boolean {
  const folded = String.fromCharCode(foldOf(unit, codeOf(unit)));
  return folded !== folded.toUpperCase();
}

/** The first folded letters of a token: `count` of them or, where one unit is several letters, a few more. */
export function firstLetters(text: string, border: number, count: number): string {
  let letters = '';
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end && letters.length < count; ) {
    const code = codeOf(text.charCodeAt(at));
    const read = code === VANISH || code === ASTRAL_VANISH ? '' : lettersOf(text, at, code);
    for (let i = 0; i < read.length; i++) {
      const unit = read.charCodeAt(i);
      letters += String.fromCharCode(foldOf(unit, codeOf(unit)));
    }
    at += widthOf(text, at, code);
  }
  return letters;
}

/** Letters of a beginning that count. */
export const MAX_BEGINNING = 30;

/** At `n`: the hash of the first `n` folded letters of the token that `readBeginnings` read last. */
export const beginnings = new Int32Array(MAX_BEGINNING + 1);

/** Reads the beginnings of a token into {@link beginnings}. @returns how many letters it has, {@link MAX_BEGINNING} at most */
export function readBeginnings(text: string, border: number): number {
  let hash = 0;
  let count = 0;
  const end = borders[border + 1] as number;
  for (let at = borders[border] as number; at < end && count < MAX_BEGINNING; ) {
    const first = text.charCodeAt(at);
    const value = first < LOW ? (low[first] as number) : 0;
    if (value < 0) {
      hash = rotate(hash, 5) ^ value;
      beginnings[++count] = hash;
      at++;
      continue;
    }
    const code = codeOf(first);
    const letters = code === VANISH || code === ASTRAL_VANISH ? '' : lettersOf(text, at, code);
    for (let i = 0; i < letters.length && count < MAX_BEGINNING; i++) {
      const unit = letters.charCodeAt(i);
      hash = addLetter(hash, foldOf(unit, codeOf(unit)));
      beginnings[++count] = hash;
    }
    at += widthOf(text, at, code);
  }
  return count;
}
