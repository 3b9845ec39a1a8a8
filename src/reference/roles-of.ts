import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';

/** Questions that several places ask of the overview. Pure. */

/** Kinds that act, as against what is carried by others. */
const ACTORS: ReadonlySet<string> = new Set([
  'organization',
  'public-body',
  'intergovernmental',
  'government',
  'person',
]);
export const isActor = ({ kind }: { kind: string }): boolean => ACTORS.has(kind);

/**
 * Entity → the roles it has itself, and those of others that it is the person of where it has none of its own in that
 * initiative: it is the same one then. Made once an overview.
 */
export const rolesByBearer = onceAnOverview(({ roles }) => {
  const byBearer = new Map<string, RoleLink[]>();
  const add = (id: string, link: RoleLink) => {
    const list = byBearer.get(id);
    if (list) list.push(link);
    else byBearer.set(id, [link]);
  };
  const own = new Set(roles.map(({ role }) => `${role.subject} ${role.initiative}`));
  for (const link of roles) {
    const { subject, person, initiative } = link.role;
    add(subject, link);
    if (person !== null && !own.has(`${person} ${initiative}`)) add(person, link);
  }
  return byBearer;
});

/** Undertaking → the roles others have in it. Made once an overview. */
export const rolesByInitiative = onceAnOverview(({ roles }) => Map.groupBy(roles, ({ role }) => role.initiative));

/** The lead of an end of a role: an overview holds no role without its ends. */
export function leadIn(overview: Overview, id: string): EntityLead {
  const lead = overview.leads.get(id);
  if (!lead) throw new RangeError(`No entity "${id}"`);
  return lead;
}

function onceAnOverview<T>(make: (overview: Overview) => T): (overview: Overview) => T {
  const made = new WeakMap<Overview, T>();
  return (overview) => {
    let known = made.get(overview);
    if (known === undefined) {
      known = make(overview);
      made.set(overview, known);
    }
    return known;
  };
}
