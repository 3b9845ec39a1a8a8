import type { NameTables } from '../evidence/name-tables.ts';
import { Names } from '../evidence/names.ts';
import { type CompiledForms, openMatcher } from '../scan/compile.ts';
import { compileTopics } from '../topic/topic-score.ts';
import type { Gazetteer } from '../types.ts';
import type { Linker } from './link.ts';
import { stampOf } from './state.ts';

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
