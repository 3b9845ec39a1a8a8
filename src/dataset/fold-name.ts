/**
 * A form as two names are compared: without case, accents, and differences of space, hyphen and apostrophe, since the
 * matcher takes these for the same.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim();
}
