import { draftsOf } from '../dataset/drafts.ts';
import { hasInt, type IntSet, intSet } from '../dataset/int-set.ts';
import { PackError } from '../dataset/pack-error.ts';
import { say } from '../dataset/pack-faults.ts';
import type { Entity, Name } from '../dataset/schema.ts';
import { WriteBehind } from '../dataset/write-behind.ts';
import { growingInts, leave, type Release } from '../matching/scan/compact.ts';
import { hashOfForm } from '../matching/scan/compile.ts';
import { DraftColumns } from './forms-row.ts';
import { LIMITS } from './limits.ts';
import type { PackDatabase, SetsRow } from './pack-db.ts';

/** Surface forms sorted and written at a time: a run. */
const RUN = 24_000;
/** What merging holds of each run, twice. */
const FORMS_PER_ROW = 1_500;
/** Names in a row of those that search reads. */
const NAMES_PER_ROW = 4_000;
const SAMPLES = 12;

/** Names that stand on both sides. */
export interface Conflicts {
  /** Title of the pack that has them too; null: the dataset. */
  title: Record<string, string> | null;
  count: number;
  /** Some of them, as the pack writes them. */
  samples: string[];
}

/** Names that stay unmarked, as more entries have them than could be told apart. */
export interface CrowdedNames {
  count: number;
  /** Some of them, as the pack writes them. */
  samples: string[];
}

/** Names that are taken: folded, hashed. */
export interface TakenNames {
  /** Id of the pack whose names they are; null: the dataset. */
  id: string | null;
  /** Title of the pack whose names they are, by language; null: the dataset. */
  title: Record<string, string> | null;
  names: IntSet;
}

/** Some hundred entities as their names need them, in columns joined by line feeds, which no text of a pack holds. */
export interface NamesBatch {
  /** Ids in the extension, kinds and countries of the entities, and how many names each has. */
  ids: string;
  kinds: string;
  countries: string;
  counts: Int32Array;
  /** The names side by side. */
  texts: string;
  langs: string;
  types: string;
  ambiguous: Uint8Array;
}

/** What is known of the names of a pack once all are in. */
export interface StagedNames {
  sets: Pick<SetsRow, 'sure' | 'shared' | 'listed' | 'crowded' | 'langs'>;
  conflicts: Conflicts[];
  crowded: CrowdedNames;
}

/** Takes the names of a file in the order of its entities; in another thread where there is one to have. */
export interface NameSink {
  /**
   * Resolves when more may come.
   *
   * @throws PackError where the names make more surface forms than a file may have
   * @throws whatever the database threw, now or before
   */
  add(batch: NamesBatch): Promise<void>;
  finish(): Promise<StagedNames>;
  /** Gives up; to be called at the end too. */
  end(): void;
}

/** Gathers entities to a batch. */
export class NamesGathered {
  private ids: string[] = [];
  private kinds: string[] = [];
  private countries: string[] = [];
  private counts: number[] = [];
  private texts: string[] = [];
  private langs: string[] = [];
  private types: string[] = [];
  private ambiguous: number[] = [];

  /** @param id in the extension */
  add(id: string, { kind, country, names }: Pick<Entity, 'kind' | 'country' | 'names'>): void {
    this.ids.push(id);
    this.kinds.push(kind);
    this.countries.push(country);
    this.counts.push(names.length);
    for (const { text, lang, type, ambiguous } of names) {
      this.texts.push(text);
      this.langs.push(lang);
      this.types.push(type);
      this.ambiguous.push(ambiguous ? 1 : 0);
    }
  }

  take(): NamesBatch {
    const joined = (column: readonly string[]) => column.join('\n');
    const batch = {
      ...{ ids: joined(this.ids), kinds: joined(this.kinds), countries: joined(this.countries) },
      counts: Int32Array.from(this.counts),
      ...{ texts: joined(this.texts), langs: joined(this.langs), types: joined(this.types) },
      ambiguous: Uint8Array.from(this.ambiguous),
    };
    this.ids = [];
    this.kinds = [];
    this.countries = [];
    this.counts = [];
    this.texts = [];
    this.langs = [];
    this.types = [];
    this.ambiguous = [];
    return batch;
  }
}

/**
 * Writes the names of a pack as search reads them, and all their surface forms in sorted runs as compiling merges them.
 * Of each name a few numbers are kept.
 */
export class NamesStage implements NameSink {
  private readonly writing = new WriteBehind();
  private readonly langs: string[] = [];
  private readonly drafts = new DraftColumns(this.langs);
  private columns = emptyColumns();
  /** Of each listed name: its hash, and whether it counts without evidence. */
  private readonly hashes = growingInts();
  private readonly owners = growingInts();
  private readonly sureHashes = growingInts();
  /** Of each listed name: see {@link hashOfForm}. */
  private readonly looks = growingInts();
  private entities = 0;
  private forms = 0;
  private runs = 0;
  private rows = 0;
  private readonly conflicts: Conflicts[];

  /**
   * @param taken names of the dataset and of other packs, to tell which are on both sides
   * @param release called with each array that is written
   * @param limit surface forms of the whole file at most
   */
  constructor(
    private readonly db: PackDatabase,
    private readonly taken: readonly TakenNames[],
    private readonly release: Release = leave,
    private readonly limit: number = LIMITS.forms,
  ) {
    this.conflicts = taken.map(({ title }) => ({ title, count: 0, samples: [] }));
  }

  async add(batch: NamesBatch): Promise<void> {
    const ids = batch.ids.split('\n');
    const kinds = batch.kinds.split('\n') as Entity['kind'][];
    const countries = batch.countries.split('\n');
    const texts = batch.texts.split('\n');
    const langs = batch.langs.split('\n');
    const types = batch.types.split('\n') as Name['type'][];
    let at = 0;
    for (const [place, id] of ids.entries()) {
      const names: Name[] = [];
      for (let left = batch.counts[place] ?? 0; left > 0; left--, at++) {
        names.push({
          text: texts[at] ?? '',
          lang: langs[at] ?? 'und',
          type: types[at] ?? 'common',
          ambiguous: batch.ambiguous[at] === 1,
        });
      }
      this.take(id, { kind: kinds[place] ?? 'organization', country: countries[place] ?? '' }, names);
      if (this.drafts.length >= RUN) await this.writeRun();
      if (this.columns.texts.length >= NAMES_PER_ROW) await this.writeNames();
    }
  }

  async finish(): Promise<StagedNames> {
    await this.writeRun();
    await this.writeNames();
    const { release } = this;
    const hashes = this.hashes.done(release);
    const owners = this.owners.done(release);
    const looks = this.looks.done(release);
    const shared = sharedNames(hashes, owners, release);
    const alike = crowdedLooks(looks, owners, release);
    release(owners);
    const crowded = intSet(
      alike.length === 0 ? [] : hashes.filter((_, index) => hasInt(alike, looks[index] as number)),
    );
    release(looks);
    const listed = intSet(hashes);
    release(hashes);
    const unsure = this.sureHashes.done(release);
    const sure = intSet(unsure.filter((hash) => !hasInt(shared, hash)));
    release(unsure);
    await this.writing.done();
    return {
      sets: { shared, sure, listed, crowded, langs: this.langs },
      conflicts: this.conflicts,
      crowded: { count: alike.length, samples: await this.samplesOf(alike) },
    };
  }

  /** Some names that look so, as they were written: of most names nothing else is kept. */
  private async samplesOf(looks: IntSet): Promise<string[]> {
    const samples = new Map<number, string>();
    const most = Math.min(looks.length, SAMPLES);
    for (let row = 0; row < this.rows && samples.size < most; row++) {
      for (const text of (await this.db.names.get(digits(row)))?.texts.split('\n') ?? []) {
        const look = hashOfForm(text);
        if (samples.size < most && !samples.has(look) && hasInt(looks, look)) samples.set(look, text);
      }
    }
    return [...samples.values()];
  }

  end(): void {}

  private take(id: string, entity: Pick<Entity, 'kind' | 'country'>, names: readonly Name[]): void {
    const index = this.entities++;
    const drafts = draftsOf(entity, names, index);
    this.forms += drafts.length;
    if (this.forms > this.limit) throw new PackError([{ path: '', ...say('formsOfAll', { limit: this.limit }) }]);
    // Of each name the draft as listed comes first, in the order of the names: the hash that it has is the name's.
    let listed = 0;
    for (const draft of drafts) {
      this.drafts.add(draft);
      const name = draft.listed ? names[listed++] : undefined;
      if (name) this.note(id, index, name, draft.base);
    }
  }

  private note(id: string, index: number, { text, lang, type, ambiguous }: Name, hash: number): void {
    if (!ambiguous) this.sureHashes.push(hash);
    this.hashes.push(hash);
    this.owners.push(index);
    this.looks.push(hashOfForm(text));
    for (const [at, { names }] of this.taken.entries()) {
      const conflict = this.conflicts[at];
      if (!conflict || !hasInt(names, hash)) continue;
      conflict.count++;
      if (conflict.samples.length < SAMPLES) conflict.samples.push(text);
    }
    this.columns.entities.push(id);
    this.columns.texts.push(text);
    this.columns.langs.push(lang);
    this.columns.types.push(type);
  }

  private async writeRun(): Promise<void> {
    if (this.drafts.length === 0) return;
    const run = digits(this.runs++);
    const rows = this.drafts.takeRows(FORMS_PER_ROW).map((row, part) => ({ id: `${run}/${digits(part)}`, ...row }));
    await this.writing.write(async () => {
      await this.db.forms.bulkAdd(rows);
      for (const { entity, base, traits } of rows) for (const column of [entity, base, traits]) this.release(column);
    });
  }

  private async writeNames(): Promise<void> {
    const { entities, texts, langs, types } = this.columns;
    this.columns = emptyColumns();
    if (texts.length === 0) return;
    const row = {
      id: digits(this.rows++),
      ...{ entities: entities.join('\n'), texts: texts.join('\n'), langs: langs.join('\n'), types: types.join('\n') },
    };
    await this.writing.write(() => this.db.names.put(row));
  }
}

/** Names that several entities bear, whatever they are flagged: whoever reads one cannot know which is meant. */
function sharedNames(hashes: Int32Array, owners: Int32Array, release: Release): IntSet {
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
  release(first);
  return intSet(shared);
}

/** What names look like that more entities have than {@link LIMITS} lets be marked, or that are listed more often. */
function crowdedLooks(looks: Int32Array, owners: Int32Array, release: Release): IntSet {
  const sorted = looks.slice().sort();
  const often = new Map<number, { names: number; entities: number; last: number }>();
  for (let at = LIMITS.bearers; at < sorted.length; at++) {
    const look = sorted[at] as number;
    if (look === sorted[at - LIMITS.bearers]) often.set(look, { names: 0, entities: 0, last: -1 });
  }
  release(sorted);
  if (often.size === 0) return intSet([]);
  for (const [index, look] of looks.entries()) {
    const its = often.get(look);
    if (!its) continue;
    its.names++;
    if (its.last === owners[index]) continue;
    its.last = owners[index] as number;
    its.entities++;
  }
  const isCrowded = (its: { names: number; entities: number }) =>
    its.entities > LIMITS.bearers || its.names > LIMITS.namesAlike;
  return intSet([...often].flatMap(([look, its]) => (isCrowded(its) ? [look] : [])));
}

const emptyColumns = () => ({
  entities: [] as string[],
  texts: [] as string[],
  langs: [] as string[],
  types: [] as string[],
});

/** Numbers of rows as texts that sort. */
export const digits = (number: number): string => String(number).padStart(4, '0');
