import type { EntityLead, PackMark } from '../dataset/reader.ts';
import type { FrameReport, ReportCommand } from '../messaging/protocol.ts';

/** What a page mentions, put together from the reports of its frames. Pure. */

export interface MentionedEntity {
  lead: EntityLead;
  certain: number;
  possible: number;
  /** Headwords of others who may be meant at some of the places; absent: nobody. */
  rivals?: string[];
  /** Where its marks are: frames in reading order, the page's own document first. */
  frames: { frame: string; count: number }[];
}

export interface PageSummary {
  /** Marked entities, most places first. */
  entities: MentionedEntity[];
  /** Widely known entities that stand on the page and are not marked there. */
  unmarked: EntityLead[];
  places: number;
  possible: number;
  blocks: number;
  frames: number;
  done: boolean;
  /** The reader has taken the marks out of sight. */
  hidden: boolean;
  /** Of the page's own document, as it says itself; absent: it says nothing, or names nobody. */
  lang?: string | undefined;
}

/** Puts the latest report of each frame together; null where no frame has reported. */
export function summarisePage(reports: Iterable<FrameReport>): PageSummary | null {
  const inOrder = [...reports].sort((a, b) => Number(b.top) - Number(a.top));
  if (inOrder.length === 0) return null;
  const entities = new Map<string, MentionedEntity>();
  const unmarked = new Map<string, EntityLead>();
  for (const report of inOrder) {
    for (const { lead, certain, possible, unmarked: left, rivals = [] } of report.entities) {
      if (left > 0) unmarked.set(lead.id, lead);
      const count = certain + possible;
      if (count === 0) continue;
      const entity = entities.get(lead.id) ?? { lead, certain: 0, possible: 0, frames: [] };
      entities.set(lead.id, entity);
      entity.certain += certain;
      entity.possible += possible;
      entity.frames.push({ frame: report.frame, count });
      if (rivals.length > 0) entity.rivals = [...new Set([...(entity.rivals ?? []), ...rivals])];
    }
  }
  const marked = [...entities.values()].sort(
    (a, b) => b.certain + b.possible - (a.certain + a.possible) || compareText(a.lead.headword, b.lead.headword),
  );
  const sum = (count: (entity: MentionedEntity) => number) => marked.reduce((total, each) => total + count(each), 0);
  return {
    entities: marked,
    unmarked: [...unmarked.values()].filter(({ id }) => !entities.has(id)),
    places: sum(({ certain, possible }) => certain + possible),
    possible: sum(({ possible }) => possible),
    blocks: inOrder.reduce((total, { blocksRead }) => total + blocksRead, 0),
    frames: inOrder.length,
    done: inOrder.every(({ done }) => done),
    hidden: inOrder.some(({ hidden }) => hidden),
    lang: inOrder.find(({ top }) => top)?.entities[0]?.lang,
  };
}

/** The command that shows the n-th place of an entity, counted over all frames from 0; null where there is none. */
export function showCommand({ lead, frames }: MentionedEntity, place: number): ReportCommand | null {
  let before = 0;
  for (const { frame, count } of frames) {
    if (place < before + count) return { frame, show: lead.id, index: place - before };
    before += count;
  }
  return null;
}

export interface PackGroup {
  pack: PackMark;
  entities: MentionedEntity[];
}

/** The curated dataset's entities, and apart from them those of each added pack, by the packs' titles. */
export function partByPack(entities: readonly MentionedEntity[]): { curated: MentionedEntity[]; added: PackGroup[] } {
  const curated: MentionedEntity[] = [];
  const packs = new Map<string, PackGroup>();
  for (const entity of entities) {
    const { pack } = entity.lead;
    if (pack === null) {
      curated.push(entity);
      continue;
    }
    const group = packs.get(pack.id) ?? { pack, entities: [] };
    packs.set(pack.id, group);
    group.entities.push(entity);
  }
  return { curated, added: [...packs.values()].sort((a, b) => compareText(a.pack.title, b.pack.title)) };
}

export interface GoalGroup {
  /** 1 to 5; null: no goal on record. */
  goal: number | null;
  entities: MentionedEntity[];
}

/** Entities under each goal they serve; one that serves several stands under each. Empty groups are left out. */
export function groupByGoal(entities: readonly MentionedEntity[]): GoalGroup[] {
  const groups: GoalGroup[] = [1, 2, 3, 4, 5].map((goal) => ({
    goal,
    entities: entities.filter(({ lead }) => lead.goals[goal - 1] != null),
  }));
  groups.push({ goal: null, entities: entities.filter(({ lead }) => lead.goals.every((basis) => basis === null)) });
  return groups.filter((group) => group.entities.length > 0);
}

function compareText(a: string, b: string): number {
  return a.localeCompare(b);
}
