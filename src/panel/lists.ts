import type { PackMark } from '../dataset/reader.ts';
import type { MentionedEntity } from '../tab-page/page-report.ts';
import {
  type AllDetails,
  type GoalLines,
  type GroupLine,
  type InitiativeLines,
  linesByGoal,
  linesByInitiative,
  linesByPack,
  type PackLines,
  type PanelFilter,
} from './panel-model.ts';

export type View = 'names' | 'goals' | 'initiatives' | 'brief';

export const goalGroup = (goal: GoalLines['goal']): string => `goal-${goal}`;
export const initiativeGroup = (initiative: InitiativeLines['initiative']): string => `in-${initiative?.id}`;
export const packGroup = ({ id }: PackMark): string => `pack-${id}`;

/** What a view shows, group by group. */
export interface Lists {
  /** Names of the dataset, in one list. */
  lines: readonly GroupLine[];
  byGoal: readonly GoalLines[];
  byInitiative: readonly InitiativeLines[];
  /** Names of added packs, below the others. */
  added: readonly PackLines[];
  /** A key for each row that shows, in order: an entity has one in each group that it stands in. */
  keys: readonly string[];
}

export function listsOf(
  view: View,
  shown: readonly MentionedEntity[],
  details: AllDetails,
  filter: PanelFilter,
): Lists {
  const { curated, lines, added } = linesByPack(shown);
  const byGoal = view === 'goals' ? linesByGoal(curated, details, filter) : [];
  const byInitiative = view === 'initiatives' ? linesByInitiative(curated, details, filter) : [];
  const keysOf = (group: string, rows: readonly GroupLine[]) => rows.map(({ entity }) => `${group} ${entity.lead.id}`);
  const isGrouped = view === 'goals' || view === 'initiatives';
  const keys = [
    ...(isGrouped ? [] : keysOf('all', lines)),
    ...byGoal.flatMap((each) => keysOf(goalGroup(each.goal), each.lines)),
    ...byInitiative.flatMap((each) => keysOf(initiativeGroup(each.initiative), each.lines)),
    ...added.flatMap((each) => keysOf(packGroup(each.pack), each.lines)),
  ];
  return { lines, byGoal, byInitiative, added, keys };
}
