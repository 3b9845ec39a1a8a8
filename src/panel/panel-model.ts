import type { EntityDetails, EntityLead, RoleDetails } from '../dataset/reader.ts';
import { kindLabel, roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { type MentionedEntity, type PackGroup, partByPack } from '../tab-page/page-report.ts';

/** What the panel lists, worked out apart from its markup. Pure. */

/** Empty texts and null: anything. */
export interface PanelFilter {
  goal: number | null;
  role: string;
  /** Kind and sector as {@link kindKey} joins them. */
  kind: string;
}

export const NO_FILTER: PanelFilter = { goal: null, role: '', kind: '' };

export const isFiltering = ({ goal, role, kind }: PanelFilter): boolean => goal !== null || role !== '' || kind !== '';

export type AllDetails = ReadonlyMap<string, EntityDetails>;

/** By what a reader sees of it: two sectors with one word are one kind. */
const kindKey = ({ kind, sector }: EntityLead): string => kindLabel(kind, sector, 'en');

/** Whether an entity passes; a goal and a role together want one role that serves the goal. */
export function passes(entity: MentionedEntity, { goal, role, kind }: PanelFilter, details: AllDetails): boolean {
  const { lead } = entity;
  if (kind !== '' && kindKey(lead) !== kind) return false;
  if (role === '') return goal === null || lead.goals[goal - 1] != null;
  const roles = details.get(lead.id)?.roles ?? [];
  return roles.some((each) => each.role.role === role && (goal === null || each.goalNumbers.includes(goal)));
}

export interface Choice {
  value: string;
  label: string;
}

/** Kinds that stand on the page, by their words. */
export function kindChoices(entities: readonly MentionedEntity[], language: Language): Choice[] {
  const labels = entities.map(({ lead }): [string, string] => [
    kindKey(lead),
    kindLabel(lead.kind, lead.sector, language),
  ]);
  return choicesOf(labels, language);
}

/** Role words that somebody on the page has. */
export function roleChoices(entities: readonly MentionedEntity[], details: AllDetails, language: Language): Choice[] {
  const words = entities.flatMap(({ lead }) => (details.get(lead.id)?.roles ?? []).map(({ role }) => role.role));
  return choicesOf(
    words.map((word) => [word, roleWord(word, language)]),
    language,
  );
}

function choicesOf(labels: readonly [string, string][], language: Language): Choice[] {
  return [...new Map(labels)]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

/** Names of one added pack. */
export interface PackLines extends Pick<PackGroup, 'pack'> {
  lines: GroupLine[];
}

/** A line that says of an entity what it is, and of no role. */
const plainLine = (entity: MentionedEntity): GroupLine => ({ entity, role: null, moreRoles: 0 });

/** The curated dataset's names, in one list; and those of added packs, which no list, by whatever, mixes with them. */
export function linesByPack(entities: readonly MentionedEntity[]): {
  curated: readonly MentionedEntity[];
  lines: GroupLine[];
  added: PackLines[];
} {
  const { curated, added } = partByPack(entities);
  return {
    curated,
    lines: curated.map(plainLine),
    added: added.map(({ pack, entities: own }) => ({ pack, lines: own.map(plainLine) })),
  };
}

/** A line of a group: an entity, and the first of its roles that belong there. */
export interface GroupLine {
  entity: MentionedEntity;
  role: RoleDetails | null;
  /** Roles that belong there too. */
  moreRoles: number;
}

export interface GoalLines {
  /** Null: no goal on record. */
  goal: number | null;
  lines: GroupLine[];
}

/** Under each goal whoever serves it, with the role by which they do; a filter by goal leaves that goal only. */
export function linesByGoal(
  entities: readonly MentionedEntity[],
  details: AllDetails,
  { goal: wanted, role }: PanelFilter,
): GoalLines[] {
  const lineOf = (entity: MentionedEntity, goal: number | null): GroupLine => {
    const roles = (details.get(entity.lead.id)?.roles ?? []).filter(
      (each) => goal !== null && each.goalNumbers.includes(goal) && (role === '' || each.role.role === role),
    );
    return { entity, role: roles[0] ?? null, moreRoles: Math.max(0, roles.length - 1) };
  };
  const groups = [1, 2, 3, 4, 5].map((goal) => ({
    goal: goal as number | null,
    lines: entities
      .filter(({ lead }) => lead.goals[goal - 1] != null)
      .map((entity) => lineOf(entity, goal))
      .filter((line) => role === '' || line.role !== null),
  }));
  const without = entities.filter(({ lead }) => lead.goals.every((basis) => basis === null));
  groups.push({ goal: null, lines: without.map((entity) => lineOf(entity, null)) });
  return groups.filter(({ goal, lines }) => lines.length > 0 && (wanted === null || goal === wanted));
}

export interface InitiativeLines {
  /** Null: no role on record. */
  initiative: EntityLead | null;
  /** The initiative itself, where it stands on the page. */
  named: MentionedEntity | null;
  lines: GroupLine[];
}

/** Under each initiative whoever has a role in it: the Blueprint's family first, then by how many. */
export function linesByInitiative(
  entities: readonly MentionedEntity[],
  details: AllDetails,
  { goal, role }: PanelFilter,
): InitiativeLines[] {
  const groups = new Map<string, InitiativeLines & { isFamily: boolean }>();
  const placed = new Set<string>();
  for (const entity of entities) {
    for (const each of details.get(entity.lead.id)?.roles ?? []) {
      if ((goal !== null && !each.goalNumbers.includes(goal)) || (role !== '' && each.role.role !== role)) continue;
      placed.add(entity.lead.id);
      const { initiative, family } = each;
      const group = groups.get(initiative.id) ?? { initiative, named: null, lines: [], isFamily: family };
      groups.set(initiative.id, group);
      const last = group.lines.at(-1);
      if (last?.entity === entity) last.moreRoles += 1;
      else group.lines.push({ entity, role: each, moreRoles: 0 });
    }
  }
  for (const entity of entities) {
    const group = groups.get(entity.lead.id);
    if (!group) continue;
    group.named = entity;
    placed.add(entity.lead.id);
  }
  const sorted: InitiativeLines[] = [...groups.values()].sort(
    (a, b) => Number(b.isFamily) - Number(a.isFamily) || b.lines.length - a.lines.length,
  );
  const rest = entities.filter(({ lead }) => !placed.has(lead.id));
  if (rest.length > 0) {
    sorted.push({ initiative: null, named: null, lines: rest.map(plainLine) });
  }
  return sorted;
}
