/** Which cues of a sense record stand around a candidate. */
import { type CompiledSense, countsIn, type NearCue } from './compiled-sense.ts';
import { indexOfLanguage } from './language.ts';
import type { Side, Surroundings } from './surroundings.ts';
import type { Words } from './words.ts';

const DUTCH = indexOfLanguage('nl');
const WINDOW = 12;
const CLOSE = 3;
const MAX_CUES = 24;
/** Found before the longest of them are chosen; no honest record comes near it. */
const MOST_FOUND = 4 * MAX_CUES;

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
  const phrases = found
    .flatMap((code) => cues[code >> 1] ?? [])
    .filter(({ kind }) => kind !== 'near')
    .map(({ kind, scope, text }) => ({ kind, scope, text: text.toLowerCase() }));
  if (phrases.length < 2) return found;
  return found.filter((code) => {
    const cue = cues[code >> 1];
    if (!cue || cue.kind === 'near') return true;
    const its = cue.text.toLowerCase();
    return !phrases.some((longer) => {
      if (longer.kind !== cue.kind || longer.scope === cue.scope || longer.text.length <= its.length) return false;
      return cue.kind === 'after' ? longer.text.startsWith(its) : longer.text.endsWith(its);
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
  if (known < 0) {
    if (found.length < MOST_FOUND) found.push(2 * id + Number(close));
  } else if (close) found[known] = 2 * id + 1;
}

function take({ cues }: CompiledSense, found: number[], id: number, lang: number): void {
  const cue = cues[id];
  if (cue && found.length < MOST_FOUND && !found.includes(2 * id) && countsIn(cue, lang)) found.push(2 * id);
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
