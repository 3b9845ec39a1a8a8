/** What stands on both sides of a candidate, as cues are held against it. */
import type { Span } from '../types.ts';
import { type AdjacentCues, ANY, touchOf } from './compiled-sense.ts';
import { plain } from './plain.ts';
import { foldWord, type WordGate } from './words.ts';

/** Characters on either side of a name that may belong to a cue beside it. */
const CONTEXT = 64;

/** A text as it stands, and folded. */
export interface Side {
  text: string;
  folded: string;
}

/**
 * The text on both sides of a candidate. The characters that touch it are looked at first: most cues fall by them. What
 * stands there is made plain only for a cue that may fit: blanks, quotes and hyphens of one kind, nothing invisible.
 */
export class Surroundings {
  private knownBefore: Side[] | null = null;
  private knownAfter: (Side | null)[] | null = null;
  /** Where what follows begins: after the ending of a genitive or plural. */
  private readonly end: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
    end: number,
    private readonly found: readonly Span[],
    /** Those of them that name an initiative of many countries. */
    private readonly ofMany: readonly Span[],
  ) {
    this.end = end + endingAt(text, end);
  }

  /** Whether a number follows in the same line, and not that of the next item of a list: "1. FAST 2. Polaris". */
  get hasNumber(): boolean {
    return (
      /^[^\d\n]*\d/u.test(this.text.slice(this.end, this.end + CONTEXT)) &&
      !ITEM.test(this.text.slice(this.end, this.end + 8))
    );
  }

  /** Whether a sentence ends between the candidate and a word. */
  isOfOtherSentence(start: number, end: number): boolean {
    return ENDS_SENTENCE.test(start < this.start ? this.text.slice(end, this.start) : this.text.slice(this.end, start));
  }

  /** Whether a word of a later sentence stands in that of another place of the same name, and tells of that one. */
  isOfNextPlace(start: number, end: number): boolean {
    if (start < this.end || !this.isOfOtherSentence(start, end)) return false;
    const name = this.text.slice(this.start, this.end);
    return this.found.some((other) => {
      if (other.start < this.end) return false;
      const its = this.text.slice(other.start, other.end);
      if (!its.endsWith(name) && !name.endsWith(its)) return false;
      return !ENDS_SENTENCE.test(
        other.start < start ? this.text.slice(other.end, start) : this.text.slice(end, other.start),
      );
    });
  }

  /** Whether a word is a part, and not the whole, of a name that was found. */
  isPartOfName(start: number, end: number): boolean {
    return this.found.some((name) => name.start <= start && end <= name.end && end - start < name.end - name.start);
  }

  /** Whether a word stands in the name of an initiative of many countries. */
  isOfMany(start: number, end: number): boolean {
    return this.ofMany.some((name) => name.start <= start && end <= name.end);
  }

  /** Whether a cue of this side may stand before the candidate. Never says no where one does. */
  mayFollow({ touches, hasFree, hasDigits, byTouch }: AdjacentCues): boolean {
    if (hasFree) return true;
    if (!hasDigits && byTouch.size === 0) return false;
    const { text } = this;
    const floor = Math.max(0, this.start - CONTEXT);
    let at = this.start - 1;
    while (at >= floor && isBlank(text.charCodeAt(at))) at--;
    for (;;) {
      const touch = at < floor ? 0 : text.charCodeAt(at);
      const next = at - 1 < floor ? 0 : text.charCodeAt(at - 1);
      if (mayTouch(touches, hasDigits, touch, next)) return true;
      // Without opening quotes and brackets there is another side.
      if (!(touch === 34 || touch === 39 || touch === 40 || touch === 91)) return false;
      while (at >= floor && isOpeningOrBlank(text.charCodeAt(at))) at--;
    }
  }

  /** The same for what follows it. */
  mayPrecede({ touches, hasFree, hasDigits, byTouch }: AdjacentCues): boolean {
    if (hasFree) return true;
    if (!hasDigits && byTouch.size === 0) return false;
    const { text } = this;
    const ceiling = Math.min(text.length, this.end + CONTEXT);
    let at = this.end;
    while (at < ceiling && isBlank(text.charCodeAt(at))) at++;
    let touch = at < ceiling ? text.charCodeAt(at) : 0;
    if (at > this.end && mayTouch(touches, hasDigits, 32, touch)) return true;
    for (;;) {
      const next = at + 1 < ceiling ? text.charCodeAt(at + 1) : 0;
      if (mayTouch(touches, hasDigits, touch, next)) return true;
      if (!(touch === 34 || touch === 39 || touch === 41 || touch === 93)) return false;
      while (at < ceiling && isClosingOrBlank(text.charCodeAt(at))) at++;
      touch = at < ceiling ? text.charCodeAt(at) : 0;
    }
  }

  /** Up to the name, and the same without opening quotes and brackets; without blanks at the end. */
  get before(): Side[] {
    if (!this.knownBefore) {
      const before = plain(this.text.slice(Math.max(0, this.start - CONTEXT), this.start)).trimEnd();
      const bare = before.replace(/[\s"'“”„«»‹›([]+$/u, '');
      this.knownBefore = bare === before ? [sideOf(before)] : [sideOf(before), sideOf(bare)];
    }
    return this.knownBefore;
  }

  /** From the name on; the same without blanks; without closing quotes and brackets too. */
  get after(): (Side | null)[] {
    if (!this.knownAfter) {
      const after = plain(this.text.slice(this.end, this.end + CONTEXT));
      const trimmed = after.trimStart();
      const bare = trimmed.replace(/^[\s"'“”«»‹›)\]]+/u, '');
      const whole = sideOf(after);
      const begun = trimmed === after ? whole : sideOf(trimmed);
      this.knownAfter = [
        whole,
        begun === whole ? null : begun,
        bare === after ? null : bare === trimmed ? begun : sideOf(bare),
      ];
    }
    return this.knownAfter;
  }
}

/** The number of the next item of a list. */
const ITEM = /^["'”’»)]?\s*\d{1,2}[.)]\s/u;
const ENDS_SENTENCE = /[.!?][)"”’»]?\s|\n/u;

/** How many letters run on after a name: the "s" of "des Bundeskriminalamts (BK)"; 0 where it is no such ending. */
function endingAt(text: string, end: number): number {
  const ending = text.charCodeAt(end) === 101 ? 2 : 1;
  const last = text.charCodeAt(end + ending - 1);
  return (last === 115 || last === 110) && !/^\p{L}/u.test(text.charAt(end + ending)) ? ending : 0;
}

const isBlank = (unit: number) => unit === 32 || (unit >= 9 && unit <= 13);
const isOpeningOrBlank = (unit: number) => isBlank(unit) || unit === 34 || unit === 39 || unit === 40 || unit === 91;
const isClosingOrBlank = (unit: number) => isBlank(unit) || unit === 34 || unit === 39 || unit === 41 || unit === 93;
const small = (unit: number) => (unit >= 65 && unit <= 90 ? unit + 32 : isBlank(unit) ? 32 : unit);

/** Outside ASCII, and where a grave accent stands for a quote, only the plain text tells. */
function mayTouch(touches: WordGate, hasDigits: boolean, touch: number, next: number): boolean {
  if (touch > 127 || next > 127 || touch === 96 || next === 96) return true;
  if (hasDigits && touch >= 48 && touch <= 57) return true;
  const unit = small(touch);
  return touches.mayHave(touchOf(unit, small(next))) || touches.mayHave(touchOf(unit, ANY));
}

function sideOf(text: string): Side {
  return { text, folded: foldWord(text) };
}
