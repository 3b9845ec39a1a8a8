import type { Names } from '../evidence/names.ts';
import type { GazetteerEntity } from '../types.ts';

/** The entities that settled names show and those given, each once, in the order of the gazetteer. */
export function namedBy(names: Names, forms: ReadonlySet<number>, further: readonly number[]): Int32Array {
  const entities = new Set(further);
  for (const form of forms) entities.add(names.soleOf(form));
  return Int32Array.from(entities).sort();
}

export const entitiesOf = (names: Names, indexes: Int32Array): GazetteerEntity[] =>
  Array.from(indexes).flatMap((index) => names.entity(index) ?? []);
