import type { ComponentChildren } from 'preact';
import type { PackMark } from '../dataset/reader.ts';
import { formatDate } from '../i18n/format.ts';
import { countryLabel, kindLabel } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';

/** What a line under a name needs to know of an entity. */
export interface EntrySubject {
  kind: string;
  sector: string;
  country: string;
  /** Employer of a person. */
  parentName: string | null;
}

/** “Bank”, “Netherlands”; of a person the employer too: tells two bearers of one name apart. */
export function kindParts(subject: EntrySubject, language: Language): string[] {
  const employer = subject.kind === 'person' && subject.parentName ? [subject.parentName] : [];
  return [kindLabel(subject.kind, subject.sector, language), ...employer, countryLabel(subject.country, language)];
}

/** “Harbour list”, “24 November 2026”: an added pack by name and date. */
export const packParts = ({ title, date }: PackMark, language: Language): string[] => [
  title,
  formatDate(date, language, 'long'),
];

/** What a list says below a name: kind and country, or the added pack it comes from. */
export const leadParts = (lead: EntrySubject & { pack: PackMark | null }, language: Language): string[] =>
  lead.pack === null ? kindParts(lead, language) : packParts(lead.pack, language);

/**
 * Short facts on a line, divided by a dot that only the eye gets, and only within the line: where it breaks stands none.
 * In running text a colon or a comma divides.
 */
export function Dotted({ parts, class: name }: { parts: readonly ComponentChildren[]; class?: string }) {
  return (
    <span class={name ? `dots ${name}` : 'dots'}>
      {parts.map((part, place) => (
        // Parts have no id of their own, and their order does not change.
        <span key={place}>
          {place > 0 && <span class="sr">, </span>}
          {part}
        </span>
      ))}
    </span>
  );
}

interface EntryHeadProps {
  headword: string;
  /** Stands below the headword: the full form of an acronym, the entry's own name. */
  fullName?: string | null;
  parts: readonly string[];
  headingId?: string;
}

/** A word that does not fit the headword's line at its full size: “Finanztransaktionsuntersuchungen”. */
const LONG_WORD = /[^\s-]{25}/u;

/** Name, full name, kind and country of one entry. */
export function EntryHead({ headword, fullName, parts, headingId }: EntryHeadProps) {
  return (
    <div>
      <h2 class={LONG_WORD.test(headword) ? 'headword long' : 'headword'} id={headingId} tabIndex={-1}>
        {headword}
      </h2>
      {fullName && <p class="kind">{fullName}</p>}
      {parts.length > 0 && (
        <p>
          <Dotted class="kind" parts={parts} />
        </p>
      )}
    </div>
  );
}
