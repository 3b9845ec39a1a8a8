import type { Brief } from './brief.ts';
import { type Reference, referencesOf } from './references.ts';

/** A date in CSL-JSON: as many parts as are known. */
interface CslDate {
  'date-parts': [number[]];
}

/** What is used of CSL-JSON 1.0. */
export interface CslItem {
  id: string;
  type: 'webpage' | 'document' | 'dataset';
  title: string;
  publisher?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  language?: string;
  version?: string;
  note?: string;
  keyword?: string;
}

/** The page, its sources and the dataset as CSL-JSON, for Zotero and other reference managers. */
export function toCslJson(brief: Brief): string {
  return `${JSON.stringify(referencesOf(brief).map(itemOf), null, 2)}\n`;
}

function itemOf(reference: Reference): CslItem {
  const { id, kind, title, publisher, date, accessed, address, language, version, notes, keywords } = reference;
  return {
    id,
    type: kind === 'dataset' ? 'dataset' : address === null ? 'document' : 'webpage',
    title,
    ...(publisher !== null && { publisher }),
    ...(date !== null && { issued: dateOf(date) }),
    ...(accessed !== null && { accessed: dateOf(accessed) }),
    ...(address !== null && { URL: address }),
    ...(language !== null && { language }),
    ...(version !== null && { version }),
    ...(notes.length > 0 && { note: notes.join('\n') }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
  };
}

const dateOf = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] });
