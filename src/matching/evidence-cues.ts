import { EVIDENCE_LANGUAGES, indexOfLanguage } from './evidence-language.ts';
import { foldedWords, foldWord, type Words } from './evidence-words.ts';
import type { Sense } from './types.ts';

/**
 * Sense records made ready for reading text: every cue gets a number within its record, and what a block holds of them
 * is a list of such numbers. So evidence travels as numbers, never as text of the page.
 */

export type CueKind = 'near' | 'before' | 'after';

export interface Cue {
  text: string;
  /** As a reader sees it: a prefix with an ellipsis. */
  shown: string;
  kind: CueKind;
  /** `own`: speaks for the name as ours; a number: for that other sense; an entity id: for that candidate. */
  scope: 'own' | number | string;
  /** Index into EVIDENCE_LANGUAGES; 0 for any. */
  lang: number;
  /** A function word alone ("de", "bij"): true of many places. */
  weak: boolean;
}

export interface CompiledSense {
  sense: Sense;
  cues: Cue[];
  /** Near cues by their first word; a trailing `*` is a prefix. */
  words: Map<string, NearCue[]>;
  /** Prefixes by their first three characters. */
  prefixes: Map<string, NearCue[]>;
  before: AdjacentCues;
  after: AdjacentCues;
}

/** Cues of one side, by the folded character that touches the name; patterns are tried one by one. */
interface AdjacentCues {
  byTouch: Map<number, AdjacentCue[]>;
  patterns: { id: number; pattern: RegExp; digits: boolean }[];
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
    before: { byTouch: new Map(), patterns: [] },
    after: { byTouch: new Map(), patterns: [] },
  };
  const add = (kind: CueKind, scope: Cue['scope'], texts: readonly string[] | undefined, lang = 0) => {
    for (const text of new Set(texts))
      addCue(compiled, { text, shown: text.replace(/\*$/u, '…'), kind, scope, lang, weak: isWeak(text) });
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
  const known = map.get(key);
  if (known) known.push({ id, words, open });
  else map.set(key, [{ id, words, open }]);
}

function addAdjacent(cues: AdjacentCues, id: number, cue: string, side: 'before' | 'after'): void {
  const text = plain(cue);
  const exact = /\p{Lu}/u.test(text);
  const open = side === 'after' && text.endsWith('*');
  const bare = open ? text.slice(0, -1) : text;
  if (/[*<]/u.test(bare)) {
    const body = text
      .replace(/[.+?^${}()|[\]\\/]/gu, '\\$&')
      .replace(/\*/gu, "[\\p{L}\\p{N}'-]*")
      .replace(/<digits>/gu, '\\d+');
    const pattern = side === 'before' ? `(?<![\\p{L}\\p{N}])${body}$` : `^${body}(?![\\p{L}\\p{N}])`;
    const digits = side === 'before' ? text.endsWith('<digits>') : text.startsWith('<digits>');
    cues.patterns.push({ id, pattern: new RegExp(pattern, exact ? 'u' : 'iu'), digits });
    return;
  }
  const kept = exact ? bare : foldWord(bare);
  const touch = foldWord(bare).charCodeAt(side === 'before' ? foldWord(bare).length - 1 : 0);
  if (Number.isNaN(touch)) return;
  const bounded = !open && (side === 'before' ? /^[\p{L}\p{N}]/u : /[\p{L}\p{N}]$/u).test(bare);
  const known = cues.byTouch.get(touch);
  if (known) known.push({ id, text: kept, exact, open, bounded });
  else cues.byTouch.set(touch, [{ id, text: kept, exact, open, bounded }]);
}

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

/** The text on both sides of a candidate, made plain once: blanks, quotes and hyphens of one kind, nothing invisible. */
export interface Surroundings {
  /** Up to the name, and the same without opening quotes and brackets; without blanks at the end. */
  before: Side[];
  /** From the name on; the same without blanks; without closing quotes and brackets too. */
  after: Side;
  afterBlanks: Side;
  afterBare: Side | null;
}

interface Side {
  text: string;
  folded: string;
}

export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = plain(text.slice(Math.max(0, start - CONTEXT), start)).trimEnd();
  const after = plain(text.slice(end, end + CONTEXT));
  const bare = before.replace(/[\s"'“”„«»‹›([]+$/u, '');
  return {
    before: bare === before ? [sideOf(before)] : [sideOf(before), sideOf(bare)],
    after: sideOf(after),
    afterBlanks: sideOf(after.trimStart()),
    afterBare: /^[\s"'“”«»‹›)\]]/u.test(after) ? sideOf(after.replace(/^[\s"'“”«»‹›)\]]+/u, '')) : null,
  };
}

function sideOf(text: string): Side {
  return { text, folded: foldWord(text) };
}

/** No more than single blanks and characters that every keyboard has. */
const IS_PLAIN = /^(?:[!-_a-~]| (?! ))*$/;

function plain(text: string): string {
  if (IS_PLAIN.test(text)) return text;
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
  const last = Math.min(words.count, to + WINDOW);
  for (let index = Math.max(0, at - WINDOW); index < last; index++) {
    if (index === at) index = to;
    if (index >= last) break;
    const word = words.at(index);
    const close = index < at ? at - index <= CLOSE : index - to < CLOSE;
    const whole = compiled.words.get(word);
    if (whole) for (const cue of whole) if (follows(words, index, cue)) takeNear(cue.id, close);
    const begun = word.length < 3 ? undefined : compiled.prefixes.get(word.slice(0, 3));
    if (begun) for (const cue of begun) if (word.startsWith(cue.words[0] ?? '')) takeNear(cue.id, close);
  }
  for (const side of surroundings.before) {
    for (const cue of compiled.before.byTouch.get(side.folded.charCodeAt(side.folded.length - 1)) ?? []) {
      const context = cue.exact ? side.text : side.folded;
      if (!context.endsWith(cue.text)) continue;
      if (!cue.bounded || !isWordCharacter(context, context.length - cue.text.length - 1)) take(cue.id);
    }
    for (const { id, pattern, digits } of compiled.before.patterns) {
      if ((!digits || isDigit(side.text, side.text.length - 1)) && pattern.test(side.text)) take(id);
    }
  }
  const { after, afterBlanks, afterBare } = surroundings;
  // What begins with a letter follows after a blank or a closing quote; what begins with a sign may touch the name.
  for (const side of [after, afterBlanks, afterBare]) {
    if (side === null || (side === afterBlanks && afterBlanks.text === after.text)) continue;
    for (const cue of compiled.after.byTouch.get(side.folded.charCodeAt(0)) ?? []) {
      const context = cue.exact ? side.text : side.folded;
      if (!context.startsWith(cue.text) || (side !== afterBare && isWordCharacter(cue.text, 0))) continue;
      if (!cue.bounded || !isWordCharacter(context, cue.text.length)) take(cue.id);
    }
    for (const { id, pattern, digits } of compiled.after.patterns) {
      if (
        (side === afterBare || !/^[\p{L}\p{N}]/u.test(side.text)) &&
        (!digits || isDigit(side.text, 0)) &&
        pattern.test(side.text)
      ) {
        take(id);
      }
    }
  }
  return found.length > 1 ? found.sort((a, b) => a - b).slice(0, MAX_CUES) : found;

  function takeNear(id: number, close: boolean): void {
    const cue = compiled.cues[id];
    if (!cue || (cue.lang !== 0 && lang !== 0 && cue.lang !== lang)) return;
    const known = found.findIndex((code) => code >> 1 === id);
    if (known < 0) found.push(2 * id + Number(close));
    else if (close) found[known] = 2 * id + 1;
  }

  function take(id: number): void {
    const cue = compiled.cues[id];
    if (cue && !found.includes(2 * id) && countsIn(cue, lang)) found.push(2 * id);
  }
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
