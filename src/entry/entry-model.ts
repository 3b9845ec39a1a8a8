import { compareByTime } from '../dataset/details.ts';
import type { EntityDetails, EntityLead, RoleDetails, RoleTally } from '../dataset/reader.ts';
import type { Language, Name, Source } from '../dataset/schema.ts';
import { UNDERTAKINGS } from '../dataset/undertakings.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { localised } from '../i18n/localised.ts';
import { sectionsOf } from './sections.ts';

/** What an entry shows, worked out apart from its markup. Pure. */

export interface EntrySection {
  title: string;
  /** Which end of each role heads it. */
  heading: 'initiative' | 'subject';
  roles: RoleDetails[];
  /** How many there are: more than are here where not all were asked for. */
  count: number;
}

/** The groups of roles of an entry, in the order of the card; within each the roles by time. */
export function entrySections(details: EntityDetails, language: Language, today: string): EntrySection[] {
  const t = entry(language);
  const roles = details.roles.map((role) => seenFrom(details.entity.id, role));
  return sectionsOf({ ...details, roles }).map((section) => ({
    ...section,
    roles: section.roles.toSorted(compareByTime(today, (role) => role[section.heading].headword)),
    title: section.title === 'othersInIt' ? t('towards', { name: details.lead.headword }) : t(section.title),
  }));
}

/**
 * A role as the entry of the one who acts in it sees it: beside the words stands then for whom, as in the subject's entry
 * stands through whom.
 */
function seenFrom(id: string, details: RoleDetails): RoleDetails {
  const { person, subject } = details;
  return person?.id === id && subject.id !== id ? { ...details, subject: person, person: subject } : details;
}

/** How many of the roles serve each goal, and on what ground. */
export interface GoalWeights {
  total: number;
  goals: { number: number; count: number; basis: 'stated' | 'editorial' }[];
  /** Roles whose goals a source states. */
  stated: number;
  linked: number;
}

/** Counts the entry's own roles; of an undertaking without any, the roles others have in it. */
export function goalWeights({ lead, own, carried }: EntityDetails): GoalWeights {
  const counted = own.total > 0 && !UNDERTAKINGS.has(lead.kind) ? [own] : [own, carried];
  const sum = (of: (tally: RoleTally) => number | undefined) =>
    counted.reduce((all, tally) => all + (of(tally) ?? 0), 0);
  return {
    total: sum(({ total }) => total),
    linked: sum(({ linked }) => linked),
    stated: sum(({ stated }) => stated),
    goals: lead.goals.flatMap((basis, slot) =>
      basis === null
        ? []
        : [
            {
              number: slot + 1,
              basis,
              count: sum(({ goals }) => goals[slot + 1]),
            },
          ],
    ),
  };
}

/** The sources of an entry, numbered as they are first cited: roles in the order of the sections, then its own. */
export interface NumberedSources {
  list: Source[];
  numberOf(id: string): number;
}

export function numberSources(sections: readonly EntrySection[], own: readonly Source[]): NumberedSources {
  const cited = [...sections.flatMap(({ roles }) => roles.flatMap(({ sources }) => sources)), ...own];
  const list = [...new Map(cited.map((source) => [source.id, source])).values()];
  const numbers = new Map(list.map((source, place) => [source.id, place + 1]));
  return { list, numberOf: (id) => numbers.get(id) ?? 0 };
}

const NAME_ORDER = ['official', 'acronym', 'translation', 'common', 'former', 'misspelling'];

/** True names by type, then spellings that were found; within a type the order of the dataset. */
export const sortNames = (names: readonly Name[]): Name[] =>
  names.toSorted((a, b) => NAME_ORDER.indexOf(a.type) - NAME_ORDER.indexOf(b.type));

/** People who act in the roles of an entry, or have a role in it, each with what the role says of them. */
export function peopleOf(details: EntityDetails, language: Language): { lead: EntityLead; does: string }[] {
  if (details.entity.kind === 'person') return [];
  const people = new Map<string, { lead: EntityLead; does: string }>();
  for (const { subject, role } of details.carriedBy) {
    if (subject.kind === 'person') people.set(subject.id, { lead: subject, does: localised(role.title, language) });
  }
  for (const { person } of details.roles) {
    // Through whom a role was held; who that is, the person's own description says.
    if (person && !people.has(person.id))
      people.set(person.id, { lead: person, does: localised(person.description, language) });
  }
  return [...people.values()];
}

/** “comensha.nl” for an address; null where it is not one. */
export function siteName(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return new URL(address).hostname.replace(/^www\./, '');
}
