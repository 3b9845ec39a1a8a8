import type { EntityDetails, RoleDetails, RoleGroup } from '../dataset/reader.ts';

/** One group of roles on a card. */
export interface RoleSection {
  title: 'inFamily' | 'inOthers' | 'inInitiatives' | 'carriedBy' | 'othersInIt' | 'follows' | 'followedBy';
  /** Which end of each role heads it. */
  heading: 'initiative' | 'subject';
  roles: RoleDetails[];
  /** How many there are: more than are here where not all were asked for. */
  count: number;
}

/** Kinds that act: asked for their own roles first. The others are things that people and organisations carry. */
const ACTORS = new Set(['organization', 'public-body', 'intergovernmental', 'government', 'person']);

/**
 * The roles of an entry in groups. Of an organisation or person: its roles in FAST and its forerunners, then those in other
 * initiatives, then what others do in it. Of an initiative, law, event or publication: who carries it and what it follows,
 * then its own roles. Within a group the order of the reader. No group is empty.
 */
export function sectionsOf({
  entity,
  roles,
  carriedBy,
  counts,
}: Pick<EntityDetails, 'roles' | 'carriedBy' | 'counts'> & { entity: { kind: string } }): RoleSection[] {
  const actor = ACTORS.has(entity.kind);
  const section = (title: RoleSection['title'], heading: RoleSection['heading'], group: RoleGroup): RoleSection => ({
    title,
    heading,
    roles: [...roles, ...carriedBy].filter((role) => role.group === group),
    count: counts[group],
  });
  const carried = [
    section(actor ? 'othersInIt' : 'carriedBy', 'subject', 'carriers'),
    section('follows', 'subject', 'predecessor'),
    section('followedBy', 'subject', 'successor'),
  ];
  const own = [
    section('inFamily', 'initiative', 'family'),
    section(counts.family ? 'inOthers' : 'inInitiatives', 'initiative', 'others'),
  ];
  return (actor ? [...own, ...carried] : [...carried, ...own]).filter(({ count }) => count);
}
