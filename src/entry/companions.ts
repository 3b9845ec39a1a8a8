import { MOST_ROLES } from '../dataset/details.ts';
import type { DatasetReader, EntityLead, RoleDetails } from '../dataset/reader.ts';

/** Who else had a role in one initiative of an entity. */
export interface Companions {
  initiative: EntityLead;
  /** Their roles in it, the weightiest first; at most {@link MAX_ROLES}. */
  roles: RoleDetails[];
  /** How many roles more there are; where there are hundreds, also of those who work with nobody, such as laws. */
  more: number;
}

export const MAX_ROLES = 8;
/** Initiatives that are looked into: no entity of the dataset has half as many. */
const MAX_INITIATIVES = 50;

/** Kinds that can work with somebody; laws, events and papers have roles in initiatives too. */
const ACTORS = new Set(['organization', 'public-body', 'intergovernmental', 'government', 'person']);
/** One came after the other, so they did not work in it together. */
const APART = new Set(['predecessor', 'successor']);

/**
 * Who worked with an entity: those who have a role in the same initiatives, by initiative in the order of the entity's own
 * roles. Says nothing of when they did: each role has its own dates, as far as a source gives them.
 */
export async function companionsOf(reader: Pick<DatasetReader, 'entity'>, id: string): Promise<Companions[]> {
  const details = await reader.entity(id, MOST_ROLES);
  if (!details) return [];
  const self = details.entity.id;
  const initiatives = new Set(details.roles.map(({ initiative }) => initiative.id));
  initiatives.delete(self);
  const wanted = [...initiatives].slice(0, MAX_INITIATIVES);
  const found = await Promise.all(wanted.map((initiative) => reader.entity(initiative, MOST_ROLES)));
  return found.flatMap((initiative) => {
    if (!initiative) return [];
    const roles = initiative.carriedBy.filter(
      ({ subject, person, role }) =>
        subject.id !== self && person?.id !== self && ACTORS.has(subject.kind) && !APART.has(role.role),
    );
    if (roles.length === 0) return [];
    const shown = roles.slice(0, MAX_ROLES);
    const told = initiative.carriedBy.filter(({ group }) => group === 'carriers');
    // The entity itself may be among those that are not told.
    const own = details.roles.filter(
      (one) => one.initiative.id === initiative.lead.id && !APART.has(one.role.role),
    ).length;
    const ownTold = told.filter(({ subject, person }) => subject.id === self || person?.id === self).length;
    const untold = initiative.counts.carriers - told.length - Math.max(0, own - ownTold);
    return [{ initiative: initiative.lead, roles: shown, more: roles.length - shown.length + untold }];
  });
}
