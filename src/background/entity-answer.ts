import { MOST_ROLES } from '../dataset/details.ts';
import type { DatasetReader, EntityDetails, EntityLead, RoleDetails } from '../dataset/reader.ts';

/** Sources of one claim that an answer carries. */
const MOST_SOURCES = 50;

/**
 * All about one entity that a card or the popup shows, or null where there is none. A charter that thousands have signed
 * makes no answer that is larger than a message may be.
 */
export async function entityAnswer(reader: Pick<DatasetReader, 'entity'>, id: string): Promise<EntityDetails | null> {
  const details = await reader.entity(id, MOST_ROLES);
  return details ? lightened(details) : null;
}

function lightened(details: EntityDetails): EntityDetails {
  return {
    ...details,
    roles: details.roles.map(lightRole),
    carriedBy: details.carriedBy.map(lightRole),
    sources: details.sources.slice(0, MOST_SOURCES),
    doubts: details.doubts.map((doubt) => ({ ...doubt, sources: doubt.sources.slice(0, MOST_SOURCES) })),
  };
}

/** A role without what nobody shows of its ends, which each role has anew, and with so many sources as one reads. */
export function lightRole(one: RoleDetails): RoleDetails {
  const named = (lead: EntityLead): EntityLead => ({ ...lead, description: {} });
  return {
    ...one,
    role: { ...one.role, sources: one.role.sources.slice(0, MOST_SOURCES) },
    subject: named(one.subject),
    initiative: named(one.initiative),
    person: one.person && named(one.person),
    sources: one.sources.slice(0, MOST_SOURCES),
  };
}
