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

/** Entity → the roles it has itself or is the person of, each once. Made once an overview. */
export const rolesByBearer = onceAnOverview(({ roles }) => {
  const byBearer = new Map<string, RoleLink[]>();
  const add = (id: string, link: RoleLink) => {
    const list = byBearer.get(id);
    if (list) list.push(link);
    else byBearer.set(id, [link]);
  };
  for (const link of roles) {
    add(link.role.subject, link);
    if (link.role.person !== null && link.role.person !== link.role.subject) add(link.role.person, link);
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
