/** Text → places where forms of the gazetteer stand. */
import { NOTHING, SOFT, STOP, signOf } from '../text/canonical.ts';
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
} from '../text/letters.ts';
import { borders, hashes, keepFrom, nextOffset, tokenise } from '../text/tokenise.ts';
import type { Found } from '../types.ts';
import { textEnd, textPieceOf } from './compact.ts';
import {
  addToken,
  EXACT,
  endingIn,
  LEAD,
  type Matcher,
  NUMBER,
  nextAtNode,
  nodeAt,
  pieceOf,
  startIn,
  stopIn,
  traitsIn,
} from './compile.ts';
import { firstLook, nextLook, PAIR, SINGLE } from './first-look.ts';

/**
 * Finds the forms in one block of text, leftmost-longest: of those that start at one place the longest that fits counts,
 * with all others that name the same span, and what is found never overlaps. Nothing is found inside a longer word or
 * number. Letter case counts where a form says so; accents may be missing or written in any way.
 *
 * Time grows with the text, hardly with the number of names: most tokens fall at the first look. Each
 * find is held against the text itself, so equal hashes never show.
 *
 * @param text the block as shown, not normalised
 * @param onTokens told of all tokens, a window at a time: those of `text` from border `first` up to but without `count`.
 * For others who look at each token of a text, so that it is split but once. It must not tokenise itself.
 * @returns in reading order; spans in UTF-16 code units of `text`
 */
export function scan(
  matcher: Matcher,
  text: string,
  onTokens: ((text: string, first: number, count: number) => void) | null = null,
): Found[] {
  const { gate, words, hashBits, maxTokens } = matcher;
  let found: Found[] | null = null;
  /** Text before this is taken by what was found. */
  let taken = 0;
  let kept = 0;
  let from = 0;
  while (from < text.length) {
    const count = tokenise(text, from, kept);
    from = nextOffset();
    if (onTokens !== null) onTokens(text, kept, count);
    // The last tokens wait until a name that starts there must have ended.
    const ready = from < text.length ? Math.max(0, count - 2 * maxTokens + 2) : count;
    let border = 0;
    for (;;) {
      const look =
        gate.length === 1 ? nextLook(words, hashBits, text, border, ready) : nextGated(matcher, text, border, ready);
      border = Math.max(border, look >> 2);
      if ((look & 3) === 0) break;
      const find = (borders[border] as number) < taken ? null : findAt(matcher, text, border, count, taken, look & 3);
      if (find === null) border += 2;
      else {
        taken = bestTaken;
        border += 2 * bestTokens;
        if (found === null) found = [find];
        else found.push(find);
      }
    }
    // A name may have taken some of the tokens that wait.
    if (from < text.length) kept = keepFrom(Math.min(border, count), count);
  }
  return found ?? [];
}

/** `nextLook` behind the gate. */
function nextGated({ gate, words, hashBits }: Matcher, text: string, from: number, end: number): number {
  for (let border = nextOpen(gate, hashBits, from, end); border < end; ) {
    const hash = (hashes[border + 1] as number) & hashBits;
    const next = (hashes[border + 3] as number) & hashBits;
    const look = firstLook(words, hash, next, text.charCodeAt(borders[border] as number));
    if (look !== 0) return 4 * border + look;
    border = nextOpen(gate, hashBits, border + 2, end);
  }
  return 4 * end;
}

const nextOpen = createGateLoop(hashes);

/** As a closure over the reader's hashes, for the reason that text/tokenise.ts gives for its own. */
function createGateLoop(ends: Int32Array) {
  /**
   * The first token from border `from` on and before `end` whose hash opens the gate, `end` where none does. A loop so
   * small that all of it stays in registers: most tokens of a text see nothing else.
   */
  return (gate: Int32Array, hashBits: number, from: number, end: number): number => {
    const shift = Math.clz32(gate.length) + 1;
    const stop = end | 0;
    let border = from | 0;
    for (; border < stop; border = (border + 2) | 0) {
      const hash = (ends[border + 1] as number) & hashBits;
      if ((((gate[hash >>> shift] as number) >>> hash) & 1) !== 0) return border;
    }
    return stop;
  };
}

// What `fitAt` found out of the form that fits: where its span starts and ends, and where all that it covers ends.
let fitStart = 0;
let fitEnd = 0;
let fitTaken = 0;
/** End of what the form that `findAt` chose covers. */
let bestTaken = 0;
/** How many tokens that form has. */
let bestTokens = 0;
/** Form, start and end of each form that fits, one after the other. */
const fits: number[] = [];

/**
 * The best of the forms that start at a token: the first to start, then the one that covers most text, then the one with
 * the longest span. Null where none fits.
 *
 * @param look what the first look said: which names may start here
 */
function findAt(
  matcher: Matcher,
  text: string,
  first: number,
  count: number,
  floor: number,
  look: number,
): Found | null {
  const { nodes, forms, hashBits } = matcher;
  const end = look & PAIR ? count : first + 2;
  let fitCount = 0;
  let best = 0;
  bestTokens = 0;
  let sequence = (hashes[first + 1] as number) & hashBits;
  let border = first;
  // Where no name of one token may start, nothing is asked of the first.
  if (!(look & SINGLE)) {
    border += 2;
    if (border >= end) return null;
    sequence = addToken(sequence, (hashes[border + 1] as number) & hashBits);
  }
  for (;;) {
    const node = nodes[nodeAt(nodes, sequence) + 1] as number;
    for (let form = node >> 1; form !== 0; form = nextAtNode(forms, form - 1)) {
      if (!fitAt(matcher, form - 1, text, first, border, floor)) continue;
      if (
        bestTokens === 0 ||
        (fitStart - (fits[best + 1] as number) || bestTaken - fitTaken || (fits[best + 2] as number) - fitEnd) < 0
      ) {
        bestTokens = (border - first) / 2 + 1;
        best = fitCount;
        bestTaken = fitTaken;
      }
      fits[fitCount] = form - 1;
      fits[fitCount + 1] = fitStart;
      fits[fitCount + 2] = fitEnd;
      fitCount += 3;
    }
    border += 2;
    if (!(node & 1) || border >= end) break;
    sequence = addToken(sequence, (hashes[border + 1] as number) & hashBits);
  }
  if (bestTokens === 0) return null;
  const start = fits[best + 1] as number;
  const stop = fits[best + 2] as number;
  return { start, end: stop, forms: fitCount === 3 ? [fits[0] as number] : formsOf(start, stop, fitCount) };
}

/** The forms that fit and name this span. */
function formsOf(start: number, end: number, fitCount: number): number[] {
  const forms: number[] = [];
  for (let i = 0; i < fitCount; i += 3) {
    if (fits[i + 1] === start && fits[i + 2] === end) forms.push(fits[i] as number);
  }
  return forms.length > 1 ? forms.sort((a, b) => a - b) : forms;
}

/**
 * Holds a form against the tokens from border `first` to `last`, the start of its last token.
 * Walks the form's canonical text and the text itself side by side; see text/canonical.ts for what must agree.
 */
function fitAt(matcher: Matcher, form: number, text: string, first: number, last: number, floor: number): boolean {
  const { forms } = matcher;
  const traits = traitsIn(forms, form);
  const exact = (traits & EXACT) !== 0 && !(last > first && isShouted(text, first, last));
  let canonical = matcher.canonical[pieceOf(form)] as string;
  let place = startIn(forms, form);
  let stop = stopIn(forms, form, canonical) - 1;
  if (stop < place) {
    canonical = matcher.texts.pieces[textPieceOf(form)] as string;
    place = matcher.texts.starts[form] as number;
    stop = textEnd(matcher.texts, form, canonical);
  }
  const keptStop = stop - endingIn(forms, form);

  let start = borders[first] as number;
  if (traits & LEAD) {
    const lead = place;
    while (isSign(canonical.charCodeAt(place))) place++;
    for (let sign = place - 1; sign >= lead; sign--) {
      start = skipVanishingBack(text, start, floor) - 1;
      if (start < floor || signOf(text.charAt(start)) !== canonical[sign]) return false;
    }
  } else if (traits & NUMBER && isDigit(text, start) && isPoint(text, start - 1) && isDigit(text, start - 2))
    return false;

  let end = start;
  for (let border = first; ; border += 2) {
    const tokenEnd = borders[border + 1] as number;
    for (let at = borders[border] as number; at < tokenEnd; ) {
      const unit = text.charCodeAt(at);
      if (unit === canonical.charCodeAt(place) && unit < 0x80) {
        at++;
        if (place++ < keptStop) end = at;
        continue;
      }
      const code = codeOf(unit);
      const next = at + widthOf(text, at, code);
      if (code === VANISH || code === ASTRAL_VANISH) {
        // An accent belongs to the letter before it; other things that vanish stay outside where they can.
        if (end === at && place <= keptStop && ACCENT.test(text.charAt(at))) end = next;
      } else {
        const matched = lettersFit(text, at, code, canonical, place, exact);
        if (matched < 0) return false;
        if (place < keptStop) end = next;
        place += matched;
      }
      at = next;
    }
    if (border === last) break;
    place = joinerFits(text, tokenEnd, borders[border + 2] as number, canonical, place);
    if (place < 0) return false;
  }

  let taken = borders[last + 1] as number;
  if (
    canonical.charCodeAt(place) === STOP_UNIT &&
    isPoint(text, taken) &&
    isDigit(text, taken - 1) &&
    isDigit(text, taken + 1)
  )
    return false;
  for (; canonical.charCodeAt(place) !== STOP_UNIT; place++) {
    // Letters are left: the form has more tokens, and only its hash was that of fewer.
    if (!isSign(canonical.charCodeAt(place))) return false;
    const at = skipVanishing(text, taken);
    if (at < text.length && signOf(text.charAt(at)) === canonical[place]) {
      taken = at + 1;
      if (place < keptStop) end = taken;
    } else if (canonical[place] === '.' && canonical[place + 1] === STOP) break;
    else return false;
  }
  fitStart = start;
  fitEnd = end;
  fitTaken = taken;
  return true;
}

function skipVanishing(text: string, from: number): number {
  let at = from;
  for (let code = codeOf(text.charCodeAt(at)); code === VANISH || code === ASTRAL_VANISH; ) {
    at += widthOf(text, at, code);
    code = codeOf(text.charCodeAt(at));
  }
  return at;
}

function skipVanishingBack(text: string, from: number, floor: number): number {
  let at = from;
  for (;;) {
    if (at > floor && codeOf(text.charCodeAt(at - 1)) === VANISH) at--;
    else if (
      at > floor + 1 &&
      codeOf(text.charCodeAt(at - 2)) === ASTRAL_VANISH &&
      widthOf(text, at - 2, ASTRAL_VANISH) === 2
    )
      at -= 2;
    else return at;
  }
}

/** Marks, but for variation selectors. */
const ACCENT = /(?=\p{M})\P{Default_Ignorable_Code_Point}/u;

const STOP_UNIT = STOP.charCodeAt(0);

const isSign = (unit: number) => codeOf(unit) === SEPARATOR;

// A number goes on over a point or comma: 8.7 is neither in 8.7.1 nor in 8.75 nor in 18.7.
const isDigit = (text: string, at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
const isPoint = (text: string, at: number) => text.charCodeAt(at) === 46 || text.charCodeAt(at) === 44;

/** How many units of the canonical text the letters of one character match, or -1. */
function lettersFit(text: string, at: number, code: number, canonical: string, place: number, exact: boolean): number {
  if (code >= SAME) return letterFits(text.charCodeAt(at), code, canonical, place, exact) ? 1 : -1;
  const letters = lettersOf(text, at, code);
  for (let i = 0; i < letters.length; i++) {
    const unit = letters.charCodeAt(i);
    if (!letterFits(unit, codeOf(unit), canonical, place + i, exact)) return -1;
  }
  return letters.length;
}

function letterFits(unit: number, code: number, canonical: string, place: number, exact: boolean): boolean {
  const wanted = canonical.charCodeAt(place);
  if (wanted === unit) return true;
  const wantedCode = codeOf(wanted);
  return (
    foldOf(unit, code) === foldOf(wanted, wantedCode) &&
    (!exact || isCapital(unit, code) === isCapital(wanted, wantedCode))
  );
}

/**
 * Whether nothing at a place is a small letter, as in headings: of several words, such as "DEUTSCHE BANK", capitals say
 * nothing of the case that they stand for.
 */
function isShouted(text: string, first: number, last: number): boolean {
  for (let border = first; border <= last; border += 2) {
    const end = borders[border + 1] as number;
    for (let at = borders[border] as number; at < end; ) {
      const unit = text.charCodeAt(at);
      if (unit >= 97 && unit <= 122) return false;
      const code = codeOf(unit);
      if (unit > 127 && hasSmall(text, at, code)) return false;
      at += widthOf(text, at, code);
    }
  }
  return true;
}

function hasSmall(text: string, at: number, code: number): boolean {
  if (code === VANISH || code === ASTRAL_VANISH) return false;
  for (const letter of lettersOf(text, at, code)) {
    const unit = letter.charCodeAt(0);
    const its = codeOf(unit);
    const folded = letter.length > 1 ? letter : String.fromCharCode(foldOf(unit, its));
    if (!isCapital(unit, its) && folded !== folded.toUpperCase()) return true;
  }
  return false;
}

/** Holds what stands between two tokens against the canonical text; returns the place after it, or -1. */
function joinerFits(text: string, from: number, to: number, canonical: string, place: number): number {
  if (from === to) return canonical[place] === NOTHING ? place + 1 : -1;
  const softAllowed = canonical[place] === SOFT;
  let next = softAllowed ? place + 1 : place;
  const firstSign = next;
  let soft = false;
  for (let at = from; at < to; ) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || unit === 45) {
      soft = true;
      at++;
      continue;
    }
    const code = codeOf(unit);
    if (code === SEPARATOR) {
      const sign = signOf(text.charAt(at));
      if (sign === SOFT) soft = true;
      else if (sign === canonical[next]) next++;
      else return -1;
    }
    at += widthOf(text, at, code);
  }
  if (isSign(canonical.charCodeAt(next))) return -1;
  if (next === firstSign) return softAllowed && soft ? next : -1;
  return softAllowed || !soft ? next : -1;
}
