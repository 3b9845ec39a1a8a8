import type { EntityDetails, RoleDetails } from '../dataset/reader.ts';

/** One group of roles on a card. */
export interface RoleSection {
  title: 'inFamily' | 'inOthers' | 'inInitiatives' | 'carriedBy' | 'othersInIt' | 'follows' | 'followedBy';
  /** Which end of each role heads it. */
  heading: 'initiative' | 'subject';
  roles: RoleDetails[];
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
}: Pick<EntityDetails, 'roles' | 'carriedBy'> & { entity: { kind: string } }): RoleSection[] {
  const actor = ACTORS.has(entity.kind);
  const carriers = carriedBy.filter(({ role }) => role.role !== 'predecessor' && role.role !== 'successor');
  const family = roles.filter((role) => role.family);
  const others = roles.filter((role) => !role.family);
  const carried: RoleSection[] = [
    { title: actor ? 'othersInIt' : 'carriedBy', heading: 'subject', roles: carriers },
    { title: 'follows', heading: 'subject', roles: carriedBy.filter(({ role }) => role.role === 'predecessor') },
    { title: 'followedBy', heading: 'subject', roles: carriedBy.filter(({ role }) => role.role === 'successor') },
  ];
  const own: RoleSection[] = [
    { title: 'inFamily', heading: 'initiative', roles: family },
    { title: family.length > 0 ? 'inOthers' : 'inInitiatives', heading: 'initiative', roles: others },
  ];
  return (actor ? [...own, ...carried] : [...carried, ...own]).filter((section) => section.roles.length > 0);
}
