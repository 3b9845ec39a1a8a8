import { compareGoals, doubtDetails, leadOf } from './details.ts';
import type { EntityLead, GoalDetails, Overview, RoleLink } from './reader.ts';
import { type EntityRow, keyIn, type PackRow, type RoleRow } from './rows.ts';
import type { Goal, Language, Source } from './schema.ts';

/** From rows to a whole dataset as lists and drawings need it. Pure; both readers use it. */

/** Every row of the packs it is of; goals and sources by the ids of their rows. */
export interface OverviewRows extends LinkRows {
  entities: Iterable<EntityRow>;
}

/** What is read beside the entities. */
interface LinkRows {
  packs: ReadonlyMap<string, PackRow>;
  roles: Iterable<RoleRow>;
  goals: ReadonlyMap<string, Goal>;
  sources: ReadonlyMap<string, Source>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One order for both readers: a database gives its rows by key, memory as the packs hold them. */
const inOrder = (a: RoleLink, b: RoleLink): number =>
  byText(a.role.initiative, b.role.initiative) ||
  byText(a.role.subject, b.role.subject) ||
  byText(a.role.role, b.role.role) ||
  byText(a.role.from ?? '', b.role.from ?? '') ||
  byText(a.role.person ?? '', b.role.person ?? '');

/**
 * A whole dataset at once.
 *
 * @param language of headwords and parents' names
 */
export function overviewOf({ entities, ...others }: OverviewRows, language: Language): Overview {
  const leads: EntityLead[] = [];
  const parents = new Map<string, string>();
  for (const row of entities) {
    leads.push(leadOf(row, others.packs.get(row.pack), language));
    if (row.entity.parent !== null) parents.set(row.id, row.entity.parent);
  }
  return overviewFrom(leads, parents, others);
}

/**
 * As {@link overviewOf}, from leads: for whoever does not keep all entities at once. A role whose subject or initiative is
 * not among them is left out, as on a card.
 */
export function overviewFrom(
  list: readonly EntityLead[],
  parents: ReadonlyMap<string, string>,
  { packs, roles, goals, sources }: LinkRows,
): Overview {
  const leads = new Map(list.toSorted((a, b) => byText(a.id, b.id)).map((lead) => [lead.id, lead]));
  const families = new Map([...packs].map(([id, { family }]) => [id, new Set(family)]));
  const links: RoleLink[] = [];
  for (const { role, pack } of roles) {
    if (!leads.has(role.subject) || !leads.has(role.initiative)) continue;
    const numbers = role.goals.flatMap((id) => goals.get(keyIn(pack, id))?.number ?? []);
    links.push({
      role,
      family: families.get(pack)?.has(role.initiative) ?? false,
      goalNumbers: numbers.sort((a, b) => a - b),
      sources: role.sources.flatMap((id) => sources.get(keyIn(pack, id)) ?? []),
    });
  }
  const detailed: GoalDetails[] = [...goals].map(([key, goal]) => {
    const pack = key.slice(0, key.indexOf('/'));
    return { goal, sources: goal.sources.flatMap((id) => sources.get(keyIn(pack, id)) ?? []) };
  });
  return {
    goals: detailed.sort((a, b) => compareGoals(a.goal, b.goal)),
    leads,
    parents,
    family: new Set([...packs.values()].flatMap(({ family }) => family)),
    doubts: [...packs.values()].flatMap(({ id, doubts = [] }) =>
      doubts.map((doubt) => doubtDetails(id, doubt, sources)),
    ),
    roles: links.sort(inOrder),
  };
}
