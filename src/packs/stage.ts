import { draftsOf } from '../dataset/drafts.ts';
import { foldName } from '../dataset/fold-name.ts';
import { hashOf, hasInt, type IntSet, intSet } from '../dataset/int-set.ts';
import type { PackInfo } from '../dataset/reader.ts';
import { keyIn } from '../dataset/rows.ts';
import type { Entity, Role } from '../dataset/schema.ts';
import { growingInts } from '../matching/compact.ts';
import { ENTITIES_PER_ROW, encodeEntities, idColumns, numbersOf } from './entities-row.ts';
import { DraftColumns } from './forms-row.ts';
import { addedId, type EntitiesRow, type PackCounts, type PackDatabase, type PackMeta } from './pack-db.ts';
import type { PackHead, PackPiece, ReadingEnd } from './pieces.ts';
import { noNotes } from './pieces.ts';
import { shortHash } from './text.ts';

/** Roles written in one transaction, and entities: some dozen rows. */
const BATCH = 512;
/** Surface forms sorted and written at a time: a run. */
const RUN = 24_000;
/** What merging holds of each run. */
const FORMS_PER_ROW = 2_000;
const PER_PART = 4_000;

/** Names that stand on both sides. */
export interface Conflicts {
  /** Title of the pack that has them too; null: the dataset. */
  title: Record<string, string> | null;
  count: number;
  /** Some of them, as the pack writes them. */
  samples: string[];
}

/** Names that are taken: folded, hashed. */
export interface TakenNames {
  /** Title of the pack whose names they are, by language; null: the dataset. */
  title: Record<string, string> | null;
  names: IntSet;
}

const SAMPLES = 12;

/**
 * Writes the items of a file into the database of a pack as they come, with all that linking and search need of them
 * worked out, and keeps of each entity a few numbers. Nothing of it is in use before somebody says so.
 */
export class PackStage {
  private readonly counts: PackCounts = { entities: 0, names: 0, kinds: {}, ambiguous: 0 };
  private entities: Entity[] = [];
  private roles: { index: number; role: Role }[] = [];
  /** No entity is held for longer than it takes to write it: what linking needs is a few words of each. */
  private part = emptyPart();
  private nameColumns = {
    entities: [] as string[],
    texts: [] as string[],
    langs: [] as string[],
    types: [] as string[],
  };
  private readonly langs: string[] = [];
  private readonly drafts = new DraftColumns(this.langs);
  /** Of each listed name: its hash, and whether it counts without evidence. */
  private readonly hashes = growingInts();
  private readonly owners = growingInts();
  private readonly sureHashes = growingInts();
  private runs = 0;
  private parts = 0;
  private nameRows = 0;
  private roleCount = 0;
  /** Of the ids in the extension: as they come, and of those that speak for each other, side by side. */
  private readonly idHashes = growingInts();
  private readonly pairs = growingInts();
  private entityRows = 0;
  /** The last write, which is under way while the next rows are worked out. */
  private writing: Promise<unknown> = Promise.resolve();
  private readonly conflicts: Conflicts[];

  /**
   * @param prefix of its entities' ids
   * @param taken names of the dataset and of other packs, to tell which are on both
   */
  constructor(
    private readonly db: PackDatabase,
    private readonly prefix: string,
    private readonly taken: readonly TakenNames[],
  ) {
    this.conflicts = taken.map(({ title }) => ({ title, count: 0, samples: [] }));
  }

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
        if (this.drafts.length >= RUN) await this.writeRun();
        if (this.entities.length >= BATCH) await this.writeEntities();
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
  async finish({ head, notes }: ReadingEnd, checksum: string): Promise<{ meta: PackMeta; conflicts: Conflicts[] }> {
    await this.writeEntities();
    await this.writeRoles();
    await this.writeRun();
    await this.writePart();
    await this.writeNames();
    const listed = this.hashes.done();
    const shared = sharedNames(listed, this.owners.done());
    const ids = idColumns(this.idHashes.done());
    const sure = this.sureHashes.done().filter((hash) => !hasInt(shared, hash));
    await this.writing;
    await this.db.sets.put({
      id: 'sets',
      shared,
      sure: intSet(sure),
      listed: intSet(listed),
      ...ids,
      related: this.pairs.done().map((hash) => numbersOf(ids, hash)[0] ?? -1),
      langs: this.langs,
    });
    const { id, version, title, licence, publishedOn } = head;
    const meta: PackMeta = {
      id: 'pack',
      state: 'read',
      enabled: true,
      addedAt: Date.now(),
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
    return { meta, conflicts: this.conflicts };
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
    const index = this.counts.entities++;
    this.counts.kinds[entity.kind] = (this.counts.kinds[entity.kind] ?? 0) + 1;
    if (entity.parent !== null) this.join(entity.id, entity.parent);
    const id = this.own(entity.id);
    this.idHashes.push(hashOf(id));
    const parent = entity.parent === null ? null : this.own(entity.parent);
    const owned: Entity = { ...entity, id, parent };
    this.entities.push(owned);
    this.part.ids.push(id);
    this.part.kinds.push(entity.kind);
    this.part.sectors.push(entity.sector);
    this.part.countries.push(entity.country);
    const drafts = draftsOf(entity, entity.names, index);
    for (const draft of drafts) {
      this.drafts.add(draft);
    }
    // Of each name the draft as listed comes first, in the order of the names: the hash that it has is the name's.
    const hashes = drafts.flatMap(({ listed, base }) => (listed ? [base] : []));
    for (const [place, { text, lang, type, ambiguous }] of entity.names.entries()) {
      const hash = hashes[place] ?? hashOf(foldName(text));
      this.counts.names++;
      if (ambiguous) this.counts.ambiguous++;
      else this.sureHashes.push(hash);
      this.hashes.push(hash);
      this.owners.push(index);
      for (const [at, { names }] of this.taken.entries()) {
        const conflict = this.conflicts[at];
        if (!conflict || !hasInt(names, hash)) continue;
        conflict.count++;
        if (conflict.samples.length < SAMPLES) conflict.samples.push(text);
      }
      this.nameColumns.entities.push(id);
      this.nameColumns.texts.push(text);
      this.nameColumns.langs.push(lang);
      this.nameColumns.types.push(type);
    }
  }

  /** Begins a write once the one before is done: at most one is under way, and work goes on meanwhile. */
  private async write(start: () => PromiseLike<unknown>): Promise<void> {
    await this.writing;
    this.writing = Promise.resolve(start());
    // Whoever writes next hears of a failure; until then nobody is to be told that nobody listens.
    this.writing.catch(() => undefined);
  }

  private async writeEntities(): Promise<void> {
    const rows: EntitiesRow[] = [];
    for (let from = 0; from < this.entities.length; from += ENTITIES_PER_ROW) {
      const entities = encodeEntities(this.entities.slice(from, from + ENTITIES_PER_ROW));
      rows.push({ id: this.entityRows++, entities });
    }
    this.entities = [];
    if (rows.length > 0) await this.write(() => this.db.entities.bulkAdd(rows));
    if (this.part.ids.length >= PER_PART) await this.writePart();
    if (this.nameColumns.texts.length >= PER_PART) await this.writeNames();
  }

  private async writeRoles(): Promise<void> {
    const pack = this.prefix;
    const rows = this.roles.map(({ index, role }) => {
      const ends = new Set([role.subject, role.initiative, ...(role.person === null ? [] : [role.person])]);
      return { id: keyIn(pack, String(index)), pack, ends: [...ends], role };
    });
    this.roles = [];
    if (rows.length > 0) await this.write(() => this.db.roles.bulkAdd(rows));
  }

  private async writeRun(): Promise<void> {
    if (this.drafts.length === 0) return;
    const run = digits(this.runs++);
    const rows = this.drafts.takeRows(FORMS_PER_ROW).map((row, part) => ({ id: `${run}/${digits(part)}`, ...row }));
    await this.write(() => this.db.forms.bulkAdd(rows));
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
    await this.write(() => this.db.parts.put(row));
  }

  private async writeNames(): Promise<void> {
    const { entities, texts, langs, types } = this.nameColumns;
    this.nameColumns = { entities: [], texts: [], langs: [], types: [] };
    if (texts.length === 0) return;
    const row = {
      id: digits(this.nameRows++),
      ...{ entities: entities.join('\n'), texts: texts.join('\n'), langs: langs.join('\n'), types: types.join('\n') },
    };
    await this.write(() => this.db.names.put(row));
  }
}

/** Names that several entities bear, whatever they are flagged: whoever reads one cannot know which is meant. */
function sharedNames(hashes: Int32Array, owners: Int32Array): IntSet {
  let size = 64;
  while (size < 2 * hashes.length) size *= 2;
  const first = new Int32Array(size);
  const shared = new Set<number>();
  for (const [index, hash] of hashes.entries()) {
    let at = Math.imul(hash, 0x9e3779b1) & (size - 1);
    for (;;) {
      const known = (first[at] ?? 0) - 1;
      if (known < 0) {
        first[at] = index + 1;
        break;
      }
      if (hashes[known] === hash) {
        if (owners[known] !== owners[index]) shared.add(hash);
        break;
      }
      at = (at + 1) & (size - 1);
    }
  }
  return intSet(shared);
}

const emptyPart = () => ({
  ids: [] as string[],
  kinds: [] as string[],
  sectors: [] as string[],
  countries: [] as string[],
});

const digits = (number: number): string => String(number).padStart(4, '0');

/** At most 96 characters, as all ids. */
export function ownId(prefix: string, id: string): string {
  const whole = addedId(prefix, id);
  return whole.length <= 96 ? whole : addedId(prefix, `${id.slice(0, 94 - prefix.length - 14)}-${shortHash(id)}`);
}
