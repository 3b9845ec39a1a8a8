import type { Language } from '../i18n/languages.ts';
import type { Brief, BriefEntity, BriefRole } from './brief.ts';
import { passageParts } from './words.ts';

/** Between columns. Spreadsheet programs set to Dutch or German expect the semicolon, as their decimals have the comma. */
export type Separator = ',' | ';';

export const separatorFor = (language: Language): Separator => (language === 'en' ? ',' : ';');

type Row = Record<string, string | number | null>;

/**
 * The brief as a table after RFC 4180: a row for each role of each entity, one for an entity without roles. The column
 * names are fixed in English, for programs; what the cells say is in the language of the brief. Each row stands for
 * itself, with page and dataset, so that rows of many briefs can be put together.
 *
 * Begins with the byte order mark by which spreadsheet programs know UTF-8. A cell that such a program would take for a
 * formula is preceded by an apostrophe.
 */
export function toCsv(brief: Brief, separator: Separator): string {
  const rows = brief.entities.flatMap((entity): Row[] =>
    entity.roles.length === 0 ? [rowOf(brief, entity, null)] : entity.roles.map((role) => rowOf(brief, entity, role)),
  );
  const columns = Object.keys(rows[0] ?? rowOf(brief, NOBODY, null));
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))];
  return `\uFEFF${lines.map((cells) => `${cells.map(cellOf).join(separator)}\r\n`).join('')}`;
}

/** Gives the columns where there is no entity. */
const NOBODY: BriefEntity = {
  id: '',
  name: '',
  fullName: null,
  kind: '',
  country: '',
  pack: null,
  description: '',
  sources: [],
  mentions: { certain: 0, possible: 0, passages: [] },
  goals: [],
  roles: [],
  pastRolesLeftOut: 0,
  rolesOfOthers: 0,
};

function rowOf(brief: Brief, entity: BriefEntity, role: BriefRole | null): Row {
  const sources = (numbers: readonly number[]) => numbers.flatMap((number) => brief.sources[number - 1] ?? []);
  const cited = sources(role?.sources ?? entity.sources);
  const dataset = brief.datasets.find(({ isCurated, id }) =>
    entity.pack === null ? isCurated : !isCurated && id === entity.pack.id,
  );
  return {
    entity_id: entity.id,
    name: entity.name,
    full_name: entity.fullName,
    kind: entity.kind,
    country: entity.country,
    certain_mentions: entity.mentions.certain,
    possible_mentions: entity.mentions.possible,
    passages: entity.mentions.passages.map((passage) => passageParts(passage).join('')).join('\n') || null,
    initiative_id: role?.initiative.id ?? null,
    initiative: role?.initiative.name ?? null,
    role: role?.role ?? null,
    role_word: role?.word ?? null,
    role_title: role?.title ?? null,
    through: role?.through?.name ?? null,
    from: role?.from ?? null,
    to: role?.to ?? null,
    past: role === null ? null : role.isPast ? 'yes' : 'no',
    at_page_date: role?.atPageDate ?? null,
    goals: (role === null ? entity.goals.map(({ number }) => number) : role.goals).join(' ') || null,
    goal_basis: role === null ? [...new Set(entity.goals.map(({ basis }) => basis))].join(' ') || null : role.basis,
    sources:
      cited.map(({ title, publisher, date }) => `${publisher}${date ? ` ${date}` : ''}: ${title}`).join('\n') || null,
    source_addresses: cited.flatMap(({ address }) => address ?? []).join('\n') || null,
    page_title: brief.page.title,
    page_address: brief.page.address,
    page_date: brief.page.date,
    read_at: brief.page.readAt,
    page_read_in_full: brief.page.isComplete ? 'yes' : 'no',
    dataset: dataset?.title ?? null,
    added_pack: entity.pack === null ? 'no' : 'yes',
    dataset_version: dataset?.version ?? null,
    dataset_date: dataset?.publishedOn ?? null,
    dataset_checksum: dataset?.checksum ?? null,
    note: brief.note || null,
  };
}

/** What a spreadsheet program takes for the beginning of a formula, also in the wide forms of East Asian type. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A break within a cell is LF in every spreadsheet program; CR would be a row of its own to some.
  const isFormula = FORMULA.test(value);
  const text = (isFormula ? `'${value}` : value).replace(/\r\n?/g, '\n');
  return isFormula || /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
