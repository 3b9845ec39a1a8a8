import type { Gazetteer } from '../matching/types.ts';
import { foldSilenced } from '../settings/is-silenced.ts';

/** As many entities as one word of “not this” may name. */
const MOST_BEARERS = 50;

/**
 * The entities that a name is no longer to stand for where it is to be marked no more: those given, which are all that it
 * may mean where it was read, then those whose name it is besides. Elsewhere evidence may speak for one of these.
 *
 * @param text as it stands on the page
 */
export function withAllBearers(
  { forms, entities }: Pick<Gazetteer, 'forms' | 'entities'>,
  text: string,
  given: readonly string[],
): string[] {
  const wanted = foldSilenced(text);
  const ids = new Set(given);
  for (const form of forms) {
    if (foldSilenced(form.text) !== wanted) continue;
    for (const { entity } of form.bearers) {
      const id = entities[entity]?.id;
      if (id !== undefined && ids.size < MOST_BEARERS) ids.add(id);
    }
  }
  return [...ids];
}
