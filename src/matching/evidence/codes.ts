import type { Span } from '../types.ts';
import { wordSet } from './words.ts';
import type { WordSpan, Writing } from './writing.ts';

/**
 * Capitals that are no short form of a name but a code: a part number (DNB-4400), a leg of a flight (IND-ORD), a ticker
 * (ASX: ANZ), a square on a map.
 */

/** Words right before a code. */
const CODE_WORDS = wordSet(`
  flight ticker postcode zip code codes locator callsign sign model serial sku gate seat row column cell square plate
  airport runway
  kenteken vlucht vluchtcode luchthaven artikel artikelnummer bestelnummer onderdeel onderdeelnummer vak cel kolom rij
  flug flugcode flughafen gleis kennzeichen artikelnummer bestellnummer planquadrat zelle spalte zeile modell`);

/** Words that may stand between: "the code is …". */
const BETWEEN = wordSet('is no nr number nummer lautet luidt from to ab van nach naar');

/** Exchanges as they stand before a ticker. */
const EXCHANGE =
  /\b(?:NYSE|N[Aa][Ss][Dd][Aa][Qq]|LSE|LON|TSX|ASX|AMS|AEX|Euronext|X[Ee][Tt][Rr][Aa]|ETR|FRA|SWX|SIX|BME|OTC|JSE|HKEX|SGX)\s?:\s?$/u;

/** @param found places of names: what is joined to one of those is no code (FIOD-OM) */
export function isCode({ text, words, found }: Writing, place: WordSpan): boolean {
  const { start, end, at } = place;
  if (end - start > 6 || !/^[A-Z]{2,6}$/.test(text.slice(start, end))) return false;
  if (isJoinedToCode(text, place, found)) return true;
  if (EXCHANGE.test(text.slice(Math.max(0, start - 12), start))) return true;
  let before = at - 1;
  if (BETWEEN.has(words.at(before))) before--;
  if (!CODE_WORDS.has(words.at(before))) return false;
  return /^[:# \t\u00A0]*(?:\p{L}+[:# \t\u00A0]*)?["'“„‘«]?$/u.test(text.slice(words.ends[before], start));
}

/** A hyphen and digits, or a hyphen and a few capitals that are no name; a number that is no year and counts nothing. */
function isJoinedToCode(text: string, { start, end }: Span, found: readonly Span[]): boolean {
  const after = text.slice(end, end + 20);
  const before = text.slice(Math.max(0, start - 5), start);
  if (/^[-‐/]\d/u.test(after) || /\d[-‐/]$/u.test(before)) return true;
  // A-FIU, FIU-IND: bodies of other countries; a register's number in groups (ABN 48 123 456 789); the SER-code.
  if (/(?:^|[^\p{L}\p{N}])(?:\p{Lu}|FIU)[-‐]$/u.test(before)) return true;
  if (/^[:\s]\s?\d{2,3}(?:[ .]\d{2,3}){2,}/u.test(after) || CODE_TAIL.test(after)) return true;
  const joined = /^[-‐]([A-Z]{1,10})(?![\p{L}\p{N}])/u.exec(after)?.[1] ?? '';
  const tail = OFFICES.has(joined) ? 0 : joined.length;
  // Two long ones have written something together: OHCHR-GAATW.
  const isOfTwo = tail > 3 && end - start > 3;
  if (tail > 0 && !isOfTwo && !isInCapitals(text, start) && !isFound(found, end + 1, end + 1 + tail)) return true;
  const number = /^ (\d{3,6})(?!\p{L}|[.,]?\d)/u.exec(after)?.[1];
  if (!number || /^(?:19|20)\d\d$/.test(number)) return false;
  // "ANZ 500 customers" counts, "VNG 4471 near the mill" does not; a phrase that ends here counts nothing either.
  return /^[^\S\n]*(?:[.,;:!?)]|$|\n|(?:near|at|in|on|and|is|was|to|bij|op|en|van|naar|bei|auf|und|ist|nach)\b)/u.test(
    text.slice(end + 1 + number.length, end + 16 + number.length),
  );
}

/** Offices and work within a house, in capitals: UBS-CEO. */
const OFFICES = new Set('CEO CFO COO CIO CTO CRO CCO MLRO HR PR ESG KYC'.split(' '));

const CODE_TAIL = /^[-‐ ](?:codes?|nummers?|numbers?|knop|toets|taste|stecker|stekker|key|button)\b/u;

/** Whether the word before is in capitals too: a headline, where a hyphen joins what it likes. */
function isInCapitals(text: string, start: number): boolean {
  return /\p{Lu}{2}[^\S\n]+$/u.test(text.slice(Math.max(0, start - 6), start));
}

function isFound(found: readonly Span[], start: number, end: number): boolean {
  return found.some((other) => other.start <= start && end <= other.end);
}
