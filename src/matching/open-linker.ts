import { type CompiledForms, openMatcher } from './compile.ts';
import type { Linker } from './link.ts';
import { Names } from './link-names.ts';
import { stampOf } from './link-state.ts';
import type { NameTables } from './name-tables.ts';
import { compileTopics } from './topic-score.ts';
import type { Gazetteer } from './types.ts';

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
