import { PackError, type PackProblem } from '../dataset/pack-error.ts';
import type { Worded } from '../dataset/pack-faults.ts';
import type { Entity, Goal, Localised, Pack, Role, Source } from '../dataset/schema.ts';
import { LIMITS } from './limits.ts';
import { cleanTitle, shortHash, slugOf } from './text.ts';

/** What is left of a pack without its long lists. */
export type PackHead = Omit<Pack, 'entities' | 'roles' | 'goals' | 'sources'>;

/** One item of a pack, checked, as it comes out of a file. */
export type PackPiece =
  | { part: 'entities'; value: Entity }
  | { part: 'roles'; value: Role }
  | { part: 'goals'; value: Goal }
  | { part: 'sources'; value: Source };

/** What was left out or changed, so that the reader can be told before anything is installed. */
export interface ReadingNotes {
  /** Records of kinds that are not taken in, by kind. */
  otherKinds: Record<string, number>;
  /** Records that said nothing new: the same name, kind and country as another. */
  repeated: number;
  /** Records without a name that could be found in a text. */
  nameless: number;
  /** Names longer than 300 characters. */
  tooLong: number;
}

export const noNotes = (): ReadingNotes => ({ otherKinds: {}, repeated: 0, nameless: 0, tooLong: 0 });

/** What the end of a file tells. */
export interface ReadingEnd {
  /** Items that were not complete before. */
  pieces: PackPiece[];
  head: PackHead;
  notes: ReadingNotes;
  /** The checksum that a packaged file gives itself, still to be held against the file. */
  declaredChecksum?: string;
}

/**
 * Takes the text of a file in pieces cut anywhere, and gives the items that are complete. Keeps no more than one item,
 * and what it needs to tell whether ids repeat and lead somewhere. Pure.
 *
 * Both methods throw a PackError, whose problems say line and path, where the file is not accepted: at once where
 * nothing that follows could be read, else with all problems found (at most a hundred). What was given out before then
 * is worth nothing.
 */
export interface PackReader {
  push(text: string): PackPiece[];
  end(): ReadingEnd;
}

/** A whole file as a pack: for packs that are small, and for tests. */
export async function collectPack(reader: PackReader, chunks: AsyncIterable<string> | Iterable<string>) {
  const lists = { entities: [], roles: [], goals: [], sources: [] } as Pick<
    Pack,
    'entities' | 'roles' | 'goals' | 'sources'
  >;
  const take = (pieces: readonly PackPiece[]) => {
    for (const { part, value } of pieces) (lists[part] as unknown[]).push(value);
  };
  for await (const chunk of chunks) take(reader.push(chunk));
  const { head, notes, pieces } = reader.end();
  take(pieces);
  return { pack: { ...head, ...lists } satisfies Pack, notes };
}

/** Collects faults that do not keep the rest of a file from being read. */
export class Faults {
  private readonly problems: PackProblem[] = [];

  /** @throws PackError where there are as many as are listed */
  add(line: number, path: string, worded: Worded & Pick<PackProblem, 'field'>): void {
    this.problems.push({ line, path, ...worded });
    if (this.problems.length >= LIMITS.problems) this.throwIfAny();
  }

  throwIfAny(): void {
    if (this.problems.length > 0) throw new PackError(this.problems);
  }
}

/** Refuses what cannot be read any further. */
export function refuse(line: number, path: string, worded: Worded): never {
  throw new PackError([{ line, path, ...worded }]);
}

export interface ListOptions {
  /** How the reader calls the list; the file's name, say. */
  title: string;
  /** Day of the file, `2026-11-24`. */
  publishedOn: string;
}

/** Characters in the id of a pack, and those of them that a hash takes. */
const MAX_PACK_ID = 32;
const HASH_LENGTH = 13;

/** Id of the one source that a plain list has: the list. */
export const LIST_SOURCE = 'list';

export const inAllLanguages = (text: string): Localised => ({ en: text, nl: text, de: text });

/** Lists whose titles differ only at the end (this year's, last year's) are two packs. */
function listId(title: string): string {
  const slug = slugOf(title, title.length);
  if (slug === '') return shortHash(title);
  return slug.length <= MAX_PACK_ID ? slug : `${slugOf(slug, MAX_PACK_ID - HASH_LENGTH - 1)}-${shortHash(slug)}`;
}

/** The head of a pack made from a plain list, and the list as its only source. */
export function headOfList({ title, publishedOn }: ListOptions): { head: PackHead; source: Source } {
  const name = cleanTitle(title) || 'list';
  const [year = '2000', month = '1', day = '1'] = publishedOn.split('-');
  return {
    head: {
      format: 1,
      id: listId(name),
      version: `${year}.${Number(month)}.${Number(day)}`,
      title: inAllLanguages(name),
      licence: 'not stated',
      publishedOn,
      senses: [],
      topics: {},
      broad: [],
      doubts: [],
      redirects: {},
    },
    source: { id: LIST_SOURCE, url: null, title: name, publisher: name, date: publishedOn, lang: 'und' },
  };
}

/** What a card says of an entry of which the list says nothing. */
export const describeListed = (title: string): Localised => {
  const name = cleanTitle(title) || 'list';
  return { en: `Listed in ${name}.`, nl: `Staat in ${name}.`, de: `Aufgeführt in ${name}.` };
};
