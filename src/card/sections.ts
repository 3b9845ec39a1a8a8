import type { EntityDetails, RoleDetails } from '../dataset/reader.ts';

/** One group of roles on a card. */
export interface RoleSection {
  title: 'inFamily' | 'inOthers' | 'inInitiatives' | 'carriedBy' | 'follows' | 'followedBy';
  /** Which end of each role heads it. */
  heading: 'initiative' | 'subject';
  roles: RoleDetails[];
}

/**
 * The roles of an entry in groups: for an initiative first who carries it and what it follows; then roles in FAST and its
 * forerunners before those in other initiatives. Within a group the order of the reader. No group is empty.
 */
export function sectionsOf({ roles, carriedBy }: Pick<EntityDetails, 'roles' | 'carriedBy'>): RoleSection[] {
  const carriers = carriedBy.filter(({ role }) => role.role !== 'predecessor' && role.role !== 'successor');
  const family = roles.filter((role) => role.family);
  const others = roles.filter((role) => !role.family);
  const sections: RoleSection[] = [
    { title: 'carriedBy', heading: 'subject', roles: carriers },
    { title: 'follows', heading: 'subject', roles: carriedBy.filter(({ role }) => role.role === 'predecessor') },
    { title: 'followedBy', heading: 'subject', roles: carriedBy.filter(({ role }) => role.role === 'successor') },
    { title: 'inFamily', heading: 'initiative', roles: family },
    { title: family.length > 0 ? 'inOthers' : 'inInitiatives', heading: 'initiative', roles: others },
  ];
  return sections.filter((section) => section.roles.length > 0);
}
