import Papa from 'papaparse';
import { foldName } from '../dataset/fold-name.ts';
import { say, type Worded } from '../dataset/pack-faults.ts';
import { type Entity, KINDS, type Name } from '../dataset/schema.ts';
import { UNKNOWN_COUNTRY } from '../matching/unknown-country.ts';
import { LIMITS } from './limits.ts';
import {
  describeListed,
  Faults,
  headOfList,
  inAllLanguages,
  LIST_SOURCE,
  type ListOptions,
  noNotes,
  type PackPiece,
  type PackReader,
  type ReadingEnd,
  refuse,
} from './pieces.ts';
import { SeenTexts } from './seen-texts.ts';
import { cleanText, hasLetter, idFrom, isWeak, shorten, slugOf, unsafeCharacter } from './text.ts';

/**
 * The simple form of a pack: a table with a head, one entity a row.
 *
 *     name,aliases,kind,country,note,address
 *     Example Foundation,Stichting Voorbeeld|EF,ngo,NL,Shelters in two cities.,https://example.org
 *
 * Comma, semicolon or tab; quotes as spreadsheets write them; several aliases in a cell are parted by `|` or `;`.
 */
export const CSV_FIELDS = ['name', 'aliases', 'kind', 'country', 'note', 'address'] as const;
export type CsvField = (typeof CSV_FIELDS)[number];
/** Which column each field is read from; null: from none. */
export type CsvMapping = Record<CsvField, number | null>;

export interface CsvLayout {
  delimiter: string;
  /** As the head of the table calls them. */
  columns: string[];
  /** The first rows, to recognise columns by. */
  sample: string[][];
}

export interface CsvOptions extends ListOptions {
  mapping: CsvMapping;
  delimiter: string;
}

/** How columns are called in files that we know of, in three languages. */
const HEADS: Record<CsvField, RegExp> = {
  name: /^(name|naam|names|organi[sz]ation|organisatie|organisation|company|bedrijf|firma|title|titel|full ?name)$/,
  aliases: /^(alias(es)?|aka|also known as|other names?|andere namen|ook bekend als|aliasnamen|weitere namen)$/,
  kind: /^(kind|type|soort|art|category|categorie|kategorie|schema|sector)$/,
  country: /^(country|countries|land|country ?code|landcode|ländercode|laendercode)$/,
  note: /^(notes?|description|omschrijving|beschrijving|beschreibung|notiz|notitie|opmerking|bemerkung|remarks?)$/,
  address: /^(address|adres|adresse|web ?address|webadres|webadresse|website|web|url|homepage|link)$/,
};

/** What a kind may be called, beside our own words. */
const KIND_WORDS: Record<string, Pick<Entity, 'kind' | 'sector'>> = {
  company: { kind: 'organization', sector: 'other' },
  bedrijf: { kind: 'organization', sector: 'other' },
  unternehmen: { kind: 'organization', sector: 'other' },
  organisation: { kind: 'organization', sector: 'other' },
  organisatie: { kind: 'organization', sector: 'other' },
  ngo: { kind: 'organization', sector: 'ngo' },
  bank: { kind: 'organization', sector: 'bank' },
  'public body': { kind: 'public-body', sector: 'government' },
  overheid: { kind: 'public-body', sector: 'government' },
  behörde: { kind: 'public-body', sector: 'government' },
  persoon: { kind: 'person', sector: 'other' },
  person: { kind: 'person', sector: 'other' },
};

/**
 * Reads the head and the first rows of a table.
 *
 * @param beginning the first piece of the file; longer than a few rows is not needed
 * @throws PackError where it is no table
 */
export function readCsvLayout(beginning: string): CsvLayout {
  const { text: all } = withLineFeeds(beginning.replace(/^\ufeff/, ''), true);
  const declared = DECLARED.exec(all);
  const text = declared ? all.slice(declared[0].length) : all;
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (first.length > LIMITS.rowCharacters) refuse(1, '', say('headTooLong'));
  const delimiter = declared?.[1] ?? delimiterOf(first);
  const { data } = parserFor(delimiter).parse(text.slice(0, LIMITS.rowCharacters), 0, end >= 0);
  const [columns = [], ...rows] = data;
  refuseColumns(1, columns);
  const heads = columns.map(cleanText);
  if (heads.every((head) => head === '')) refuse(1, '', say('noHead'));
  return { delimiter, columns: heads, sample: rows.slice(0, 3).map((row) => row.map(cleanText)) };
}

/** The mapping that the names of the columns suggest; the first column is the name where none is called so. */
export function suggestMapping(columns: readonly string[]): CsvMapping {
  const heads = columns.map((column) => column.toLowerCase().replaceAll('_', ' ').trim());
  const taken = new Set<number>();
  const entries = CSV_FIELDS.map((field) => {
    const at = heads.findIndex((head, index) => !taken.has(index) && HEADS[field].test(head));
    if (at >= 0) taken.add(at);
    return [field, at < 0 ? null : at] as const;
  });
  const mapping = Object.fromEntries(entries) as CsvMapping;
  if (mapping.name === null) {
    const free = heads.findIndex((_, index) => !taken.has(index));
    mapping.name = free < 0 ? null : free;
  }
  return mapping;
}

/** Reads a table by a mapping. Rows are numbered by the line on which they begin. */
export function readCsv(options: CsvOptions): PackReader {
  return new CsvReader(options);
}

class CsvReader implements PackReader {
  private readonly parser: RowParser;
  private readonly faults = new Faults();
  private readonly notes = noNotes();
  /** Name, kind and country of each row, to know one that says nothing new. */
  private readonly seen = new Set<string>();
  private readonly ids = new SeenTexts();
  private readonly list: ReturnType<typeof headOfList>;
  /** What of the text is not read yet: the row that is not complete. */
  private rest = '';
  private line = 1;
  private columns: string[] | undefined;
  private names = 0;

  constructor(private readonly options: CsvOptions) {
    this.parser = parserFor(options.delimiter);
    this.list = headOfList(options);
  }

  push(text: string): PackPiece[] {
    const isFirst = this.columns === undefined && this.rest === '';
    this.rest += isFirst ? text.replace(/^\ufeff/, '') : text;
    const pieces = this.read(false);
    if (this.rest.length > LIMITS.rowCharacters) this.refuseRow();
    return pieces;
  }

  private refuseRow(): never {
    refuse(this.line, '', say('rowTooLong'));
  }

  end(): ReadingEnd {
    const pieces = this.read(true);
    if (this.columns === undefined) refuse(1, '', say('empty'));
    this.faults.throwIfAny();
    if (this.ids.size === 0) refuse(this.line, '', say('noRow'));
    pieces.push({ part: 'sources', value: this.list.source });
    return { pieces, head: this.list.head, notes: this.notes };
  }

  private read(isLast: boolean): PackPiece[] {
    const { text, held } = withLineFeeds(this.rest, isLast);
    const { data, errors, meta } = this.parser.parse(text, 0, !isLast);
    // What it complains of in a row that is not complete may be what is still to come.
    const error = errors.find(({ row = 0 }) => isLast || row < data.length);
    if (error) {
      const line = this.line + countLines(text, 0, error.index ?? 0);
      refuse(line, '', say('openQuote'));
    }
    const pieces: PackPiece[] = [];
    for (const row of data) {
      this.readRow(row, pieces);
      this.line += row.reduce((sum, cell) => sum + countLines(cell, 0, cell.length), 1);
    }
    this.rest = text.slice(isLast ? text.length : meta.cursor) + held;
    return pieces;
  }

  private readRow(row: string[], pieces: PackPiece[]): void {
    if (row.every((cell) => cell.trim() === '')) return;
    // Also where it came in one piece: the same file is read the same way however it is cut.
    if (row.reduce((sum, cell) => sum + cell.length, 0) > LIMITS.rowCharacters) this.refuseRow();
    if (this.columns === undefined) {
      if (this.line === 1 && DECLARED.test(`${row.join(this.options.delimiter)}\n`)) return;
      refuseColumns(this.line, row);
      this.columns = row.map(cleanText);
      return;
    }
    if (row.length !== this.columns.length) {
      this.faults.add(this.line, '', say('cells', { expected: this.columns.length, number: row.length }));
      return;
    }
    const entity = this.entityOf(row);
    if (entity) pieces.push({ part: 'entities', value: entity });
  }

  private entityOf(row: string[]): Entity | undefined {
    const cell = (field: CsvField): string => {
      const at = this.options.mapping[field];
      const text = at === null ? '' : cleanText(row[at] ?? '');
      const unsafe = unsafeCharacter(text);
      if (unsafe) this.fault(field, say('character', { character: unsafe }));
      return text;
    };
    const name = cell('name');
    const aliases = cell('aliases')
      .split(/[|;]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
    if (!hasLetter(name)) {
      this.fault('name', say(name === '' ? 'noName' : 'noLetter'));
      return undefined;
    }
    const { kind, sector } = this.kindOf(cell('kind'));
    const country = this.countryOf(cell('country'));
    const website = this.addressOf(cell('address'));
    const names = this.namesOf([name, ...aliases], kind);
    const note = cell('note');

    const key = `${foldName(name)}\n${kind}\n${country}`;
    if (this.seen.has(key)) {
      this.notes.repeated++;
      return undefined;
    }
    this.seen.add(key);
    const id = this.freeId(slugOf(name) || idFrom(name));
    if (this.ids.size > LIMITS.entities) refuse(this.line, '', say('rows', { limit: LIMITS.entities }));
    const { title } = this.options;
    return {
      id,
      kind,
      sector,
      names,
      description: note === '' ? describeListed(title) : inAllLanguages(shorten(note, 2_000)),
      country,
      website,
      wikidata: null,
      parent: null,
      sources: [LIST_SOURCE],
    };
  }

  private fault(field: CsvField, worded: Worded): void {
    const at = this.options.mapping[field];
    this.faults.add(this.line, (at === null ? undefined : this.columns?.[at]) || field, { ...worded, field });
  }

  private namesOf(texts: readonly string[], kind: Entity['kind']): Name[] {
    const names = new Map<string, Name>();
    for (const text of texts) {
      const field = names.size === 0 ? 'name' : 'aliases';
      if (text.length > 300) this.fault(field, say('tooLong', { limit: 300, length: text.length }));
      else if (!hasLetter(text)) this.fault(field, say('nameless', { name: text }));
      else if (!names.has(text)) {
        const type = names.size === 0 ? 'official' : isAcronym(text) ? 'acronym' : 'common';
        names.set(text, { text, lang: 'und', type, ambiguous: isWeak(text, kind) });
      }
    }
    if (names.size > LIMITS.namesOfEntity) {
      this.fault('aliases', say('namesOfOne', { limit: LIMITS.namesOfEntity, number: names.size }));
    }
    this.names += names.size;
    if (this.names > LIMITS.names) refuse(this.line, '', say('namesOfAll', { limit: LIMITS.names }));
    return [...names.values()];
  }

  private kindOf(word: string): Pick<Entity, 'kind' | 'sector'> {
    if (word === '') return { kind: 'organization', sector: 'other' };
    const folded = word.toLowerCase();
    const known = Object.hasOwn(KIND_WORDS, folded) ? KIND_WORDS[folded] : undefined;
    if (known) return known;
    const kind = KINDS.find((one) => one === folded.replaceAll(' ', '-'));
    if (kind) return { kind, sector: 'other' };
    const kinds = [...KINDS, 'company', 'ngo', 'bank'].join(', ');
    this.fault('kind', say('kind', { kinds, word: shorten(word, 60) }));
    return { kind: 'organization', sector: 'other' };
  }

  private countryOf(code: string): string {
    if (code === '') return UNKNOWN_COUNTRY;
    const upper = code.toUpperCase();
    if (/^(?:[A-Z]{2}|INT)$/.test(upper)) return upper;
    this.fault('country', say('country', { word: shorten(code, 60) }));
    return UNKNOWN_COUNTRY;
  }

  private addressOf(address: string): string | null {
    if (address === '') return null;
    if (address.length <= 2_000 && /^https?:\/\/[^\s/]+(?:\/\S*)?$/.test(address)) return address;
    this.fault('address', say('address', { word: shorten(address, 60) }));
    return null;
  }

  private freeId(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.ids.has(id); count++)
      id = count > 20 ? idFrom(`${wanted} ${count} ${this.line}`) : `${wanted}-${count}`;
    this.ids.add(id);
    return id;
  }
}

function refuseColumns(line: number, row: readonly string[]): void {
  if (row.length > LIMITS.columns) refuse(line, '', say('columns', { number: row.length, limit: LIMITS.columns }));
}

/** Single words of capitals: OM, WODC, G20. */
const isAcronym = (text: string): boolean => /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}&.-]{2,10}$/u.test(text);

interface RowParser {
  /** @param isPartial keeps back the last row, which may not be complete */
  parse(
    text: string,
    base: number,
    isPartial: boolean,
  ): { data: string[][]; errors: { row?: number; index?: number }[]; meta: { cursor: number } };
}

/** Papa Parse by its row parser: its streams want a whole browser or Node around them, a piece of text needs neither. */
function parserFor(delimiter: string): RowParser {
  const Parser = (Papa as unknown as { Parser: new (config: object) => RowParser }).Parser;
  return new Parser({ delimiter, newline: '\n' });
}

/** A line before the head by which spreadsheet programs are told what parts the cells: `sep=;`. */
const DECLARED = /^sep=([,;\t])\n/i;

/** Line breaks as line feeds. A carriage return at the end may be half of one, and is held back but at the end of all. */
function withLineFeeds(text: string, isLast: boolean): { text: string; held: string } {
  const held = !isLast && text.endsWith('\r') ? '\r' : '';
  const whole = held ? text.slice(0, -1) : text;
  return { text: whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole, held };
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The sign that parts the columns of a head: of those outside quotation marks the most frequent. */
function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => [sign, bare.split(sign).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
