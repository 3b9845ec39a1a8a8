import { ROLE_WEIGHT } from '../dataset/details.ts';
import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';
import { isActor, leadIn, rolesByBearer, rolesByInitiative } from './roles-of.ts';

/** Who serves a goal. Pure. */

export interface GoalBearer {
  lead: EntityLead;
  basis: 'stated' | 'editorial';
  /** Its roles that serve the goal, the weightiest first; of an undertaking also those others have in it. */
  roles: RoleLink[];
}

/** The entries that serve a goal: stated before judged, then by number of roles, then by id. */
export function bearersOf(overview: Overview, goal: number): GoalBearer[] {
  const own = rolesByBearer(overview);
  const carried = rolesByInitiative(overview);
  const bearers = [...overview.leads.values()].flatMap((lead): GoalBearer[] => {
    const basis = lead.goals[goal - 1];
    if (!basis) return [];
    const all = isActor(lead)
      ? (own.get(lead.id) ?? [])
      : [...(own.get(lead.id) ?? []), ...(carried.get(lead.id) ?? [])];
    const roles = all
      .filter(({ goalNumbers }) => goalNumbers.includes(goal))
      .sort((a, b) => Number(b.family) - Number(a.family) || ROLE_WEIGHT[a.role.role] - ROLE_WEIGHT[b.role.role]);
    return [{ lead, basis, roles }];
  });
  const stated = ({ basis }: GoalBearer) => Number(basis === 'stated');
  return bearers.sort(
    (a, b) => stated(b) - stated(a) || b.roles.length - a.roles.length || (a.lead.id < b.lead.id ? -1 : 1),
  );
}

/** “Chair, Financial Sector Commission”: the other end of a role as the bearer's line names it. */
export function otherEnd(overview: Overview, { role }: RoleLink, self: string): EntityLead {
  return leadIn(overview, role.initiative === self ? role.subject : role.initiative);
}
