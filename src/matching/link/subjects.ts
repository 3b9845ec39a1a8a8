/** What the entities that a document names say of its subject. */
import { scan } from '../scan/scan.ts';
import { topicFinder, topicScores } from '../topic/topic-score.ts';
import type { GazetteerEntity } from '../types.ts';
import type { Linker, Subject } from './linker.ts';
import { entitiesOf } from './named.ts';

/** More than a word such as inspectors or sex work gives. */
const OF_SUBJECT = 0.15;

/**
 * What the names of an entity themselves speak of: to name a law against money laundering tells nothing of slavery, and to
 * name the National Rapporteur on Trafficking more than a police force does.
 */
function subjectOf({ names, matcher, topics, subjects }: Linker, entity: number): Subject {
  let known = subjects.get(entity);
  if (known === undefined) {
    const found = new Set<number>();
    const finder = topicFinder(topics, found);
    for (const text of names.textsOf(entity)) {
      finder.begin();
      scan(matcher, text, finder.onTokens);
    }
    const said = topicScores(topics, found, 0);
    if ((said.get('slavery') ?? 0) > OF_SUBJECT) known = 'slavery';
    else known = (said.get('finance-crime') ?? 0) > 0 ? 'money' : 'other';
    subjects.set(entity, known);
  }
  return known;
}

/** Those of these entities that tell of slavery, if any does. */
export const tellingOf = (linker: Linker, indexes: Int32Array): GazetteerEntity[] =>
  entitiesOf(
    linker.names,
    indexes.filter((entity) => subjectOf(linker, entity) !== 'money'),
  );

/** The same, with whether they have slavery in a name of theirs. */
export const withSubject = (linker: Linker, indexes: Int32Array): (GazetteerEntity & { isOfSubject: boolean })[] =>
  Array.from(indexes).flatMap((index) => {
    const subject = subjectOf(linker, index);
    const entity = linker.names.entity(index);
    return entity && subject !== 'money' ? [{ ...entity, isOfSubject: subject === 'slavery' }] : [];
  });
