import type { NameTables } from '../evidence/name-tables.ts';
import { Names } from '../evidence/names.ts';
import { type CompiledForms, type Matcher, openMatcher } from '../scan/compile.ts';
import { compileTopics, type TopicIndex } from '../topic/topic-score.ts';
import type { Gazetteer } from '../types.ts';
import { stampOf } from './state.ts';

/** The gazetteer made ready for linking; made once, used for every page. */
export interface Linker {
  names: Names;
  matcher: Matcher;
  topics: TopicIndex;
  stamp: string;
  /** What the names of an entity speak of (subjects.ts); worked out where an entity is met. */
  subjects: Map<number, Subject>;
}

export type Subject = 'slavery' | 'money' | 'other';

/** @param matcher `compileGazetteer` of the same gazetteer */
export function prepareLinker(gazetteer: Gazetteer, matcher: Matcher): Linker {
  return {
    names: new Names(gazetteer),
    matcher,
    topics: compileTopics(gazetteer.topics),
    stamp: stampOf(gazetteer),
    subjects: new Map(),
  };
}

/** A linker of what was worked out and stored before: milliseconds, however many names there are. */
export function openLinker(gazetteer: Gazetteer, compiled: CompiledForms, tables: NameTables): Linker {
  const names = new Names(gazetteer, tables);
  const matcher = openMatcher(compiled, gazetteer.forms);
  return {
    names,
    matcher,
    topics: compileTopics(gazetteer.topics),
    stamp: stampOf(gazetteer),
    subjects: new Map(),
  };
}
