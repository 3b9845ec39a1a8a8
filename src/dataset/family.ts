import type { Pack } from './schema.ts';

/**
 * The initiatives that stand first on a card: those whose goals the pack holds (FAST), their direct forerunners among
 * initiatives (what they are a `successor` of, or what is their `predecessor`), and all that has one of these as a
 * parent, at any remove (the Blueprint, its launch, the consultations).
 *
 * @param pack a checked pack: chains of parents end
 * @returns entity ids, in the order of the pack
 */
export function familyOf({ entities, roles, goals }: Pick<Pack, 'entities' | 'roles' | 'goals'>): string[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const roots = new Set(goals.map(({ initiative }) => initiative));
  const family = new Set(roots);
  for (const { subject, initiative, role } of roles) {
    const forerunner = role === 'predecessor' && roots.has(initiative) ? subject : null;
    const continued = role === 'successor' && roots.has(subject) ? initiative : null;
    const found = forerunner ?? continued;
    if (found !== null && byId.get(found)?.kind === 'initiative') family.add(found);
  }
  const belongs = (id: string | null): boolean =>
    id !== null && (family.has(id) || belongs(byId.get(id)?.parent ?? null));
  // People stand under their employer; they are nobody's initiative.
  return entities.filter(({ id, kind }) => kind !== 'person' && belongs(id)).map(({ id }) => id);
}
