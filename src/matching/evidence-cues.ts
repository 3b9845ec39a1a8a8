import { EVIDENCE_LANGUAGES, indexOfLanguage } from './evidence-language.ts';
import { foldWord, type Words, wordsOf } from './evidence-words.ts';
import type { Sense } from './types.ts';

/**
 * Sense records made ready for reading text: every cue gets a number within its record, and what a block holds of them
 * is a list of such numbers. So evidence travels as numbers, never as text of the page.
 */

export type CueKind = 'near' | 'before' | 'after';

export interface Cue {
  text: string;
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
  before: number[];
  after: number[];
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
  const compiled: CompiledSense = { sense, cues: [], words: new Map(), prefixes: new Map(), before: [], after: [] };
  const add = (kind: CueKind, scope: Cue['scope'], texts: readonly string[] | undefined, lang = 0) => {
    for (const text of new Set(texts)) addCue(compiled, { text, kind, scope, lang, weak: isWeak(text) });
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
    compiled[cue.kind].push(id);
    return;
  }
  const open = cue.text.endsWith('*');
  const words = wordsOf(open ? cue.text.slice(0, -1) : cue.text).folded;
  const [first] = words;
  if (first === undefined) return;
  const byPrefix = open && words.length === 1;
  const [map, key] = byPrefix ? [compiled.prefixes, first.slice(0, 3)] : [compiled.words, first];
  const known = map.get(key);
  if (known) known.push({ id, words, open });
  else map.set(key, [{ id, words, open }]);
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
  before: string;
  after: string;
}

export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  return {
    before: plain(text.slice(Math.max(0, start - CONTEXT), start)),
    after: plain(text.slice(end, end + CONTEXT)),
  };
}

function plain(text: string): string {
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
  { before, after }: Surroundings,
  lang: number,
): number[] {
  /** Cue → whether it stands close. */
  const found = new Map<number, boolean>();
  const last = Math.min(words.folded.length, to + WINDOW);
  for (let index = Math.max(0, at - WINDOW); index < last; index++) {
    if (index >= at && index < to) continue;
    const word = words.folded[index] ?? '';
    const close = index < at ? at - index <= CLOSE : index - to < CLOSE;
    for (const cue of compiled.words.get(word) ?? []) {
      if (follows(words, index, cue)) take(cue.id, close);
    }
    if (word.length < 3) continue;
    for (const cue of compiled.prefixes.get(word.slice(0, 3)) ?? []) {
      if (word.startsWith(cue.words[0] ?? '')) take(cue.id, close);
    }
  }
  const beforeBare = before.replace(/[\s"'“”„«»‹›([]+$/u, '');
  for (const id of compiled.before) {
    const cue = compiled.cues[id];
    if (cue && countsIn(cue, lang) && (endsWithCue(before.trimEnd(), cue.text) || endsWithCue(beforeBare, cue.text))) {
      found.set(id, false);
    }
  }
  const afterBare = after.replace(/^[\s"'“”«»‹›)\]]+/u, '');
  for (const id of compiled.after) {
    const cue = compiled.cues[id];
    if (!cue || !countsIn(cue, lang)) continue;
    const wordy = /^[\p{L}\p{N}<]/u.test(cue.text);
    if (startsWithCue(wordy ? (/^[\s"'“”«»‹›)\]]/u.test(after) ? afterBare : '') : after.trimStart(), cue.text))
      found.set(id, false);
  }
  return [...found]
    .map(([id, close]) => 2 * id + Number(close))
    .sort((a, b) => a - b)
    .slice(0, MAX_CUES);

  function take(id: number, close: boolean): void {
    const cue = compiled.cues[id];
    if (cue && (cue.lang === 0 || lang === 0 || cue.lang === lang)) found.set(id, close || found.get(id) === true);
  }
}

function follows(words: Words, index: number, cue: NearCue): boolean {
  return cue.words.every((word, offset) => {
    const there = words.folded[index + offset];
    return there === word || (cue.open && offset === cue.words.length - 1 && there?.startsWith(word) === true);
  });
}

/** Articles count only in their language. */
function countsIn(cue: Cue, lang: number): boolean {
  const languages = ARTICLES[cue.text.toLowerCase()];
  return languages === undefined || lang === 0 || languages.split(' ').includes(EVIDENCE_LANGUAGES[lang] ?? '');
}

const PATTERNS = new Map<string, RegExp | null>();

/** Cues with `*` or `<digits>` are patterns; the others are compared as they are. */
function patternOf(cue: string, side: 'before' | 'after'): RegExp | null {
  const key = side + cue;
  let pattern = PATTERNS.get(key);
  if (pattern === undefined) {
    if (!/[*<]/u.test(cue)) pattern = null;
    else {
      const body = cue
        .replace(/[.+?^${}()|[\]\\/]/gu, '\\$&')
        .replace(/\*/gu, "[\\p{L}\\p{N}'-]*")
        .replace(/<digits>/gu, '\\d+');
      const flags = /\p{Lu}/u.test(cue) ? 'u' : 'iu';
      pattern =
        side === 'before'
          ? new RegExp(`(?<![\\p{L}\\p{N}])${body}$`, flags)
          : new RegExp(`^${body}(?![\\p{L}\\p{N}])`, flags);
    }
    PATTERNS.set(key, pattern);
  }
  return pattern;
}

function endsWithCue(context: string, cue: string): boolean {
  const pattern = patternOf(cue, 'before');
  if (pattern) return pattern.test(context);
  const text = plain(cue);
  const tail = context.slice(-text.length);
  if (tail !== text && (/\p{Lu}/u.test(text) || foldWord(tail) !== foldWord(text))) return false;
  return !/^[\p{L}\p{N}]/u.test(text) || !/[\p{L}\p{N}]/u.test(context.at(-text.length - 1) ?? '');
}

function startsWithCue(context: string, cue: string): boolean {
  const pattern = patternOf(cue, 'after');
  if (pattern) return pattern.test(context);
  const text = plain(cue);
  const head = context.slice(0, text.length);
  if (head !== text && (/\p{Lu}/u.test(text) || foldWord(head) !== foldWord(text))) return false;
  return !/[\p{L}\p{N}]$/u.test(text) || !/[\p{L}\p{N}]/u.test(context[text.length] ?? '');
}
