import type { Sense, Span } from '../types.ts';
import { countryOfWord } from './countries.ts';
import { EVIDENCE_LANGUAGES, indexOfLanguage } from './language.ts';
import { BEGINNING, foldedWords, foldWord, hashWord, WordGate, type Words } from './words.ts';

/**
 * Sense records made ready for reading text: every cue gets a number within its record, and what a block holds of them
 * is a list of such numbers. So evidence travels as numbers, never as text of the page.
 */

export type CueKind = 'near' | 'before' | 'after';

export interface Cue {
  text: string;
  /** As a reader sees it: a prefix with an ellipsis, any number as 0–9. */
  shown: string;
  kind: CueKind;
  /** `own`: speaks for the name as ours; a number: for that other sense; an entity id: for that candidate. */
  scope: 'own' | number | string;
  /** Index into EVIDENCE_LANGUAGES; 0 for any. */
  lang: number;
  /** A function word alone ("de", "bij"): true of many places. */
  weak: boolean;
  /** See {@link countryOfCue}. */
  country?: string;
}

export interface CompiledSense {
  sense: Sense;
  cues: Cue[];
  /** Near cues by their first word; a trailing `*` is a prefix. */
  words: Map<string, NearCue[]>;
  /** Prefixes by their first three characters. */
  prefixes: Map<string, NearCue[]>;
  /** Let most words fall before anybody asks the two above. */
  wordGate: WordGate;
  prefixGate: WordGate;
  /** Whether a prefix has too few letters for that gate. */
  hasShortPrefix: boolean;
  before: AdjacentCues;
  after: AdjacentCues;
  /** See {@link isOfCountry}; by the number of the other sense. */
  ofCountries: Map<number, boolean>;
  /** See {@link countriesOfOthers}. */
  others: ReadonlySet<string> | null;
}

/** Cues of one side, by the folded character that touches the name; patterns are tried one by one. */
interface AdjacentCues {
  byTouch: Map<number, AdjacentCue[]>;
  patterns: { id: number; pattern: RegExp; digits: boolean }[];
  /** Whether there are patterns that need no digit beside the name, and such that do. */
  hasFree: boolean;
  hasDigits: boolean;
  /** The two characters that touch the name, of a cue of one character that alone. */
  touches: WordGate;
}

interface AdjacentCue {
  id: number;
  /** With capitals: counts in this case only; else folded. */
  text: string;
  exact: boolean;
  /** More of the word may follow. */
  open: boolean;
  /** Begins or ends, away from the name, with a letter: there a word must end. */
  bounded: boolean;
}

interface NearCue {
  id: number;
  words: string[];
  /** The last word is a prefix. */
  open: boolean;
}

/** The country of which a near word tells; looked up once, for the few that are met. */
export function countryOfCue(cue: Cue): string {
  cue.country ??= countryOfWord(cue.text);
  return cue.country;
}

/** Whether another sense is a body of another country: some of its words tell of one. Looked up once, where it is met. */
export function isOfCountry(compiled: CompiledSense, scope: number): boolean {
  let known = compiled.ofCountries.get(scope);
  if (known === undefined) {
    known = compiled.cues.some((cue) => cue.scope === scope && cue.text.split(' ').some((word) => countryOfWord(word)));
    compiled.ofCountries.set(scope, known);
  }
  return known;
}

/** The countries of which words of other senses tell. Looked up once, where one is asked for. */
export function countriesOfOthers(compiled: CompiledSense): ReadonlySet<string> {
  compiled.others ??= new Set(
    compiled.cues.filter(({ scope }) => typeof scope === 'number').map((cue) => countryOfCue(cue)),
  );
  return compiled.others;
}

const DUTCH = indexOfLanguage('nl');
const WINDOW = 12;
const CLOSE = 3;
const CONTEXT = 64;
const MAX_CUES = 24;

export function compileSense(sense: Sense): CompiledSense {
  const compiled: CompiledSense = {
    sense,
    cues: [],
    words: new Map(),
    prefixes: new Map(),
    wordGate: new WordGate(2048),
    prefixGate: new WordGate(1024),
    hasShortPrefix: false,
    before: noAdjacentCues(),
    after: noAdjacentCues(),
    ofCountries: new Map(),
    others: null,
  };
  const add = (kind: CueKind, scope: Cue['scope'], texts: readonly string[] | undefined, lang = 0) => {
    for (const text of new Set(texts))
      addCue(compiled, {
        text,
        // Of “ILO,” the sign counts for the match, and is not quoted.
        shown: (text.replace(/^[,;:]\s*|[,;:]$/gu, '') || text).replace(/\*$/u, '…').replace(/<digits>/gu, '0–9'),
        kind,
        scope,
        lang,
        weak: isWeak(text),
      });
  };
  for (const [lang, texts] of Object.entries(sense.near)) {
    add('near', 'own', texts, Math.max(0, indexOfLanguage(lang)));
  }
  add('before', 'own', sense.before);
  add('after', 'own', sense.after);
  sense.otherSenses.forEach((other, index) => {
    add('near', index, other.near);
    add('before', index, other.before);
    add('after', index, other.after);
  });
  for (const [id, own] of Object.entries(sense.perCandidate ?? {})) {
    add('near', id, own.near);
    add('before', id, own.before);
    add('after', id, own.after);
  }
  return compiled;
}

const noAdjacentCues = (): AdjacentCues => ({
  byTouch: new Map(),
  patterns: [],
  hasFree: false,
  hasDigits: false,
  touches: new WordGate(1024),
});

function addCue(compiled: CompiledSense, cue: Cue): void {
  const id = compiled.cues.push(cue) - 1;
  if (cue.kind !== 'near') {
    addAdjacent(compiled[cue.kind], id, cue.text, cue.kind);
    return;
  }
  const open = cue.text.endsWith('*');
  const words = foldedWords(open ? cue.text.slice(0, -1) : cue.text);
  const [first] = words;
  if (first === undefined) return;
  const byPrefix = open && words.length === 1;
  const [map, key] = byPrefix ? [compiled.prefixes, first.slice(0, 3)] : [compiled.words, first];
  if (!byPrefix) compiled.wordGate.add(hashWord(key));
  else if (first.length < BEGINNING) compiled.hasShortPrefix = true;
  else compiled.prefixGate.add(hashWord(first.slice(0, BEGINNING)));
  const known = map.get(key);
  if (known) known.push({ id, words, open });
  else map.set(key, [{ id, words, open }]);
}

/** Open parts of a cue, `*` and `<digits>`; one with more is passed over. */
const MAX_OPEN = 2;

function addAdjacent(cues: AdjacentCues, id: number, cue: string, side: 'before' | 'after'): void {
  const text = plain(cue);
  const exact = /\p{Lu}/u.test(text);
  const open = side === 'after' && text.endsWith('*');
  const bare = open ? text.slice(0, -1) : text;
  if (/[*<]/u.test(bare)) {
    // Each open part more makes a search many times as long, and a pack of others may bring any cue.
    if ((bare.match(/[*<]/gu) ?? []).length > MAX_OPEN) return;
    const body = text
      .replace(/[.+?^${}()|[\]\\/]/gu, '\\$&')
      .replace(/\*/gu, "[\\p{L}\\p{N}'-]*")
      .replace(/<digits>/gu, '\\d+');
    const ending = text.endsWith('<digits>') ? COUNTS_NOTHING : '';
    const pattern = side === 'before' ? `(?<![\\p{L}\\p{N}])${body}$` : `^${body}(?![\\p{L}\\p{N}])${ending}`;
    const digits = side === 'before' ? text.endsWith('<digits>') : text.startsWith('<digits>');
    cues.patterns.push({ id, pattern: new RegExp(pattern, exact ? 'u' : 'iu'), digits });
    cues[digits ? 'hasDigits' : 'hasFree'] = true;
    return;
  }
  const kept = exact ? bare : foldWord(bare);
  const folded = foldWord(bare);
  const inwards = side === 'before' ? -1 : 1;
  const touching = side === 'before' ? folded.length - 1 : 0;
  const touch = folded.charCodeAt(touching);
  if (Number.isNaN(touch)) return;
  cues.touches.add(folded.length > 1 ? touchOf(touch, folded.charCodeAt(touching + inwards)) : touchOf(touch, ANY));
  const bounded = !open && (side === 'before' ? /^[\p{L}\p{N}]/u : /[\p{L}\p{N}]$/u).test(bare);
  const known = cues.byTouch.get(touch);
  if (known) known.push({ id, text: kept, exact, open, bounded });
  else cues.byTouch.set(touch, [{ id, text: kept, exact, open, bounded }]);
}

/** After a number that is a code: nothing of which there could be so many ("ILO 5", but "says the ILO, 28 million people"). */
const COUNTS_NOTHING =
  '(?!(?:[.,]\\d+)*\\s?(?:%|per ?cent|procent|prozent|mi[lj]|bi[lj]l|mln|mld|mio|mrd|thousand|duizend|tausend|people|mensen|menschen|countries|landen|länder|sta[at]))';

const ARTICLES: Record<string, string> = {
  de: 'nl fr',
  het: 'nl',
  een: 'nl',
  die: 'de nl',
  der: 'de',
  das: 'de',
  den: 'de',
  dem: 'de',
  des: 'de',
  ein: 'de',
  eine: 'de',
  einer: 'de',
  la: 'fr',
  le: 'fr',
  les: 'fr',
  un: 'fr',
  une: 'fr',
  the: 'en',
  a: 'en',
  an: 'en',
};
const WEAK = new Set(
  `${Object.keys(ARTICLES).join(' ')} van voor bij door uit naar en of in op aan met als is om von vom beim bei durch für
  und oder mit aus im zum zur auf of for to in at by and or with on from as to be et du au your our his her their my
  its no , : . ( ) !`.split(/\s+/u),
);

function isWeak(text: string): boolean {
  return text.split(/\s+/u).every((word) => WEAK.has(word.toLowerCase()));
}

/** A hash of the character that touches a name and the one behind it. */
const touchOf = (touch: number, next: number) => touch * 37 + next;
/** Stands for whatever is behind the one character of a cue. */
const ANY = 0;

interface Side {
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

function plain(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[’ʼ‘`´]/gu, "'")
    .replace(/[‐‑‒]/gu, '-');
}

/**
 * The cues that stand around a candidate, ascending: twice the number of each, plus one where a near word is close.
 *
 * @param at index of the candidate's first word, `to` of the first word after it
 */
export function findCues(
  compiled: CompiledSense,
  words: Words,
  at: number,
  to: number,
  surroundings: Surroundings,
  lang: number,
): number[] {
  const found: number[] = [];
  const { wordGate, prefixGate, prefixes, hasShortPrefix } = compiled;
  const last = Math.min(words.count, to + WINDOW);
  for (let index = Math.max(0, at - WINDOW); index < last; index++) {
    if (index === at) index = to;
    if (index >= last) break;
    const close = index < at ? at - index <= CLOSE : index - to < CLOSE;
    if (wordGate.mayHave(words.hashOf(index))) {
      const whole = compiled.words.get(words.at(index));
      if (whole)
        for (const cue of whole) {
          if (follows(words, index, cue) && mayTell(compiled, cue, words, index, surroundings))
            takeNear(compiled, found, cue.id, close && (index < at || isInSentence(words, index, surroundings)), lang);
        }
    }
    if (hasShortPrefix || prefixGate.mayHave(words.hashOfBeginning(index))) {
      const word = words.at(index);
      const begun = word.length < 3 ? undefined : prefixes.get(word.slice(0, 3));
      if (begun)
        for (const cue of begun) {
          if (word.startsWith(cue.words[0] ?? '') && mayTell(compiled, cue, words, index, surroundings))
            takeNear(compiled, found, cue.id, close && (index < at || isInSentence(words, index, surroundings)), lang);
        }
    }
  }
  if (surroundings.mayFollow(compiled.before)) {
    for (const side of surroundings.before) readBefore(compiled, side, found, lang);
  }
  if (surroundings.mayPrecede(compiled.after)) {
    const [after, trimmed, bare] = surroundings.after;
    // What begins with a letter follows after a blank or a closing quote; what begins with a sign may touch the name.
    if (after) readAfter(compiled, after, false, surroundings, found, lang);
    if (trimmed) readAfter(compiled, trimmed, false, surroundings, found, lang);
    // The 's of a genitive is no word that follows; after Dutch short forms it is a plural: FIU's.
    const isGenitive = lang !== DUTCH && bare !== null && /^'s(?![\p{L}\p{N}])/iu.test((trimmed ?? after)?.text ?? '');
    if (bare && !isGenitive) readAfter(compiled, bare, true, surroundings, found, lang);
  }
  if (found.length < 2) return found;
  return longestOnly(compiled, found)
    .sort((a, b) => a - b)
    .slice(0, MAX_CUES);
}

/** Of phrases right beside the name the longest holds: "in Den Haag" is ours, whatever "in" alone would say. */
function longestOnly({ cues }: CompiledSense, found: number[]): number[] {
  const phrases = found.flatMap((code) => cues[code >> 1] ?? []).filter(({ kind }) => kind !== 'near');
  if (phrases.length < 2) return found;
  return found.filter((code) => {
    const cue = cues[code >> 1];
    if (!cue || cue.kind === 'near') return true;
    const its = cue.text.toLowerCase();
    return !phrases.some((longer) => {
      if (longer.kind !== cue.kind || longer.scope === cue.scope || longer.text.length <= its.length) return false;
      const whole = longer.text.toLowerCase();
      return cue.kind === 'after' ? whole.startsWith(its) : whole.endsWith(its);
    });
  });
}

function readBefore(compiled: CompiledSense, side: Side, found: number[], lang: number): void {
  for (const cue of compiled.before.byTouch.get(side.folded.charCodeAt(side.folded.length - 1)) ?? []) {
    const context = cue.exact ? side.text : side.folded;
    if (!context.endsWith(cue.text)) continue;
    if (!cue.bounded || !isWordCharacter(context, context.length - cue.text.length - 1))
      take(compiled, found, cue.id, lang);
  }
  for (const { id, pattern, digits } of compiled.before.patterns) {
    if ((!digits || isDigit(side.text, side.text.length - 1)) && pattern.test(side.text))
      take(compiled, found, id, lang);
  }
}

/** @param isBare whether blanks and quotes were taken away, so that a word may begin the text */
function readAfter(
  compiled: CompiledSense,
  side: Side,
  isBare: boolean,
  surroundings: Surroundings,
  found: number[],
  lang: number,
): void {
  for (const cue of compiled.after.byTouch.get(side.folded.charCodeAt(0)) ?? []) {
    const context = cue.exact ? side.text : side.folded;
    if (!context.startsWith(cue.text) || (!isBare && isWordCharacter(cue.text, 0))) continue;
    if (!cue.bounded || !isWordCharacter(context, cue.text.length)) take(compiled, found, cue.id, lang);
  }
  for (const { id, pattern, digits } of compiled.after.patterns) {
    if (
      (isBare || !/^[\p{L}\p{N}]/u.test(side.text)) &&
      (!digits || (isDigit(side.text, 0) && surroundings.hasNumber)) &&
      pattern.test(side.text)
    ) {
      take(compiled, found, id, lang);
    }
  }
}

/**
 * A word in a longer name tells nothing of another sense (the office of the Home Office), and one in the name of an
 * initiative nothing of one of several candidates: that of Liechtenstein is named beside units of all countries.
 */
function mayTell(
  { cues }: CompiledSense,
  { id }: NearCue,
  words: Words,
  index: number,
  surroundings: Surroundings,
): boolean {
  const scope = cues[id]?.scope;
  const [start, end] = [words.starts[index] ?? 0, words.ends[index] ?? 0];
  if (surroundings.isOfNextPlace(start, end)) return false;
  if (scope === 'own') return true;
  return typeof scope === 'number' ? !surroundings.isPartOfName(start, end) : !surroundings.isOfMany(start, end);
}

/** In the next sentence a word may be near, but not close; what the one before says, goes on. */
const isInSentence = (words: Words, index: number, surroundings: Surroundings): boolean =>
  !surroundings.isOfOtherSentence(words.starts[index] ?? 0, words.ends[index] ?? 0);

function takeNear({ cues }: CompiledSense, found: number[], id: number, close: boolean, lang: number): void {
  const cue = cues[id];
  if (!cue || (cue.lang !== 0 && lang !== 0 && cue.lang !== lang)) return;
  if (found.includes(2 * id + 1)) return;
  const known = found.indexOf(2 * id);
  if (known < 0) found.push(2 * id + Number(close));
  else if (close) found[known] = 2 * id + 1;
}

function take({ cues }: CompiledSense, found: number[], id: number, lang: number): void {
  const cue = cues[id];
  if (cue && !found.includes(2 * id) && countsIn(cue, lang)) found.push(2 * id);
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function isWordCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
  return at >= 0 && /[\p{L}\p{N}]/u.test(text[at] ?? '');
}

function follows(words: Words, index: number, cue: NearCue): boolean {
  for (let offset = 1; offset < cue.words.length; offset++) {
    const there = words.at(index + offset);
    const word = cue.words[offset] ?? '';
    if (there !== word && !(cue.open && offset === cue.words.length - 1 && there.startsWith(word))) return false;
  }
  return true;
}

/** Articles count only in their language. */
function countsIn(cue: Cue, lang: number): boolean {
  if (!cue.weak || lang === 0) return true;
  const languages = ARTICLES[cue.text.toLowerCase()];
  return languages === undefined || languages.split(' ').includes(EVIDENCE_LANGUAGES[lang] ?? '');
}
