import { hashOf } from '../dataset/int-set.ts';
import type { PackInfo } from '../dataset/reader.ts';
import { keyIn } from '../dataset/rows.ts';
import type { Entity, Role } from '../dataset/schema.ts';
import { WriteBehind } from '../dataset/write-behind.ts';
import { growingInts } from '../matching/scan/compact.ts';
import { ENTITIES_PER_ROW, encodeLines, idColumns, lineOf, numbersOf } from './entities-row.ts';
import { type Conflicts, type CrowdedNames, digits, type NameSink, NamesGathered } from './names-stage.ts';
import { addedId, type EntitiesRow, listPacks, type PackCounts, type PackDatabase, type PackMeta } from './pack-db.ts';
import type { PackHead, PackPiece, ReadingEnd } from './pieces.ts';
import { noNotes } from './pieces.ts';
import { shortHash } from './text.ts';

/** Roles written in one transaction. */
const BATCH = 1_024;
/** Rows of entities written in one transaction. */
const ROWS = 4;
const PER_PART = 512;

/**
 * Writes the items of a file into the database of a pack as they come, with all that linking and search need of them
 * worked out, and keeps of each entity a few numbers. What concerns their names is done by somebody else. Nothing of it
 * is in use before somebody says so.
 */
export class PackStage {
  private readonly counts: PackCounts = { entities: 0, names: 0, kinds: {}, ambiguous: 0 };
  /**
   * Entities as they are written, of one row. As soon as they can be they are bytes: a collector of garbage takes twice
   * the room for what it has to keep, and would take it again and again with whole entities in hand.
   */
  private lines: string[] = [];
  private rows: (EntitiesRow & { entities: Uint8Array })[] = [];
  private roles: { index: number; role: Role }[] = [];
  /** What linking needs of entities. */
  private part = emptyPart();
  private readonly names = new NamesGathered();
  private parts = 0;
  private roleCount = 0;
  /** Of the ids in the extension: as they come, and of those that speak for each other, side by side. */
  private readonly idHashes = growingInts();
  private readonly pairs = growingInts();
  private entityRows = 0;
  private readonly writing = new WriteBehind();

  /**
   * @param prefix of its entities' ids
   * @param sink takes their names
   * @param release called with each array that is written
   */
  constructor(
    private readonly db: PackDatabase,
    private readonly prefix: string,
    private readonly sink: NameSink,
    private readonly release: (written: Uint8Array) => void = () => undefined,
  ) {}

  get entityCount(): number {
    return this.counts.entities;
  }

  async begin(): Promise<void> {
    await this.db.open();
    const nothing = { format: 1, id: this.prefix } as unknown as PackHead;
    await this.db.meta.put({
      id: 'pack',
      state: 'reading',
      enabled: false,
      addedAt: Date.now(),
      info: {} as PackInfo,
      head: nothing,
      prefix: this.prefix,
      counts: this.counts,
      notes: noNotes(),
    });
  }

  async add(pieces: readonly PackPiece[]): Promise<void> {
    for (const piece of pieces) {
      if (piece.part === 'entities') {
        this.take(piece.value);
        if (this.lines.length === ENTITIES_PER_ROW) await this.endRow();
      } else if (piece.part === 'roles') {
        this.roles.push({ index: this.roleCount++, role: this.ownRole(piece.value) });
        if (this.roles.length >= BATCH) await this.writeRoles();
      } else if (piece.part === 'goals') {
        const goal = { ...piece.value, initiative: this.own(piece.value.initiative) };
        await this.db.goals.put({ id: goal.id, goal });
      } else await this.db.sources.put({ id: piece.value.id, source: piece.value });
    }
  }

  /** @returns what the reader is shown before it is taken into use */
  async finish(
    { head, notes }: ReadingEnd,
    checksum: string,
  ): Promise<{ meta: PackMeta; conflicts: Conflicts[]; crowded: CrowdedNames }> {
    await this.endRow();
    await this.writeRows();
    await this.writeRoles();
    await this.writePart();
    const { sets, conflicts, crowded } = await this.sink.finish();
    const ids = idColumns(this.idHashes.done());
    await this.writing.done();
    await this.db.sets.put({
      id: 'sets',
      ...sets,
      ...ids,
      related: this.pairs.done().map((hash) => numbersOf(ids, hash)[0] ?? -1),
    });
    const { id, version, title, licence, publishedOn } = head;
    const meta: PackMeta = {
      id: 'pack',
      state: 'read',
      enabled: true,
      addedAt: await momentAfter(id),
      info: {
        ...{ id, version, checksum, title, licence, publishedOn },
        entityCount: this.counts.entities,
        curated: false,
      },
      head: this.ownHead(head),
      prefix: this.prefix,
      counts: this.counts,
      notes,
    };
    await this.db.meta.put(meta);
    return { meta, conflicts, crowded };
  }

  private own(id: string): string {
    return ownId(this.prefix, id);
  }

  private join(one: string, other: string): void {
    this.pairs.push(hashOf(this.own(one)));
    this.pairs.push(hashOf(this.own(other)));
  }

  private ownRole(role: Role): Role {
    const { subject, initiative, person } = role;
    this.join(subject, initiative);
    if (person !== null) {
      this.join(person, subject);
      this.join(person, initiative);
    }
    return {
      ...role,
      subject: this.own(subject),
      initiative: this.own(initiative),
      person: person === null ? null : this.own(person),
    };
  }

  private ownHead(head: PackHead): PackHead {
    const own = (id: string) => this.own(id);
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
      ),
      broad: head.broad.map(own),
      redirects: Object.fromEntries(Object.entries(head.redirects).map(([from, to]) => [own(from), own(to)])),
    };
  }

  private take(entity: Entity): void {
    this.counts.entities++;
    this.counts.kinds[entity.kind] = (this.counts.kinds[entity.kind] ?? 0) + 1;
    if (entity.parent !== null) this.join(entity.id, entity.parent);
    const id = this.own(entity.id);
    this.idHashes.push(hashOf(id));
    const parent = entity.parent === null ? null : this.own(entity.parent);
    const owned: Entity = { ...entity, id, parent };
    this.lines.push(lineOf(owned));
    this.part.ids.push(id);
    this.part.kinds.push(entity.kind);
    this.part.sectors.push(entity.sector);
    this.part.countries.push(entity.country);
    this.names.add(id, entity);
    this.counts.names += entity.names.length;
    for (const { ambiguous } of entity.names) if (ambiguous) this.counts.ambiguous++;
  }

  private async endRow(): Promise<void> {
    if (this.lines.length === 0) return;
    this.rows.push({ id: this.entityRows++, entities: encodeLines(this.lines) });
    this.lines = [];
    await this.sink.add(this.names.take());
    if (this.rows.length === ROWS) await this.writeRows();
    if (this.part.ids.length >= PER_PART) await this.writePart();
  }

  private async writeRows(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    if (rows.length === 0) return;
    await this.writing.write(async () => {
      await this.db.entities.bulkAdd(rows);
      for (const { entities } of rows) this.release(entities);
    });
  }

  private async writeRoles(): Promise<void> {
    const pack = this.prefix;
    const rows = this.roles.map(({ index, role }) => {
      const ends = new Set([role.subject, role.initiative, ...(role.person === null ? [] : [role.person])]);
      return { id: keyIn(pack, String(index)), pack, ends: [...ends], role };
    });
    this.roles = [];
    if (rows.length > 0) await this.writing.write(() => this.db.roles.bulkAdd(rows));
  }

  private async writePart(): Promise<void> {
    const { ids, kinds, sectors, countries } = this.part;
    this.part = emptyPart();
    if (ids.length === 0) return;
    const row = {
      id: digits(this.parts++),
      ...{ ids: ids.join('\n'), kinds: kinds.join('\n'), sectors: sectors.join('\n') },
      countries: countries.join('\n'),
      broad: new Uint8Array(ids.length),
    };
    await this.writing.write(() => this.db.parts.put(row));
  }
}

const emptyPart = () => ({
  ids: [] as string[],
  kinds: [] as string[],
  sectors: [] as string[],
  countries: [] as string[],
});

/** At most 96 characters, as all ids. */
export function ownId(prefix: string, id: string): string {
  const whole = addedId(prefix, id);
  return whole.length <= 96 ? whole : addedId(prefix, `${id.slice(0, 94 - prefix.length - 14)}-${shortHash(id)}`);
}

/** Now, or where the clock has been set back meanwhile, just after the last pack with the same id was read. */
async function momentAfter(packId: string): Promise<number> {
  const earlier = (await listPacks()).filter(({ meta }) => meta.info.id === packId).map(({ meta }) => meta.addedAt);
  return Math.max(Date.now(), ...earlier.map((ms) => ms + 1));
}
