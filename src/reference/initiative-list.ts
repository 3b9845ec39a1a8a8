import { ROLE_WEIGHT } from '../dataset/details.ts';
import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';
import { leadIn, rolesByInitiative } from './roles-of.ts';

/** Initiatives and programmes with those who carry them. Pure. */

export interface InitiativeEntry {
  lead: EntityLead;
  /** Roles others have in it by role word, the weightiest word first; forerunners and successors are no members. */
  groups: { word: string; links: RoleLink[] }[];
  /** Different organisations and people among them. */
  memberCount: number;
}

const KINDS = new Set(['initiative', 'programme']);
const NO_MEMBERS = new Set(['predecessor', 'successor']);

/** The family first, then the others; in each, those with most members first. */
export function initiativesOf(overview: Overview): { family: InitiativeEntry[]; others: InitiativeEntry[] } {
  const roles = rolesByInitiative(overview);
  const entries = [...overview.leads.values()]
    .filter(({ kind }) => KINDS.has(kind))
    .map((lead): InitiativeEntry => {
      const links = (roles.get(lead.id) ?? []).filter(({ role }) => !NO_MEMBERS.has(role.role));
      const byName = links.sort((a, b) =>
        leadIn(overview, a.role.subject).headword.localeCompare(leadIn(overview, b.role.subject).headword, 'en'),
      );
      return {
        lead,
        groups: [...Map.groupBy(byName, ({ role }) => role.role)]
          .sort(([a], [b]) => ROLE_WEIGHT[a] - ROLE_WEIGHT[b])
          .map(([word, group]) => ({ word, links: group })),
        memberCount: new Set(links.map(({ role }) => role.subject)).size,
      };
    })
    .sort((a, b) => b.memberCount - a.memberCount || (a.lead.id < b.lead.id ? -1 : 1));
  return {
    family: entries.filter(({ lead }) => overview.family.has(lead.id)),
    others: entries.filter(({ lead }) => !overview.family.has(lead.id)),
  };
}
