import type { Gazetteer } from '../matching/types.ts';
import type { Entity, Goal, Role, Source } from './schema.ts';

/**
 * Where a dataset that is in use is kept. `memory`: the browser keeps no database. `besideNewer`: there is one of a later
 * version of the extension, which is left alone. In both everything works from the packaged file, and nothing is kept.
 */
export type DatasetStorage = 'database' | 'memory' | 'besideNewer';

/** What is known of a pack that is in use. */
export interface PackInfo {
  id: string;
  version: string;
  checksum: string;
  title: Record<string, string>;
  licence: string;
  publishedOn: string;
  entityCount: number;
  /** The dataset that comes with the extension, as against one that the reader added. */
  curated: boolean;
}

/** The added pack that something comes from, as it is named wherever that shows. */
export interface PackMark {
  id: string;
  title: string;
  /** Day it was published: `2026-11-24`. */
  date: string;
}

/** A surface form as the popup searches it. */
export interface NameRow {
  entity: string;
  text: string;
  lang: string;
  type: string;
}

/** The line that a list or the first moment of a card needs of an entity; small enough to travel with a mention. */
export interface EntityLead {
  id: string;
  /** The name to head a card with, and the full form below it where the head is an acronym. */
  headword: string;
  fullName: string | null;
  kind: string;
  sector: string;
  country: string;
  /** Name of the parent (a person's employer), or null. */
  parentName: string | null;
  description: Record<string, string>;
  /** Slots for goals 1 to 5: best basis on record, or null. */
  goals: (null | 'stated' | 'editorial')[];
  /** Null for the curated dataset. */
  pack: PackMark | null;
}

/**
 * The groups that roles are told in: an entity's own in the Blueprint's family and elsewhere; those of others in it; what
 * it follows and what follows it.
 */
export type RoleGroup = 'family' | 'others' | 'carriers' | 'predecessor' | 'successor';

/** One role, with all that is shown of it resolved. */
export interface RoleDetails {
  role: Role;
  /** The other end: for an organisation's card the initiative, for an initiative's card the subject. */
  subject: EntityLead;
  initiative: EntityLead;
  person: EntityLead | null;
  /**
   * The role belongs to the Blueprint's own family: the initiative that owns the goals, its forerunners (by `predecessor`
   * and `successor` roles between initiatives), and what has one of these as its parent. Always false in an added pack.
   */
  family: boolean;
  group: RoleGroup;
  /** Numbers of the goals, ascending. */
  goalNumbers: number[];
  sources: Source[];
}

/** Where sources disagree or something is not known. */
export interface DoubtDetails {
  /** By language; of a pack that gives a bare text, under `und`. */
  text: Record<string, string>;
  /** The entries it is about, those that are there; none: about the pack as a whole. */
  about: string[];
  sources: Source[];
}

/** How many roles there are, and how many of them serve which goal. */
export interface RoleTally {
  total: number;
  /** Roles with a goal, and those whose goals a source states. */
  linked: number;
  stated: number;
  /** By the goal's number; at 0 stands nothing. */
  goals: number[];
}

/** All that a full card or entry shows of one entity. */
export interface EntityDetails {
  entity: Entity;
  lead: EntityLead;
  /** Roles this entity has in initiatives, in the order the design gives: family first, open before past, weight, newest. */
  roles: RoleDetails[];
  /** For an initiative: roles others have in it ("who carries it"), in the same order. */
  carriedBy: RoleDetails[];
  /** How many roles there are of each group: more than are here where not all were asked for. */
  counts: Record<RoleGroup, number>;
  /** All of `roles` and of `carriedBy`, also those that are not here. */
  own: RoleTally;
  carried: RoleTally;
  goals: Goal[];
  sources: Source[];
  parent: EntityLead | null;
  /** Where sources disagree about this entity. */
  doubts: DoubtDetails[];
  packVersion: string;
  packChecksum: string;
}

/** A role as lists and drawings need it: its ends by id. */
export interface RoleLink {
  role: Role;
  /** As in {@link RoleDetails}. */
  family: boolean;
  /** Numbers of the goals, ascending. */
  goalNumbers: number[];
  sources: Source[];
}

/** A goal with its sources resolved. */
export interface GoalDetails {
  goal: Goal;
  sources: Source[];
}

/** A whole dataset at once: the curated one, or one added pack. */
export interface Overview {
  /** By number. */
  goals: readonly GoalDetails[];
  /** In the order of their ids. */
  leads: ReadonlyMap<string, EntityLead>;
  /** Entity → its parent, where it has one. */
  parents: ReadonlyMap<string, string>;
  /** Entities of the Blueprint's own family; see {@link RoleDetails.family}. */
  family: ReadonlySet<string>;
  /** Every doubt, in the order of the packs. */
  doubts: readonly DoubtDetails[];
  /** Every role between two entities that are there, by initiative, then subject. */
  roles: readonly RoleLink[];
}

/**
 * Read access to the dataset. Extension pages have one over IndexedDB, the background answers pages from the same;
 * a page itself never opens a database (it would be the visited site's).
 */
export interface DatasetReader {
  packs(): Promise<PackInfo[]>;
  /**
   * Follows redirects of changed ids. Undefined: no such entity.
   *
   * @param most of each group of roles at most so many, the first in their order; without it all
   */
  entity(id: string, most?: number): Promise<EntityDetails | undefined>;
  leads(ids: readonly string[]): Promise<Map<string, EntityLead>>;
  /** Every surface form of every enabled pack, for search. */
  names(): Promise<NameRow[]>;
  goals(): Promise<Goal[]>;
  /**
   * Everything that lists and drawings need. Reads it all: for pages that show it all.
   *
   * @param pack id of an added pack, which is told by itself; without it the curated dataset, and it alone. Undefined: no
   *   such pack is in use.
   */
  overview(): Promise<Overview>;
  overview(pack: string): Promise<Overview | undefined>;
  gazetteer(): Promise<Gazetteer>;
}
