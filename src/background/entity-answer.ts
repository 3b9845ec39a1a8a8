import { MOST_ROLES } from '../dataset/details.ts';
import type { DatasetReader, EntityDetails, EntityLead, RoleDetails } from '../dataset/reader.ts';

/** Sources of one role that an answer carries. */
const MOST_SOURCES = 50;

/**
 * All about one entity that a card or the popup shows, or null where there is none. A charter that thousands have signed
 * makes no answer that is larger than a message may be.
 */
export async function entityAnswer(reader: Pick<DatasetReader, 'entity'>, id: string): Promise<EntityDetails | null> {
  const details = await reader.entity(id, MOST_ROLES);
  return details ? lightened(details) : null;
}

/** Without what nobody shows of the ends of a role, which each role has anew. */
function lightened(details: EntityDetails): EntityDetails {
  const named = (lead: EntityLead): EntityLead => ({ ...lead, description: {} });
  const light = (one: RoleDetails): RoleDetails => ({
    ...one,
    subject: named(one.subject),
    initiative: named(one.initiative),
    person: one.person && named(one.person),
    sources: one.sources.slice(0, MOST_SOURCES),
  });
  return { ...details, roles: details.roles.map(light), carriedBy: details.carriedBy.map(light) };
}
