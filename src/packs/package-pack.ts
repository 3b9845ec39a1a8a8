import type { Table } from 'dexie';
import { sumOf } from '../dataset/checksum.ts';
import { foldName } from '../dataset/fold-name.ts';
import { hashOf, hasInt, intSet } from '../dataset/int-set.ts';
import { canonicalJson } from '../dataset/pack.ts';
import { keyIn } from '../dataset/rows.ts';
import type { Entity, Goal, Name, Pack, Role } from '../dataset/schema.ts';
import { readAllEntities } from './entities-row.ts';
import { type AddedPack, addedId, type PackDatabase, type PackMeta, withPack } from './pack-db.ts';
import type { PackHead } from './pieces.ts';

export interface PackagedPack {
  /** What `npm run pack -- build` would write of the same pack, without the line break at its end. */
  file: Blob;
  /** That of the pack within. */
  checksum: string;
}

/**
 * An added pack as a file of our own form, with the ids it came with, to be added again by the same checks as any other
 * file. It is read and written in pieces: of a large pack no more than some hundred entities are in memory at once, and
 * the browser keeps the finished pieces where it keeps files.
 *
 * An id that was too long for the extension comes out as the extension has it; read again, it is the same there.
 *
 * @param onProgress called with the number of entities that are written, now and then
 */
export function packageAddedPack(
  { database, meta }: AddedPack,
  onProgress: (entities: number) => void = () => undefined,
): Promise<PackagedPack> {
  return withPack(database, async (db) => {
    const pieces: Blob[] = [];
    let text = '';
    for await (const part of partsOf(db, meta, onProgress)) {
      text += part;
      if (text.length < PIECE) continue;
      pieces.push(new Blob([text]));
      text = '';
    }
    pieces.push(new Blob([text]));
    const checksum = await sumOf(new Blob(pieces));
    return { checksum, file: new Blob([`{"checksum":"${checksum}","pack":`, ...pieces, '}']) };
  });
}

/** Characters of a piece. */
const PIECE = 256 * 1024;

/** The pack's canonical text: keys sorted, no white space. */
async function* partsOf(
  db: PackDatabase,
  { head, prefix }: PackMeta,
  onProgress: (entities: number) => void,
): AsyncGenerator<string> {
  const own = (id: string) => bareId(prefix, id);
  const lists: Record<string, () => AsyncIterable<unknown>> = {
    entities: () => entitiesOf(db, own, onProgress),
    roles: () => rolesOf(db, prefix, own),
    goals: () => goalsOf(db, own),
    sources: () => sourcesOf(db),
  };
  const bare = bareHead(head, own) as Record<string, unknown>;
  let mark = '{';
  for (const key of [...Object.keys(bare), ...Object.keys(lists)].sort()) {
    const list = lists[key];
    yield `${mark}${JSON.stringify(key)}:`;
    if (list) {
      let before = '[';
      for await (const item of list()) {
        yield before + canonicalJson(item);
        before = ',';
      }
      yield before === '[' ? '[]' : ']';
    } else yield canonicalJson(bare[key]);
    mark = ',';
  }
  yield '}';
}

function bareId(prefix: string, id: string): string {
  const mark = addedId(prefix, '');
  return id.startsWith(mark) ? id.slice(mark.length) : id;
}

function bareHead(head: PackHead, own: (id: string) => string): PackHead {
  return {
    ...head,
    senses: head.senses.map((sense) => ({
      ...sense,
      candidates: sense.candidates.map(own),
      ...(sense.perCandidate && {
        perCandidate: Object.fromEntries(Object.entries(sense.perCandidate).map(([id, cues]) => [own(id), cues])),
      }),
    })),
    doubts: head.doubts.map((doubt) =>
      typeof doubt === 'string' ? doubt : { ...doubt, about: doubt.about.map(own) },
    ) as Pack['doubts'],
    broad: head.broad.map(own),
    redirects: Object.fromEntries(Object.entries(head.redirects).map(([from, to]) => [own(from), own(to)])),
  };
}

/** Names on several entities come flagged, as a pack of ours has to have them and the extension takes them anyway. */
async function* entitiesOf(
  db: PackDatabase,
  own: (id: string) => string,
  onProgress: (entities: number) => void,
): AsyncGenerator<Entity> {
  let written = 0;
  const shared = (await db.sets.get('sets'))?.shared ?? intSet([]);
  const flagged = (name: Name): Name =>
    name.ambiguous || !hasInt(shared, hashOf(foldName(name.text))) ? name : { ...name, ambiguous: true };
  for await (const entities of readAllEntities(db)) {
    for (const entity of entities) {
      const parent = entity.parent === null ? null : own(entity.parent);
      yield { ...entity, id: own(entity.id), parent, names: entity.names.map(flagged) };
    }
    written += entities.length;
    onProgress(written);
  }
}

/** In the order of the file: their keys end in numbers, which do not sort as texts. */
async function* rolesOf(db: PackDatabase, prefix: string, own: (id: string) => string): AsyncGenerator<Role> {
  const AT_ONCE = 512;
  for (let from = 0; ; from += AT_ONCE) {
    const keys = Array.from({ length: AT_ONCE }, (_, index) => keyIn(prefix, String(from + index)));
    for (const row of await db.roles.bulkGet(keys)) {
      if (!row) return;
      const { subject, initiative, person } = row.role;
      yield {
        ...row.role,
        subject: own(subject),
        initiative: own(initiative),
        person: person === null ? null : own(person),
      };
    }
  }
}

async function* goalsOf(db: PackDatabase, own: (id: string) => string): AsyncGenerator<Goal> {
  for await (const { goal } of rowsOf(db.goals)) yield { ...goal, initiative: own(goal.initiative) };
}

async function* sourcesOf(db: PackDatabase): AsyncGenerator<unknown> {
  for await (const { source } of rowsOf(db.sources)) yield source;
}

/** All rows by ascending key, some at a time: a cursor would end with its transaction while we work. */
async function* rowsOf<Row extends { id: string }>(table: Table<Row, string>): AsyncGenerator<Row> {
  const AT_ONCE = 512;
  let last: string | undefined;
  for (;;) {
    const rows: Row[] = await (last === undefined ? table.orderBy(':id') : table.where(':id').above(last))
      .limit(AT_ONCE)
      .toArray();
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id;
  }
}
