/**
 * What `scan` must find, written as plainly as possible and without anything of it: no hashes, no tables, no windows.
 * Characters are told apart by the regular expressions of the engine, folded by its `normalize` and `toLowerCase`;
 * every form is tried at every word. Slow, and meant to be read.
 *
 * Of the astral planes it knows what the tests use: mathematical letters, ideographs, emoji, Deseret.
 */
import type { Form, Found } from '../../../src/matching/types.ts';

interface Letter {
  /** In its own case, without accent. */
  kept: string;
  folded: string;
}

interface Character {
  start: number;
  end: number;
  kind: 'letter' | 'gone' | 'sign';
  letters: Letter[];
  writing: 'european' | 'other' | 'ideograph';
  /** What a sign counts as. */
  sign: string;
  accent: boolean;
}

interface Word {
  start: number;
  end: number;
  characters: Character[];
}

const UNDECOMPOSED: Record<string, string> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', þ: 'th', Þ: 'TH' },
  ...{ ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ł: 'l', Ł: 'L', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i', ς: 'σ' },
};

function isGone(character: string): boolean {
  if (/[\u3099\u309A]/.test(character)) return false;
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/u.test(character)) return true;
  return (
    /\p{M}/u.test(character) &&
    /[\p{scx=Zinh}\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}]/u.test(character)
  );
}

const isWordly = (character: string) => /[\p{L}\p{M}\p{Nd}\p{Nl}_]/u.test(character) && !/[ʹ-ʿ]/.test(character);

function foldCharacter(character: string): Letter[] {
  const letters: Letter[] = [];
  for (const part of (UNDECOMPOSED[character] ?? character).normalize('NFKD')) {
    if (isGone(part) || !isWordly(part)) continue;
    for (const kept of UNDECOMPOSED[part] ?? part) {
      // Letters of the astral planes (Deseret, Adlam) keep their case.
      const lower = (kept.length > 1 ? kept : kept.toLowerCase()).normalize('NFKD').replace(/\p{M}/gu, '') || kept;
      letters.push({ kept, folded: UNDECOMPOSED[lower] ?? lower });
    }
  }
  return letters;
}

function signOf(character: string): string {
  if (/[\s\p{Pd}\p{Cc}\u2043\u2212]/u.test(character)) return ' ';
  if (/['`´ʹ-ʿ‘’‛′＇]/.test(character)) return "'";
  if (/["«»“-‟″〝〞＂]/.test(character)) return '"';
  return /[！-～]/.test(character) ? character.normalize('NFKC') : character;
}

function charactersOf(text: string): Character[] {
  const characters: Character[] = [];
  let start = 0;
  for (const character of text) {
    const gone = isGone(character);
    const letters = gone || !isWordly(character) ? [] : foldCharacter(character);
    const european =
      /[\p{Nd}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Armn}\p{sc=Geor}\p{sc=Copt}\p{sc=Glag}\p{sc=Cher}\p{sc=Zyyy}\p{sc=Zinh}]/u.test(
        character,
      );
    const ideograph = /[\p{sc=Han}\p{sc=Hira}]/u.test(character);
    characters.push({
      start,
      end: start + character.length,
      kind: gone ? 'gone' : letters.length > 0 ? 'letter' : 'sign',
      letters,
      writing: ideograph ? 'ideograph' : european && !/[\u3099\u309A]/.test(character) ? 'european' : 'other',
      sign: signOf(character),
      accent: /(?=\p{M})\P{Default_Ignorable_Code_Point}/u.test(character),
    });
    start += character.length;
  }
  return characters;
}

/** Runs of letters of one writing, with what is gone between and after them. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const character of charactersOf(text)) {
    if (character.kind === 'sign') open = null;
    else if (character.kind === 'gone') open?.characters.push(character);
    else {
      const first: Character | undefined = open?.characters[0];
      if (!open || character.writing === 'ideograph' || first?.writing !== character.writing) {
        open = { start: character.start, end: 0, characters: [] };
        words.push(open);
      }
      open.characters.push(character);
    }
    if (open) open.end = character.end;
  }
  return words;
}

const signsBetween = (text: string, from: number, to: number) =>
  charactersOf(text.slice(from, to))
    .filter(({ kind }) => kind === 'sign')
    .map(({ sign }) => sign);

interface Fit {
  start: number;
  end: number;
  taken: number;
  words: number;
}

function tryForm(
  form: Form,
  wanted: Word[],
  text: string,
  words: Word[],
  at: number,
  floor: number,
  takesShouted: boolean,
): Fit | null {
  if (wanted.length === 0 || at + wanted.length > words.length) return null;
  const here = words.slice(at, at + wanted.length);
  const first = here[0] as Word;
  const last = here.at(-1) as Word;
  const keptUntil = form.text.length - (form.tail ?? 0);

  // Signs before the first word.
  let start = first.start;
  const lead = signsBetween(form.text, 0, (wanted[0] as Word).start)
    .filter((sign) => sign !== ' ')
    .reverse();
  for (const sign of lead) {
    const before = charactersOf(text.slice(near(floor, start), start))
      .filter(({ kind }) => kind !== 'gone')
      .at(-1);
    if (before?.kind !== 'sign' || before.sign !== sign) return null;
    start = near(floor, start) + before.start;
  }
  if (lead.length === 0 && /^\d/.test(text.slice(start)) && /^\d[.,]$/.test(text.slice(Math.max(0, start - 2), start)))
    return null;

  // Several words in capitals say nothing of the case that they stand for.
  const isShouted =
    takesShouted &&
    here.length > 1 &&
    here.every(({ characters }) =>
      characters.every(({ letters }) => letters.every(({ kept }) => kept === kept.toUpperCase())),
    );

  // The words, letter by letter, and what stands between them.
  let end = start;
  for (const [index, word] of here.entries()) {
    const want = wanted[index] as Word;
    const letters = want.characters.flatMap((character) =>
      character.letters.map((letter) => ({ ...letter, character })),
    );
    let next = 0;
    for (const character of word.characters) {
      if (character.kind === 'gone') {
        const before = letters[next - 1]?.character;
        const inName =
          next > 0 ? before !== undefined && before.start < keptUntil : end === character.start && index > 0;
        if (inName && character.accent && end === character.start) end = character.end;
        continue;
      }
      for (const letter of character.letters) {
        const letterWanted = letters[next++];
        if (!letterWanted) return null;
        if (
          form.exactCase && !isShouted
            ? letter.kept !== letterWanted.kept && !sameSigma(letter, letterWanted)
            : letter.folded !== letterWanted.folded
        )
          return null;
        if (letterWanted.character.start < keptUntil) end = character.end;
      }
    }
    if (next !== letters.length) return null;
    const after = here[index + 1];
    const wantedAfter = wanted[index + 1];
    if (after && wantedAfter && !joins(form.text, want, wantedAfter, text, word, after)) return null;
  }

  // Signs after the last word: a full stop at the very end may be missing.
  let taken = last.end;
  const formEnd = (wanted.at(-1) as Word).end;
  const trail = charactersOf(form.text.slice(formEnd)).filter(({ kind, sign }) => kind === 'sign' && sign !== ' ');
  if (trail.length === 0 && /^\d[.,]\d$/.test(text.slice(taken - 1, taken + 2))) return null;
  for (const [index, { sign, start: offset }] of trail.entries()) {
    const next = charactersOf(text.slice(taken, taken + NEAR)).find(({ kind }) => kind !== 'gone');
    if (next && next.kind === 'sign' && next.sign === sign) {
      taken += next.end;
      if (formEnd + offset < keptUntil) end = taken;
    } else if (sign === '.' && index === trail.length - 1) break;
    else return null;
  }
  return { start, end, taken, words: wanted.length };
}

/** Looking further than this for the next sign would only make the search slower. */
const NEAR = 64;
const near = (floor: number, start: number) => Math.max(floor, start - NEAR);

/** ς and σ are one letter. */
const sameSigma = (one: Letter, other: Letter) =>
  one.folded === other.folded && one.folded === 'σ' && one.kept !== 'Σ' && other.kept !== 'Σ';

function joins(form: string, formBefore: Word, formAfter: Word, text: string, before: Word, after: Word): boolean {
  const wanted = signsBetween(form, formBefore.end, formAfter.start);
  const found = signsBetween(text, before.end, after.start);
  if (wanted.length === 0 || found.length === 0) return wanted.length === found.length;
  const hard = (signs: string[]) => signs.filter((sign) => sign !== ' ').join('');
  if (hard(wanted) !== hard(found)) return false;
  if (hard(wanted) === '') return true;
  const initial = formBefore.end - formBefore.start === 1 && !/\d/.test(form.charAt(formBefore.start));
  return !found.includes(' ') || wanted.includes(' ') || initial || !/[.,:;!?]/.test(hard(wanted));
}

/** @param takesShouted whether names of several words whose letter case counts are found in capitals, too */
export function naiveScan(forms: readonly Form[], text: string, takesShouted = true): Found[] {
  const words = wordsOf(text);
  const wanted = forms.map((form) => wordsOf(form.text));
  const found: Found[] = [];
  let taken = 0;
  for (let at = 0; at < words.length; ) {
    const fits: (Fit & { index: number })[] = [];
    for (const [index, form] of forms.entries()) {
      if ((words[at] as Word).start < taken) continue;
      const one = tryForm(form, wanted[index] as Word[], text, words, at, taken, takesShouted);
      if (one) fits.push({ ...one, index });
    }
    fits.sort((a, b) => a.start - b.start || b.taken - a.taken || b.end - a.end);
    const best = fits[0];
    if (best) {
      const same = fits.filter(({ start, end }) => start === best.start && end === best.end);
      found.push({ start: best.start, end: best.end, forms: same.map(({ index }) => index).sort((a, b) => a - b) });
      taken = best.taken;
    }
    at += best?.words ?? 1;
  }
  return found;
}
