/** The text of a mention: from where to where, and which of several ways to write a name. */
import type { Found, Span } from '../types.ts';
import type { FormSet } from './form-sets.ts';
import type { Names } from './names.ts';

/** A place of an unambiguous name. */
export interface Settled extends Span {
  form: number;
  entity: number;
}

/** Forms that differ in their signs alone, the one that stands there first: reasons elsewhere in the document quote it. */
export function writtenFirst(names: Names, text: string, { start, end, forms }: Found): number[] {
  if (forms.length === 1) return forms;
  const written = forms.find((form) => names.formText(form) === text.slice(start, end));
  return written === undefined || written === forms[0] ? forms : [written, ...forms.filter((form) => form !== written)];
}

/** The place of a name that is one entity's alone, by the form that stands there. */
export function settledAt(
  names: Names,
  set: FormSet,
  { form, entity }: { form: number; entity: number },
  text: string,
  place: Span,
): Settled {
  const { start, end } = wholeSurface(set, text, place);
  // Of forms that differ in their signs the one that stands there, as reasons quote it: “FIU-Nederland”, not “FIU Nederland”.
  const isAsWritten = (one: number): boolean =>
    names.formText(one) === text.slice(start, end) && names.soleOf(one) === entity;
  return { start, end, form: (set.forms.length > 1 ? set.forms.find(isAsWritten) : undefined) ?? form, entity };
}

/**
 * The place with the punctuation that belongs to the name: the dot of "e.V.", the bracket of "… (FAST)", the sign of a
 * hashtag. Matching works on words and may leave it out.
 */
export function wholeSurface({ edges }: FormSet, text: string, place: Span): Span {
  if (edges.length === 0) return place;
  let { start, end } = place;
  for (const { lead, trail } of edges) {
    if (lead !== '' && !text.startsWith(lead, place.start) && text.endsWith(lead, place.start))
      start = Math.min(start, place.start - lead.length);
    // "Google Inc.." has the dot of the name and that of the sentence.
    if (trail !== '' && !text.endsWith(trail, place.end) && text.startsWith(trail, place.end))
      end = Math.max(end, place.end + trail.length);
  }
  return { start, end };
}
