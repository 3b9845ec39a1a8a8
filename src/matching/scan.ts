/** Text → places where forms of the gazetteer stand. */
import { NOTHING, SOFT, signOf } from './canonical.ts';
import { addToken, type Matcher, slotOf } from './compile.ts';
import { ASTRAL_VANISH, codeOf, foldOf, isCapital, lettersOf, SAME, SEPARATOR, VANISH, widthOf } from './letters.ts';
import { borders, hashOf, keepFrom, nextOffset, tokenise } from './tokenise.ts';
import type { Found } from './types.ts';

/**
 * Finds the forms in one block of text, leftmost-longest: of those that start at one place the longest that fits counts,
 * with all others that name the same span, and what is found never overlaps. Nothing is found inside a longer word or
 * number. Letter case counts where a form says so; accents may be missing or written in any way.
 *
 * Time grows with the text, hardly with the number of names: most tokens fall at one look at the matcher's gate. Each
 * find is held against the text itself, so equal hashes never show.
 *
 * @param text the block as shown, not normalised
 * @returns in reading order; spans in UTF-16 code units of `text`
 */
export function scan(matcher: Matcher, text: string): Found[] {
  const { gate, hashBits, maxTokens } = matcher;
  const gateBits = 32 * gate.length;
  const found: Found[] = [];
  /** Text before this is taken by what was found. */
  let taken = 0;
  let kept = 0;
  let from = 0;
  while (from < text.length) {
    const count = tokenise(text, from, kept);
    from = nextOffset();
    // The last tokens wait until a name that starts there must have ended.
    const ready = from < text.length ? Math.max(0, count - 2 * maxTokens + 2) : count;
    let border = 0;
    while (border < ready) {
      const first = hashOf(border) & hashBits;
      const bit = slotOf(first, gateBits);
      if ((gate[bit >>> 5] as number) & (1 << bit) && (borders[border] as number) >= taken) {
        const fit = longestAt(matcher, text, border, count, taken);
        if (fit) {
          found.push({ start: fit.start, end: fit.end, forms: fit.forms });
          taken = fit.taken;
          border += 2 * fit.tokens;
          continue;
        }
      }
      border += 2;
    }
    // A name may have taken some of the tokens that wait.
    if (from < text.length) kept = keepFrom(Math.min(border, count), count);
  }
  return found;
}

interface Fit extends Found {
  /** End of all that the form covers, its ending included. */
  taken: number;
  tokens: number;
}

/** The best of the forms that start at a token: first to start, then longest in the text, then longest in its span. */
function longestAt(matcher: Matcher, text: string, first: number, count: number, floor: number): Fit | null {
  const { nodeHashes, nodeValues, nextForms, hashBits } = matcher;
  let best: Fit | null = null;
  let others: Fit[] = [];
  let sequence = 0;
  for (let border = first; border < count; border += 2) {
    const token = hashOf(border) & hashBits;
    sequence = border === first ? token : addToken(sequence, token);
    let slot = slotOf(sequence, nodeHashes.length);
    while (nodeValues[slot] !== 0 && nodeHashes[slot] !== sequence) slot = (slot + 1) & (nodeHashes.length - 1);
    const node = nodeValues[slot] as number;
    for (let form = node >> 1; form !== 0; form = nextForms[form - 1] as number) {
      const fit = fitAt(matcher, form - 1, text, first, border, floor);
      if (!fit) continue;
      if (!best || isBetter(fit, best)) best = fit;
      others.push(fit);
    }
    if (!(node & 1)) break;
  }
  if (best && others.length > 1) {
    const { start, end } = best;
    others = others.filter((fit) => fit.start === start && fit.end === end);
    best.forms = others.flatMap(({ forms }) => forms).sort((a, b) => a - b);
  }
  return best;
}

const isBetter = (one: Fit, other: Fit) =>
  (one.start - other.start || other.taken - one.taken || other.end - one.end) < 0;

/**
 * Holds a form against the tokens from border `first` to `last`, the start of its last token.
 * Walks the form's canonical text and the text itself side by side; see canonical.ts for what must agree.
 */
function fitAt(matcher: Matcher, form: number, text: string, first: number, last: number, floor: number): Fit | null {
  const { canonical } = matcher;
  const exact = matcher.exact[form] === 1;
  let place = matcher.starts[form] as number;
  const stop = matcher.starts[form + 1] as number;
  const keptStop = place + (matcher.kept[form] as number);

  const firstStart = borders[first] as number;
  let start = firstStart;
  let lead = place;
  while (lead < stop && codeOf(canonical.charCodeAt(lead)) === SEPARATOR) lead++;
  for (let sign = lead - 1; sign >= place; sign--) {
    do start--;
    while (start >= floor && codeOf(text.charCodeAt(start)) === VANISH);
    if (start < floor || signOf(text.charAt(start)) !== canonical[sign]) return null;
  }
  if (lead === place && continuesNumber(text, firstStart, -1)) return null;
  place = lead;

  let end = start;
  for (let border = first; border <= last; border += 2) {
    let at = borders[border] as number;
    const tokenEnd = borders[border + 1] as number;
    while (at < tokenEnd) {
      const code = codeOf(text.charCodeAt(at));
      const width = widthOf(text, at, code);
      if (code === VANISH || code === ASTRAL_VANISH) {
        // An accent belongs to the letter before it; other things that vanish are left outside where they can be.
        if (end === at && place <= keptStop && isAccent(text.charAt(at))) end = at + width;
        at += width;
        continue;
      }
      const matched = lettersFit(text, at, code, canonical, place, exact);
      if (matched < 0) return null;
      if (place < keptStop) end = at + width;
      place += matched;
      at += width;
    }
    if (border === last) break;
    const next = joinerFits(text, tokenEnd, borders[border + 2] as number, canonical, place);
    if (next < 0) return null;
    place = next;
  }

  let taken = borders[last + 1] as number;
  if (place < stop && codeOf(canonical.charCodeAt(place)) !== SEPARATOR) return null;
  if (place === stop && continuesNumber(text, taken, 1)) return null;
  for (; place < stop; place++) {
    let at = taken;
    while (at < text.length && codeOf(text.charCodeAt(at)) === VANISH) at++;
    if (at < text.length && signOf(text.charAt(at)) === canonical[place]) {
      taken = at + 1;
      if (place < keptStop) end = taken;
    } else if (place === stop - 1 && canonical[place] === '.') break;
    else return null;
  }
  return { start, end, forms: [form], taken, tokens: (last - first) / 2 + 1 };
}

/** How many units of the canonical text the letters of one character match, or -1. */
function lettersFit(text: string, at: number, code: number, canonical: string, place: number, exact: boolean): number {
  if (code >= SAME) return letterFits(text.charCodeAt(at), code, canonical, place, exact) ? 1 : -1;
  const letters = lettersOf(text, at, code);
  let matched = 0;
  for (let i = 0; i < letters.length; i++) {
    const unit = letters.charCodeAt(i);
    const its = codeOf(unit);
    if (its === VANISH) continue;
    if (!letterFits(unit, its, canonical, place + matched, exact)) return -1;
    matched++;
  }
  return matched;
}

function letterFits(unit: number, code: number, canonical: string, place: number, exact: boolean): boolean {
  const wanted = canonical.charCodeAt(place);
  if (wanted === unit) return true;
  const wantedCode = codeOf(wanted);
  return foldOf(unit, code) === foldOf(wanted, wantedCode) && (!exact || isCapital(code) === isCapital(wantedCode));
}

/** Holds what stands between two tokens against the canonical text; returns the place after it, or -1. */
function joinerFits(text: string, from: number, to: number, canonical: string, place: number): number {
  if (from === to) return canonical[place] === NOTHING ? place + 1 : -1;
  const softAllowed = canonical[place] === SOFT;
  let next = softAllowed ? place + 1 : place;
  const firstSign = next;
  let soft = false;
  for (let at = from; at < to; at++) {
    if (codeOf(text.charCodeAt(at)) !== SEPARATOR) continue;
    const sign = signOf(text.charAt(at));
    if (sign === SOFT) soft = true;
    else if (sign === canonical[next]) next++;
    else return -1;
  }
  if (codeOf(canonical.charCodeAt(next)) === SEPARATOR) return -1;
  if (next === firstSign) return softAllowed && soft ? next : -1;
  return softAllowed || !soft ? next : -1;
}

const isAccent = (character: string) => /\p{M}/u.test(character);

/** Whether a number goes on over a point or comma: 8.7 is not in 18.7.1. */
function continuesNumber(text: string, border: number, direction: 1 | -1): boolean {
  const [inside, sign, outside] = direction > 0 ? [border - 1, border, border + 1] : [border, border - 1, border - 2];
  const isDigit = (at: number) => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
  return isDigit(inside) && (text[sign] === '.' || text[sign] === ',') && isDigit(outside);
}
