import { isPast, ROLE_WEIGHT } from '../dataset/details.ts';
import type { EntityLead, Overview, RoleLink } from '../dataset/reader.ts';
import { leadIn } from './roles-of.ts';

/**
 * The neighbourhood of one entry in three columns: the entry and its people; what it takes part in (of an undertaking:
 * who carries it); whom it meets there. Pure.
 */

export interface Neighbour {
  lead: EntityLead;
  /** The roles that tie it to the entry, the weightiest first. */
  links: RoleLink[];
  past: boolean;
}

export interface Meeting {
  lead: EntityLead;
  /** Ids of neighbours through which the two meet, and whether that is over. */
  through: { id: string; past: boolean }[];
}

export interface Neighbourhood {
  lead: EntityLead;
  people: { lead: EntityLead; does: string | null }[];
  neighbours: Neighbour[];
  /** Neighbours that are not drawn: the list of roles has them. */
  leftOut: number;
  meetings: Meeting[];
}

/** Columns that one can still follow with the eye. */
export const MOST_NEIGHBOURS = 14;
export const MOST_MEETINGS = 12;
const MOST_PEOPLE = 6;
/** Whoever is met twice or more. */
const FEWEST_MEETINGS = 2;

/** @param today the day by which a role is past, as `2026-11-24` */
export function neighbourhoodOf(overview: Overview, id: string, today: string): Neighbourhood | null {
  const lead = overview.leads.get(id);
  if (!lead) return null;
  const past = ({ role }: RoleLink) => isPast(role.to, today);
  const ties = new Map<string, RoleLink[]>();
  const add = (other: string, link: RoleLink) => {
    if (other === id) return;
    const known = ties.get(other);
    if (known) known.push(link);
    else ties.set(other, [link]);
  };
  for (const link of overview.roles) {
    const { subject, initiative, person } = link.role;
    if (subject === id || person === id) add(initiative, link);
    else if (initiative === id) add(subject, link);
  }
  const people = peopleOf(overview, id);
  const shown = new Set(people.map((one) => one.lead.id));
  const all = [...ties]
    .filter(([other]) => !shown.has(other))
    .map(([other, links]): Neighbour => {
      const sorted = links.toSorted(
        (a, b) => Number(past(a)) - Number(past(b)) || ROLE_WEIGHT[a.role.role] - ROLE_WEIGHT[b.role.role],
      );
      return { lead: leadIn(overview, other), links: sorted, past: sorted.every(past) };
    })
    .sort(
      (a, b) =>
        Number(b.links.some(({ family }) => family)) - Number(a.links.some(({ family }) => family)) ||
        weightOf(a) - weightOf(b) ||
        (a.lead.id < b.lead.id ? -1 : 1),
    );
  const neighbours = all.slice(0, MOST_NEIGHBOURS);
  return {
    lead,
    people,
    neighbours,
    leftOut: all.length - neighbours.length,
    meetings: meetingsOf(overview, id, new Set([...shown, ...all.map((one) => one.lead.id)]), neighbours, today),
  };
}

const weightOf = ({ links }: Neighbour): number => Math.min(...links.map(({ role }) => ROLE_WEIGHT[role.role]));

/** People under the entry, and those through whom its roles are held; of a person the employer. */
function peopleOf(overview: Overview, id: string): Neighbourhood['people'] {
  const found = new Map<string, string | null>();
  const parent = overview.parents.get(id);
  if (leadIn(overview, id).kind === 'person') {
    if (parent !== undefined) found.set(parent, null);
  } else {
    for (const [child, of] of overview.parents) {
      if (of === id && overview.leads.get(child)?.kind === 'person') found.set(child, null);
    }
    for (const { role } of overview.roles) {
      if (role.subject === id && role.person !== null && role.person !== id) found.set(role.person, role.role);
    }
  }
  return [...found]
    .flatMap(([other, does]) => {
      const lead = overview.leads.get(other);
      return lead ? [{ lead, does }] : [];
    })
    .slice(0, MOST_PEOPLE);
}

function meetingsOf(
  overview: Overview,
  id: string,
  known: ReadonlySet<string>,
  neighbours: readonly Neighbour[],
  today: string,
): Meeting[] {
  const drawn = new Map(neighbours.map((one) => [one.lead.id, one]));
  const met = new Map<string, Map<string, boolean>>();
  const meet = (other: string, through: string, past: boolean) => {
    if (other === id || known.has(other) || other === through) return;
    const places = met.get(other) ?? new Map<string, boolean>();
    // One role that goes on makes the tie one that goes on.
    places.set(through, (places.get(through) ?? true) && past);
    met.set(other, places);
  };
  for (const { role } of overview.roles) {
    const past = isPast(role.to, today);
    const viaInitiative = drawn.get(role.initiative);
    if (viaInitiative) meet(role.subject, role.initiative, past || viaInitiative.past);
    const viaSubject = drawn.get(role.subject);
    if (viaSubject) meet(role.initiative, role.subject, past || viaSubject.past);
  }
  return [...met]
    .filter(([, places]) => places.size >= FEWEST_MEETINGS)
    .map(([other, places]) => ({
      lead: leadIn(overview, other),
      through: [...places].map(([through, past]) => ({ id: through, past })),
    }))
    .sort((a, b) => b.through.length - a.through.length || (a.lead.id < b.lead.id ? -1 : 1))
    .slice(0, MOST_MEETINGS);
}
