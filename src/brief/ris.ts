import type { Brief } from './brief.ts';
import { type Reference, referencesOf } from './references.ts';

/**
 * The page, its sources and the dataset as RIS. A line is a tag of two characters, two spaces, a hyphen, a space and a
 * value, ended by CR LF; a record begins with TY and ends with ER.
 */
export function toRis(brief: Brief): string {
  return referencesOf(brief)
    .map(
      (reference) =>
        `${[...linesOf(reference), ['ER', '']].map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}\r\n`,
    )
    .join('');
}

function linesOf(reference: Reference): [string, string][] {
  const { id, kind, title, publisher, date, accessed, address, language, version, notes, keywords } = reference;
  const optional = (tag: string, value: string | null): [string, string][] =>
    value === null || oneLine(value) === '' ? [] : [[tag, oneLine(value)]];
  return [
    ['TY', kind === 'dataset' ? 'DATA' : address === null ? 'GEN' : 'ELEC'],
    ['ID', oneLine(id)],
    ['TI', oneLine(title)],
    ...optional('PB', publisher),
    ...optional('PY', date?.slice(0, 4) ?? null),
    ...optional('DA', date && dateOf(date)),
    ...optional('Y2', accessed && dateOf(accessed)),
    ...optional('ET', version),
    ...optional('LA', language),
    ...notes.flatMap((note) => note.split('\n')).flatMap((note) => optional('N1', note)),
    ...keywords.flatMap((keyword) => optional('KW', keyword)),
    ...optional('UR', address),
  ];
}

/** RIS dates have four parts, `YYYY/MM/DD/other`; unknown ones stay empty. */
function dateOf(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}

/** A value cannot hold a break: the next line would be read as a tag. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
