import { plainApostrophes } from '../matching/text/apostrophe.ts';

/**
 * A form as two names are compared: without case, accents, and differences of space, hyphen and apostrophe, since the
 * matcher takes these for the same.
 */
export function foldName(text: string): string {
  // Most names: nothing is to be done but the case.
  if (PLAIN.test(text)) return text.toLowerCase();
  return plainApostrophes(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();
}

/** Letters, digits and signs of ASCII, with single spaces between them; no hyphen, no accent as a sign. */
const PLAIN = /^[!-,./-_a-~]+(?: [!-,./-_a-~]+)*$/;
