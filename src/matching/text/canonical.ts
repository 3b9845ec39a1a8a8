/**
 * What of a form must stand in a text for the form to stand there.
 *
 * Letters stand as plain letters in their own case: accents, width, ligatures and all that vanishes are gone. Between
 * two tokens stands what separates them:
 *
 *     ' '      spaces, line breaks, hyphens and dashes, any number, in any mixture, at least one
 *     '/'      any other signs: exactly these, in this order ("AT&T", "8.7", "ING-DiBa (NL)")
 *     ' /'     the same, with or without spaces and hyphens around
 *     '\0'     nothing: only the writing changes there, or each character is a token
 *
 * Signs may have spaces around them in the text where the form has, and wherever that cannot join two sentences: not
 * for . , : ; ! ? ("hawk. AI" is not Hawk.ai) except after a single letter ("J. P. Morgan" is J.P. Morgan).
 * Signs before the first and after the last token stand as they are; a full stop at the end may be missing.
 */
import { plainApostrophes } from './apostrophe.ts';
import { ASTRAL_VANISH, codeOf, lettersOf, SAME, SEPARATOR, VANISH, widthOf } from './letters.ts';
import { borders } from './tokenise.ts';

export interface CanonicalForm {
  text: string;
  /** Units of `text` that are the name; those after it are an ending. */
  kept: number;
}

export const SOFT = ' ';
export const NOTHING = '\0';
/** Ends each form where many stand one after the other; equals nothing that can stand in a text. */
export const STOP = '\u0001';
const SOFT_SIGN = /[\s\p{Cc}\p{Pd}\u2043\u2212]/u;
const QUOTE = /["\u00AB\u00BB\u201C-\u201F\u2033\u301D\u301E\uFF02]/;

/** Letters and digits of ASCII, with single spaces between them. */
const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** A separator as it counts: soft signs are one, apostrophes are one, double quotes are one. */
export function signOf(character: string): string {
  if (character === ' ' || SOFT_SIGN.test(character)) return SOFT;
  if (plainApostrophes(character) === "'") return "'";
  if (QUOTE.test(character)) return '"';
  const unit = character.charCodeAt(0);
  return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : character;
}

/**
 * The canonical form of the form whose tokens are in hand.
 *
 * @param tail characters at the end of the form that stay outside a mention's span
 * @param count of the borders of its tokens
 */
export function canonicalInHand(form: string, tail: number, count: number): CanonicalForm {
  const keptUntil = form.length - tail;
  // Most forms: they are their own.
  if (PLAIN_WORDS.test(form)) return { text: form, kept: keptUntil };
  let text = '';
  let kept = 0;
  const add = (part: string, start: number) => {
    text += part;
    if (start < keptUntil) kept = text.length;
  };
  let before = 0;
  for (let border = 0; border < count; border += 2) {
    const start = borders[border] as number;
    const end = borders[border + 1] as number;
    if (border === 0) addSigns(form, 0, start, add);
    else add(joiner(form, before, start, (borders[border - 1] as number) - (borders[border - 2] as number)), before);
    for (let at = start; at < end; ) {
      const code = codeOf(form.charCodeAt(at));
      if (code >= SAME) {
        // Letters that stand for themselves, as many as there are.
        let to = at + 1;
        while (to < end && codeOf(form.charCodeAt(to)) >= SAME) to++;
        if (at < keptUntil) kept = text.length + Math.min(to, keptUntil) - at;
        text += form.slice(at, to);
        at = to;
        continue;
      }
      if (code !== VANISH && code !== ASTRAL_VANISH) add(lettersOf(form, at, code), at);
      at += widthOf(form, at, code);
    }
    before = end;
  }
  if (count > 0) addSigns(form, before, form.length, add);
  return { text, kept };
}

/** Calls back for all that separates in a part of the text; nothing else is there but what vanishes. */
function eachSign(text: string, from: number, to: number, call: (sign: string, at: number) => void): void {
  for (let at = from; at < to; ) {
    const code = codeOf(text.charCodeAt(at));
    if (code === SEPARATOR) call(signOf(text.charAt(at)), at);
    at += widthOf(text, at, code);
  }
}

/** Signs at the outside of a form, without the spaces around them. */
function addSigns(form: string, from: number, to: number, add: (part: string, start: number) => void): void {
  eachSign(form, from, to, (sign, at) => {
    if (sign !== SOFT) add(sign, at);
  });
}

function joiner(form: string, from: number, to: number, lettersBefore: number): string {
  if (from === to) return NOTHING;
  if (to - from === 1 && form.charAt(from) === ' ') return SOFT;
  let signs = '';
  let soft = false;
  eachSign(form, from, to, (sign) => {
    if (sign === SOFT) soft = true;
    else signs += sign;
  });
  if (signs === '') return SOFT;
  const initial = lettersBefore === 1 && !/\d/.test(form.charAt(from - 1));
  return soft || initial || !/[.,:;!?]/.test(signs) ? SOFT + signs : signs;
}
