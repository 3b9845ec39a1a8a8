import { expectedFor } from '../dataset/pack.ts';
import { say, type Worded } from '../dataset/pack-faults.ts';
import type { Entity, Name } from '../dataset/schema.ts';
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
import { cleanText, hasLetter, idFrom, isPlain, isWeak, shorten, unsafeCharacter } from './text.ts';

/**
 * FollowTheMoney entities as JSON lines, as OpenSanctions publishes them (`entities.ftm.json`):
 *
 *     {"id":"NK-1","schema":"Company","properties":{"name":["Example Ltd"],"weakAlias":["EX"],"country":["gb"]}}
 *
 * Companies, organisations, public bodies and people are taken in; addresses, ownerships, sanctions and all else are
 * counted and left out. Names that the list itself calls weak, and abbreviations, count only with evidence.
 */
const KINDS: Record<string, Pick<Entity, 'kind' | 'sector'>> = {
  Company: { kind: 'organization', sector: 'other' },
  Organization: { kind: 'organization', sector: 'other' },
  PublicBody: { kind: 'public-body', sector: 'government' },
  Person: { kind: 'person', sector: 'other' },
};

/** Properties that hold names, in the order in which they are taken. */
const NAMES = [
  { property: 'name', type: 'common', weak: false },
  { property: 'alias', type: 'common', weak: false },
  { property: 'weakAlias', type: 'common', weak: true },
  { property: 'abbreviation', type: 'acronym', weak: true },
] as const;

export function readFollowTheMoney(options: ListOptions): PackReader {
  return new FtmReader(options);
}

class FtmReader implements PackReader {
  private readonly faults = new Faults();
  private readonly notes = noNotes();
  private readonly ids = new SeenTexts();
  private readonly list: ReturnType<typeof headOfList>;
  private readonly unsaid: Entity['description'];
  private rest: string[] = [];
  private restLength = 0;
  private line = 0;
  private names = 0;

  constructor(options: ListOptions) {
    this.list = headOfList(options);
    this.unsaid = describeListed(options.title);
  }

  push(text: string): PackPiece[] {
    const pieces: PackPiece[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.hold(text.slice(start, end));
      this.readLine(pieces);
      start = end + 1;
    }
    this.hold(text.slice(start));
    return pieces;
  }

  end(): ReadingEnd {
    const pieces: PackPiece[] = [];
    this.readLine(pieces);
    this.faults.throwIfAny();
    if (this.ids.size === 0) {
      const kinds = Object.keys(KINDS).join(', ');
      refuse(Math.max(1, this.line), '', say('noneOfKinds', { kinds }));
    }
    pieces.push({ part: 'sources', value: this.list.source });
    return { pieces, head: this.list.head, notes: this.notes };
  }

  private hold(text: string): void {
    this.restLength += text.length;
    if (this.restLength > LIMITS.itemCharacters) {
      refuse(this.line + 1, '', say('lineTooLong', { limit: LIMITS.itemCharacters }));
    }
    if (text !== '') this.rest.push(text);
  }

  private readLine(pieces: PackPiece[]): void {
    const text = this.rest.length === 1 ? (this.rest[0] ?? '') : this.rest.join('');
    this.rest = [];
    this.restLength = 0;
    this.line++;
    const line = this.line === 1 ? text.replace(/^\ufeff/, '') : text;
    if (line.trim() === '') return;
    const entity = this.entityOf(this.parse(line));
    if (entity) pieces.push({ part: 'entities', value: entity });
  }

  /** No line after one that is no JSON is read: the file is of another kind, or torn. */
  private parse(line: string): Record<string, unknown> {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      refuse(this.line, '', say('lineNoJson'));
    }
    if (line.includes('"__proto__"')) refuse(this.line, '', say('forbiddenKey', { key: '__proto__' }));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      refuse(this.line, '', say('lineNoEntity'));
    }
    return value as Record<string, unknown>;
  }

  private entityOf(record: Record<string, unknown>): Entity | undefined {
    const { id, schema, properties } = record;
    if (typeof id !== 'string' || id === '' || id.length > 300) {
      this.fault('id', say('ftmId'));
      return undefined;
    }
    if (typeof schema !== 'string' || schema === '' || schema.length > 100) {
      this.fault('schema', say('ftmSchema'));
      return undefined;
    }
    const kind = Object.hasOwn(KINDS, schema) ? KINDS[schema] : undefined;
    if (!kind) {
      // By name up to a point: the kinds of FollowTheMoney are some seventy, of a hostile file any number.
      const known = Object.hasOwn(this.notes.otherKinds, schema) || Object.keys(this.notes.otherKinds).length < 100;
      const key = known && /^[A-Za-z]+$/.test(schema) ? schema : '…';
      const count = Object.hasOwn(this.notes.otherKinds, key) ? (this.notes.otherKinds[key] ?? 0) : 0;
      this.notes.otherKinds[key] = count + 1;
      return undefined;
    }
    if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) {
      this.fault('properties', expectedFor('object', properties));
      return undefined;
    }
    const ownId = idFrom(id);
    if (this.ids.has(ownId)) {
      this.fault('id', say('taken', { id: shorten(id, 60) }));
      return undefined;
    }
    const of = (property: string) => this.texts(properties as Record<string, unknown>, property);
    const names = this.namesOf(of, kind.kind);
    if (names.length === 0) {
      this.notes.nameless++;
      return undefined;
    }
    this.ids.add(ownId);
    if (this.ids.size > LIMITS.entities) refuse(this.line, '', say('entitiesOfAll', { limit: LIMITS.entities }));
    const [note] = [...of('summary'), ...of('notes'), ...of('position')];
    return {
      id: ownId,
      ...kind,
      names,
      description: note === undefined ? this.unsaid : inAllLanguages(shorten(note, 300)),
      country: countryOf([...of('country'), ...of('jurisdiction'), ...of('nationality'), ...of('citizenship')]),
      website: of('website').find((address) => /^https?:\/\/[^\s/]{1,200}(?:\/\S{0,1000})?$/.test(address)) ?? null,
      wikidata: of('wikidataId').find((text) => /^Q\d{1,12}$/.test(text)) ?? null,
      parent: null,
      sources: [LIST_SOURCE],
    };
  }

  /** The values of a property, cleaned. */
  private texts(properties: Record<string, unknown>, property: string): string[] {
    if (!Object.hasOwn(properties, property)) return [];
    const path = `properties.${property}`;
    const values = properties[property];
    if (!Array.isArray(values)) {
      this.fault(path, expectedFor('list', values));
      return [];
    }
    const texts: string[] = [];
    for (const [at, value] of values.entries()) {
      if (typeof value !== 'string') {
        this.fault(`${path}[${at}]`, expectedFor('text', value));
      } else if (value.length > LIMITS.stringCharacters) {
        this.fault(`${path}[${at}]`, say('tooLong', { limit: LIMITS.stringCharacters, length: value.length }));
      } else if (isPlain(value)) {
        texts.push(value);
      } else {
        const text = cleanText(value);
        const unsafe = unsafeCharacter(text);
        if (unsafe) this.fault(`${path}[${at}]`, say('character', { character: unsafe }));
        else if (text !== '') texts.push(text);
      }
    }
    return texts;
  }

  private namesOf(of: (property: string) => string[], kind: Entity['kind']): Name[] {
    const names = new Map<string, Name>();
    for (const { property, type, weak } of NAMES) {
      for (const text of of(property)) {
        if (text.length > 300) this.notes.tooLong++;
        else if (hasLetter(text) && !names.has(text)) {
          const first = names.size === 0 && type === 'common';
          names.set(text, {
            text,
            lang: 'und',
            type: first ? 'official' : type,
            ambiguous: weak || isWeak(text, kind),
          });
        }
      }
    }
    if (names.size > LIMITS.namesOfEntity) {
      this.fault('properties', say('namesOfOne', { limit: LIMITS.namesOfEntity, number: names.size }));
      return [];
    }
    this.names += names.size;
    if (this.names > LIMITS.names) refuse(this.line, '', say('namesOfAll', { limit: LIMITS.names }));
    return [...names.values()];
  }

  private fault(path: string, worded: Worded): void {
    this.faults.add(this.line, path, worded);
  }
}

/** The first that is a country; FollowTheMoney has codes for former states too, which have more letters. */
function countryOf(codes: readonly string[]): string {
  return codes.find((code) => /^[a-z]{2}$/i.test(code))?.toUpperCase() ?? UNKNOWN_COUNTRY;
}
