import {
  isShortForm,
  LONG_FOLLOWS,
  longFormAfter,
  longFormBefore,
  overlap,
  SHORT_FOLLOWS,
} from './evidence-brackets.ts';
import { FLAGS, type LocalEvidence } from './evidence-codec.ts';
import { nearestCountry } from './evidence-countries.ts';
import { findCues, surroundingsOf } from './evidence-cues.ts';
import { languageOf } from './evidence-language.ts';
import { type Words, wordAt, wordsOf } from './evidence-words.ts';
import type { Names } from './link-names.ts';
import type { Block, Found, Span } from './types.ts';

/** A candidate as its own block shows it. */
export interface Candidate extends Span {
  evidence: LocalEvidence;
}

/** What one block says, and nothing of the rest of the document. */
export interface BlockReading {
  /** Places of unambiguous names, which no other text can change. */
  settled: (Span & { form: number; entity: number })[];
  open: Candidate[];
  words: Words | null;
}

const MAX_COMPANIONS = 8;
const MAX_PEOPLE = 8;

/** Reads the evidence of every place that the scan found in a block. Looks at this block and its heading only. */
export function readBlock(names: Names, block: Block, found: readonly Found[], declaredLang: string): BlockReading {
  const reading: BlockReading = { settled: [], open: [], words: null };
  if (found.length === 0) return reading;
  const { text } = block;
  const words = wordsOf(text);
  reading.words = words;
  const lang = languageOf(words.folded, block.lang ?? declaredLang);
  const capitals = new Map<number, boolean>();

  const open: Found[] = [];
  for (const place of found) {
    const sole = names.soleEntity(place.forms);
    if (isInAddress(text, place, names.formText(place.forms[0] ?? 0))) continue;
    if (sole === null) open.push(place);
    else if (!tailFits(names, place.forms, lang)) continue;
    else reading.settled.push({ start: place.start, end: place.end, form: sole.form, entity: sole.entity });
  }

  for (const place of open) {
    if (!tailFits(names, place.forms, lang)) continue;
    const at = wordAt(words, place.start);
    const to = Math.max(at + 1, wordAt(words, place.end));
    const evidence: LocalEvidence = {
      forms: place.forms,
      flags: block.kind === 'control' ? FLAGS.control : 0,
      lang,
      introduced: [],
      companions: companionsOf(reading.settled, place),
      cues: [],
      country: '',
      people: [],
    };
    const surface = text.slice(place.start, place.end);
    if (isAmongCapitals(text, words, at, to, surface, found, capitals)) evidence.flags |= FLAGS.allCapitals;
    if (names.isLatent(place.forms)) readSurname(names, text, words, at, to, place, evidence);
    else {
      if (/^\p{Lu}\p{Ll}/u.test(surface)) {
        if (startsSentence(text, place.start)) evidence.flags |= FLAGS.sentenceStart;
        if (isPieceOfName(text, words, at, to, lang, found)) evidence.flags |= FLAGS.pieceOfName;
      }
      readBrackets(names, text, place, surface, found, evidence);
    }
    const surroundings = surroundingsOf(text, place.start, place.end);
    for (const sense of names.sensesOf(place.forms)) {
      const ids = findCues(names.sense(sense), words, at, to, surroundings, lang);
      if (ids.length > 0) evidence.cues.push({ sense, ids });
    }
    if (names.isShared(place.forms)) evidence.country = nearestCountry(words, at, to, text);
    reading.open.push({ start: place.start, end: place.end, evidence });
  }
  return reading;
}

/** UNICEFs is a genitive in German and Dutch; English has none without an apostrophe. */
function tailFits(names: Names, forms: readonly number[], lang: number): boolean {
  return lang === 2 || lang === 3 || lang === 0 || forms.some((form) => names.tail(form) === 0);
}

/** The nearest unambiguous names, each form once. */
function companionsOf(settled: BlockReading['settled'], place: Span): number[] {
  const distance = (other: Span) => (other.start >= place.end ? other.start - place.end : place.start - other.end);
  const nearest = [...settled].sort((a, b) => distance(a) - distance(b) || a.start - b.start);
  return [...new Set(nearest.map((mention) => mention.form))].slice(0, MAX_COMPANIONS);
}

const ADDRESS =
  /:\/\/|^www\.|[\p{L}\p{N}]@[\p{L}\p{N}]|^[@#][\p{L}\p{N}]|\.(?:com|org|net|nl|de|eu|uk|int|gov|edu|ch|li|at|au|be|info|io|lu)(?:$|[/:?#])/iu;

/** Whether the place lies inside a web address, an e-mail address, a handle or a hashtag that is more than the name. */
function isInAddress(text: string, place: Span, form: string): boolean {
  let start = place.start;
  while (start > 0 && !/[\s()<>"“”„,;|]/u.test(text[start - 1] ?? ' ')) start--;
  let end = place.end;
  while (end < text.length && !/[\s()<>"“”„,;|]/u.test(text[end] ?? ' ')) end++;
  if (start === place.start && end === place.end) return false;
  const chunk = text.slice(start, end).replace(/[.:!?]+$/u, '');
  if (!ADDRESS.test(chunk)) return false;
  return !(form.includes('.') || form.startsWith('#')) || chunk.length > place.end - place.start + 1;
}

function lineOf(text: string, place: Span): Span {
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const end = text.indexOf('\n', place.end);
  return { start, end: end === -1 ? text.length : end };
}

/**
 * Whether the name's capitals say nothing: the words around it are written in capitals too. Words that are names of ours
 * do not count, nor do single letters; a short form among other short forms in a list does not stand in a capitals line.
 */
function isAmongCapitals(
  text: string,
  words: Words,
  at: number,
  to: number,
  surface: string,
  found: readonly Found[],
  lines: Map<number, boolean>,
): boolean {
  if (/\p{Ll}/u.test(surface)) return false;
  const line = lineOf(text, { start: words.starts[at] ?? 0, end: words.ends[to - 1] ?? 0 });
  const known = lines.get(line.start);
  const lineInCapitals = known ?? isLineInCapitals(text.slice(line.start, line.end));
  lines.set(line.start, lineInCapitals);
  if (lineInCapitals && (words.starts[at] !== line.start || (words.ends[to - 1] ?? 0) < line.end)) {
    const rest = text.slice(line.start, words.starts[at]) + text.slice(words.ends[to - 1], line.end);
    if (/\p{Lu}{2}/u.test(rest)) return true;
  }
  return neighbour(at - 1, at) || neighbour(to, to - 1);

  /** A word in capitals, joined by no more than a blank, that is no name of ours. */
  function neighbour(index: number, own: number): boolean {
    const start = words.starts[index];
    const end = words.ends[index];
    if (start === undefined || end === undefined) return false;
    const word = text.slice(start, end);
    if (!/^\p{Lu}{2,}$/u.test(word) || start < line.start || end > line.end) return false;
    const between = index < own ? text.slice(end, words.starts[own]) : text.slice(words.ends[own], start);
    if (!/^[ \u00A0]$/u.test(between)) return false;
    return !found.some((other) => other.start <= start && end <= other.end);
  }
}

function isLineInCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const small = line.match(/\p{Ll}/gu)?.length ?? 0;
  return letters >= 4 && small / letters < 0.15;
}

function startsSentence(text: string, start: number): boolean {
  return /(?:^|[.!?…:\n]["'”’»)]*\s*|[•–—*·|↳→»]\s*)["'“„‘«¿¡(]*$/u.test(text.slice(Math.max(0, start - 12), start));
}

/**
 * Whether a capitalised word that is no name of ours is joined to the name by a blank (Polaris Vaults, MC Polaris).
 * German writes every noun so, and title case every word: there it says nothing.
 */
function isPieceOfName(
  text: string,
  words: Words,
  at: number,
  to: number,
  lang: number,
  found: readonly Found[],
): boolean {
  if (lang === 3) return false;
  const line = lineOf(text, { start: words.starts[at] ?? 0, end: words.ends[to - 1] ?? 0 });
  const inLine = text.slice(line.start, line.end).match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const long = inLine.filter((word) => word.length > 3);
  if (long.length > 3 && long.filter((word) => /^\p{Lu}/u.test(word)).length > 0.7 * long.length) return false;
  return (
    joined(to, text.slice(words.ends[to - 1], words.starts[to])) ||
    (at > 0 &&
      !startsSentence(text, words.starts[at - 1] ?? 0) &&
      joined(at - 1, text.slice(words.ends[at - 1], words.starts[at])))
  );

  function joined(index: number, between: string): boolean {
    const start = words.starts[index];
    const end = words.ends[index];
    if (start === undefined || end === undefined || !/^[ \u00A0]$/u.test(between)) return false;
    return (
      /^\p{Lu}[\p{L}\p{M}]+$/u.test(text.slice(start, end)) &&
      !found.some((other) => other.start <= start && end <= other.end)
    );
  }
}

/** Long and short form side by side, ours or not. */
function readBrackets(
  names: Names,
  text: string,
  place: Span & { forms: number[] },
  surface: string,
  found: readonly Found[],
  evidence: LocalEvidence,
): void {
  const before = text.slice(Math.max(0, place.start - 160), place.start);
  const after = text.slice(place.end, place.end + 160);
  const opening = SHORT_FOLLOWS.exec(before);
  const following = LONG_FOLLOWS.exec(after);
  const bracket = opening !== null && /[([]/u.test(opening[0]);
  if (opening) {
    const end = place.start - opening[0].length;
    partner((other) => other.end <= end && /^['’]?s?["'”’»]?$/u.test(text.slice(other.end, end).trim()));
  }
  if (following) {
    const start = place.end + following[0].length;
    partner((other) => other.start >= start && /^["'“„‘«]?$/u.test(text.slice(start, other.start).trim()));
  }
  if (evidence.introduced.length > 0 || !isShortForm(surface)) return;
  const long =
    (opening && longFormBefore(before.slice(0, -opening[0].length), surface)) ??
    (following && longFormAfter(after.slice(following[0].length), surface));
  if (!long) return;
  if (long.length < 3 && !bracket && !(following && /[([]|for|voor|für/u.test(following[0]))) return;
  const ours = names.longNamesOf(place.forms).find(({ words }) => overlap(long, words) >= 0.6);
  if (ours) evidence.introduced.push(ours.form);
  else evidence.flags |= FLAGS.introducedAsOther;

  /** A name of ours at the other side of the bracket, with a bearer in common. */
  function partner(fits: (other: Found) => boolean): void {
    for (const other of found) {
      if (!fits(other)) continue;
      const shared = other.forms.filter((form) => names.shareEntity(form, place.forms));
      evidence.introduced.push(...shared.filter((form) => !evidence.introduced.includes(form)).slice(0, 4));
    }
  }
}

const TITLES = new Set(
  'mr mrs ms dr drs prof professor ir ing mevrouw mevr mw meneer dhr heer de herr frau minister ministerin premier president commissioner ambassador botschafter ambassadeur sir dame lord senator baroness regierungschef regierungsrätin staatssecretaris rapporteur directeur-bestuurder bestuurder kamerlid'.split(
    ' ',
  ),
);

/** Before a surname: a title, fitting initials or first name, or somebody else's first name. */
function readSurname(
  names: Names,
  text: string,
  words: Words,
  at: number,
  to: number,
  place: Span & { forms: number[] },
  evidence: LocalEvidence,
): void {
  const previous = words.folded[at - 1];
  const start = words.starts[at - 1];
  const end = words.ends[at - 1];
  const nextStart = words.starts[to];
  if (
    nextStart !== undefined &&
    /^[ \u00A0-]$/u.test(text.slice(words.ends[to - 1], nextStart)) &&
    evidence.lang !== 3
  ) {
    if (/^\p{Lu}/u.test(text.slice(nextStart, nextStart + 2)) && !startsSentence(text, nextStart))
      evidence.flags |= FLAGS.pieceOfName;
  }
  if (previous === undefined || start === undefined || end === undefined) return;
  const between = text.slice(end, place.start);
  if (!/^[.)]{0,2}[ \u00A0]?$/u.test(between) && !/^-$/.test(between)) return;
  const word = text.slice(start, end);
  if (TITLES.has(previous)) {
    evidence.flags |= FLAGS.titled;
    return;
  }
  if (between === '-') {
    evidence.flags |= FLAGS.otherBearer;
    return;
  }
  if (!/^\p{Lu}/u.test(word)) return;
  const initials = /((?:\p{Lu}\p{Ll}?\.[ \u00A0]?-?)+|\p{Lu} )\)?\s?$/u.exec(
    text.slice(Math.max(0, place.start - 16), place.start),
  );
  if (initials) {
    const first = initials[1]?.[0]?.toLowerCase() ?? '';
    evidence.people = names
      .peopleOf(place.forms)
      .filter((person) => names.firstName(person)[0] === first)
      .slice(0, MAX_PEOPLE);
    if (evidence.people.length === 0) evidence.flags |= FLAGS.otherBearer;
    return;
  }
  if (startsSentence(text, start) && words.folded[at - 2] === undefined) {
    // "Gisteren zei Blok" or "Minister Blok": the word before may be any word, if it starts the block.
  }
  const fits = names.peopleOf(place.forms).filter((person) => names.firstName(person) === previous);
  if (fits.length > 0) evidence.people = fits.slice(0, MAX_PEOPLE);
  else if (/^\p{Lu}\p{Ll}+$/u.test(word) && !startsSentence(text, start)) evidence.flags |= FLAGS.otherBearer;
}
