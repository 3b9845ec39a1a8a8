import { NameTableBuilder, type NameTables } from './evidence/name-tables.ts';
import { encodeFilters, type FilterBuilder, filterBuilder } from './filters/build-filters.ts';
import type { StoredFilters } from './filters/prefilter.ts';
import { headsOf, leave } from './scan/compact.ts';
import { type CompiledForms, MatcherBuilder } from './scan/compile.ts';
import { PER_STEP, type Steps } from './slices.ts';
import { tokenise } from './text/tokenise.ts';
import type { Gazetteer } from './types.ts';

/** All that follows from a gazetteer and is worked out once: plain data, texts and typed arrays. */
export interface CompiledNames {
  matcher: CompiledForms;
  filters: StoredFilters;
  tables: NameTables;
}

/**
 * Compiles a gazetteer for pages and linking in one pass: each form is made once and read once, for all who want to know
 * its tokens. About three microseconds a form.
 *
 * @param release takes what was needed on the way
 */
export function* compileNameSteps(gazetteer: Gazetteer, release = leave): Steps<CompiledNames> {
  const { version, forms } = gazetteer;
  const matcher = new MatcherBuilder(version, forms.length);
  const filters: FilterBuilder = yield* filterBuilder(gazetteer);
  const tables = new NameTableBuilder(gazetteer);
  const headAt = headsOf(forms);
  for (let index = 0; index < forms.length; index++) {
    if (index % PER_STEP === 0) yield;
    const form = headAt(index);
    if (!matcher.hasRoom(form)) yield* matcher.makeRoom(form, release);
    // From here to the end of the turn the form's tokens are in hand.
    const borders = tokenise(form.text, 0, 0);
    matcher.add(form, index, borders);
    filters.add(form, index, borders);
    tables.add(form, index);
  }
  yield;
  const encoded = encodeFilters(filters.done());
  yield;
  return { matcher: matcher.done(), filters: encoded, tables: yield* tables.finish(release) };
}
