import type { Sense } from '../types.ts';
import { countryOfWord } from './countries.ts';
import { EVIDENCE_LANGUAGES, indexOfLanguage } from './language.ts';
import { plain } from './plain.ts';
import { BEGINNING, foldedWords, foldWord, hashWord, WordGate } from './words.ts';

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
export interface AdjacentCues {
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

export interface NearCue {
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

/** Patterns on one side of a name, each of them tried wherever it stands; what comes after them is passed over. */
export const MOST_PATTERNS = 40;

/** Open parts of a cue, `*` and `<digits>`; one with more is passed over. */
const MAX_OPEN = 2;

function addAdjacent(cues: AdjacentCues, id: number, cue: string, side: 'before' | 'after'): void {
  const text = plain(cue);
  const exact = /\p{Lu}/u.test(text);
  const open = side === 'after' && text.endsWith('*');
  const bare = open ? text.slice(0, -1) : text;
  if (/[*<]/u.test(bare)) {
    // Each open part more makes a search many times as long, and a pack of others may bring any cue.
    if ((bare.match(/[*<]/gu) ?? []).length > MAX_OPEN || cues.patterns.length === MOST_PATTERNS) return;
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
export const touchOf = (touch: number, next: number) => touch * 37 + next;
/** Stands for whatever is behind the one character of a cue. */
export const ANY = 0;

/** Articles count only in their language. */
export function countsIn(cue: Cue, lang: number): boolean {
  if (!cue.weak || lang === 0) return true;
  const languages = ARTICLES[cue.text.toLowerCase()];
  return languages === undefined || languages.split(' ').includes(EVIDENCE_LANGUAGES[lang] ?? '');
}
