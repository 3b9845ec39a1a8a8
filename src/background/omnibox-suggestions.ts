import { ENTITY_ID } from '../dataset/entity-id.ts';
import { card } from '../i18n/catalogue/card.ts';
import { formatDate } from '../i18n/format.ts';
import { countryLabel, kindLabel } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import type { Span } from '../matching/types.ts';
import type { FoundEntry } from '../search/find-entries.ts';

/** What the address bar shows of one entry. */
export interface Suggestion {
  /** Comes back when the reader chooses it, and stands in the bar meanwhile: the name and the entry's id. */
  content: string;
  description: string;
}

/** `xml`: Chromium reads descriptions as XML with marks of its own; `plain`: Firefox shows them as they are. */
export type Markup = 'xml' | 'plain';

/** Characters that no XML document may hold; the browser would refuse the whole list for one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed.
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/**
 * “FIU-Nederland · Financial intelligence unit, Netherlands”, with the name that was found where it is another; of an
 * added pack its name and date in the place of kind and country.
 */
export function suggestionOf(
  { hit: { name, spans }, lead, headSpans }: FoundEntry,
  language: Language,
  markup: Markup,
): Suggestion {
  const head = marked(lead.headword, headSpans ?? [], markup);
  const found = headSpans === null && name !== lead.headword ? ` (${marked(name, spans, markup)})` : '';
  const rest = lead.pack
    ? card(language)('addedPack', { title: `${lead.pack.title}, ${formatDate(lead.pack.date, language, 'long')}` })
    : `${kindLabel(lead.kind, lead.sector, language)}, ${countryLabel(lead.country, language)}`;
  return {
    content: `${lead.headword} #${lead.id}`,
    description: `${head}${found} ${markup === 'xml' ? `<dim>· ${escapeXml(rest)}</dim>` : `· ${rest}`}`,
  };
}

function marked(text: string, spans: readonly Span[], markup: Markup): string {
  if (markup === 'plain') return text;
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += `${escapeXml(text.slice(at, start))}<match>${escapeXml(text.slice(start, end))}</match>`;
    at = end;
  }
  return out + escapeXml(text.slice(at));
}

/** The id in what was chosen; null for words that the reader typed, unless they end like a suggestion. */
export function chosenId(text: string): string | null {
  const id = /(?:^|\s)#(\S+)$/.exec(text)?.[1] ?? '';
  return ENTITY_ID.test(id) ? id : null;
}
