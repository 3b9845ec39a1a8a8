import { isAddedId } from '../matching/added-id.ts';
import { type CompactGazetteer, GazetteerWriter, leave, openGazetteer } from '../matching/scan/compact.ts';
import { PER_STEP, runAtOnce, type Steps } from '../matching/slices.ts';
import type { Gazetteer, GazetteerEntity, Sense, Topics } from '../matching/types.ts';
import { compareDrafts, type Draft, draftsOf } from './drafts.ts';
import { type IntSet, intSet } from './int-set.ts';
import { mergeForms, pieceOfDrafts, type Run } from './merge-forms.ts';
import type { Entity, Name, Pack } from './schema.ts';
import { declined } from './surface-forms.ts';

/** What of a pack without its long lists makes the gazetteer. */
export type GazetteerHead = Pick<Pack, 'id' | 'version' | 'senses' | 'topics'>;

/** Entities and their forms, ready to be merged with those of other packs. */
export interface GazetteerPart {
  heads: readonly GazetteerHead[];
  count: number;
  /** The entities in their order, numbers of related ones within the part; a piece at a time. */
  entities(): Iterator<GazetteerEntity[] | Promise<GazetteerEntity[]>>;
  runs: Omit<Run, 'offset'>[];
  sure: IntSet;
}

/**
 * Makes the gazetteer from all enabled packs: every surface form once, with everyone who bears it. What names look like
 * in running text but not in a list is added here (genitives, German endings, spellings, surnames), so that the matcher
 * stays a plain look-up. The order of the packs does not matter: everything is sorted by id or text.
 */
export function buildGazetteer(packs: readonly Pack[]): Gazetteer {
  return openGazetteer(runAtOnce(compactSteps([runAtOnce(partSteps(packs))])));
}

/** One part of packs that are in memory as a whole. Entities with one id are one. */
export function* partSteps(packs: readonly Pack[]): Steps<GazetteerPart> {
  const sorted = packs.toSorted((a, b) => compare(a.id, b.id) || compare(a.version, b.version));
  const entities = mergeEntities(sorted);
  const indexOf = new Map(entities.map(({ entity }, index) => [entity.id, index]));
  const broad = new Set(sorted.flatMap((pack) => pack.broad));
  const related = relations(sorted, indexOf);
  const drafts: Draft[] = [];
  for (const [index, { entity, names }] of entities.entries()) {
    if (index % 32 === 0) yield;
    drafts.push(...draftsOf(entity, names, index));
  }
  yield;
  drafts.sort(compareDrafts);
  yield;
  const list = entities.map(
    ({ entity, pack }, index): GazetteerEntity => ({
      id: entity.id,
      pack,
      kind: entity.kind,
      sector: entity.sector,
      country: entity.country,
      broad: broad.has(entity.id),
      related: [...(related[index] ?? [])].sort((a, b) => a - b),
    }),
  );
  return {
    heads: sorted,
    count: list.length,
    entities: () => [list][Symbol.iterator](),
    runs: [{ shared: intSet([]), more: once(pieceOfDrafts(drafts)) }],
    sure: intSet(drafts.flatMap(({ listed, ambiguous, base }) => (listed && !ambiguous ? [base] : []))),
  };
}

/**
 * Brings parts together. Entities keep the order of the parts, so that the first part's come first wherever nothing else
 * decides. Reads each part once.
 *
 * @param release takes what was needed on the way
 */
export function* compactSteps(parts: readonly GazetteerPart[], release = leave): Steps<CompactGazetteer> {
  const writer = new GazetteerWriter();
  const heads = parts.flatMap((part) => part.heads).sort((a, b) => compare(a.id, b.id));
  const senses = mergeSenses(heads);
  const runs: Run[] = [];
  let offset = 0;
  for (const part of parts) {
    for (const run of part.runs) runs.push({ ...run, offset });
    const pieces = part.entities();
    for (let next = pieces.next(); !next.done; next = pieces.next()) {
      let piece: GazetteerEntity[] = [];
      if (next.value instanceof Promise) {
        yield next.value.then((entities) => {
          piece = entities;
        });
      } else piece = next.value;
      for (const [index, entity] of piece.entries()) {
        if (index % PER_STEP === 0) yield;
        writer.addEntity(offset === 0 ? entity : { ...entity, related: entity.related.map((other) => other + offset) });
      }
    }
    offset += part.count;
  }
  const exactSenses = new Set(
    senses.filter((sense) => sense.caseSensitive).flatMap(({ text }) => [text, ...declined(text)]),
  );
  yield* mergeForms(
    runs,
    parts.map(({ sure }) => sure),
    exactSenses,
    parts[0]?.count ?? 0,
    (form) => writer.addForm(form),
  );
  const version = heads.map((head) => `${head.id}@${head.version}`).join(' ');
  return writer.done(version, senses, mergeTopics(heads), release);
}

function once<T>(item: T): () => T | null {
  let left: T | null = item;
  return () => {
    const given = left;
    left = null;
    return given;
  };
}

interface MergedEntity {
  pack: string;
  entity: Entity;
  names: Name[];
}

/** One record an id. Two packs with the same id: the first by pack id describes it, the names of both count. */
function mergeEntities(packs: readonly Pack[]): MergedEntity[] {
  const byId = new Map<string, MergedEntity>();
  for (const pack of packs) {
    for (const entity of pack.entities) {
      const known = byId.get(entity.id);
      if (known) known.names.push(...entity.names);
      else byId.set(entity.id, { pack: pack.id, entity, names: [...entity.names] });
    }
  }
  return [...byId.values()].sort((a, b) => compare(a.entity.id, b.entity.id));
}

/** Who speaks for whom: parent and child, both ends of a role and the person it is held through. */
function relations(packs: readonly Pack[], indexOf: Map<string, number>): Set<number>[] {
  const related: Set<number>[] = Array.from({ length: indexOf.size }, () => new Set());
  const join = (one: string | null, other: string | null) => {
    const a = one === null ? undefined : indexOf.get(one);
    const b = other === null ? undefined : indexOf.get(other);
    if (a === undefined || b === undefined || a === b) return;
    related[a]?.add(b);
    related[b]?.add(a);
  };
  for (const pack of packs) {
    for (const entity of pack.entities) join(entity.id, entity.parent);
    for (const role of pack.roles) {
      join(role.subject, role.initiative);
      join(role.person, role.subject);
      join(role.person, role.initiative);
    }
  }
  return related;
}

/** Of two records for one text the later one counts: the dataset's, whatever an added pack says of the same text. */
function mergeSenses(packs: readonly GazetteerHead[]): Sense[] {
  const isAdded = ({ candidates }: Sense) => candidates.every(isAddedId);
  return packs
    .flatMap((pack) => pack.senses)
    .map((sense): Sense => {
      const { perCandidate, ...rest } = sense;
      if (!perCandidate) return rest;
      return { ...rest, perCandidate: perCandidate as NonNullable<Sense['perCandidate']> };
    })
    .sort(
      (a, b) =>
        Number(isAdded(b)) - Number(isAdded(a)) ||
        compare(a.text, b.text) ||
        compare(JSON.stringify(a), JSON.stringify(b)),
    );
}

/** The same topic word in several packs keeps its greatest weight. */
function mergeTopics(packs: readonly GazetteerHead[]): Topics {
  const merged = new Map<string, Map<string, Map<string, number>>>();
  for (const pack of packs) {
    for (const [lang, topics] of Object.entries(pack.topics)) {
      for (const [topic, words] of Object.entries(topics)) {
        const ofLang = merged.get(lang) ?? new Map<string, Map<string, number>>();
        merged.set(lang, ofLang);
        const ofTopic = ofLang.get(topic) ?? new Map<string, number>();
        ofLang.set(topic, ofTopic);
        for (const { text, weight } of words) ofTopic.set(text, Math.max(weight, ofTopic.get(text) ?? 0));
      }
    }
  }
  return sortedRecord(merged, (topics) =>
    sortedRecord(topics, (words) =>
      [...words].sort(([a], [b]) => compare(a, b)).map(([text, weight]) => ({ text, weight })),
    ),
  );
}

function sortedRecord<T, R>(map: ReadonlyMap<string, T>, value: (item: T) => R): Record<string, R> {
  return Object.fromEntries([...map].sort(([a], [b]) => compare(a, b)).map(([key, item]) => [key, value(item)]));
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
