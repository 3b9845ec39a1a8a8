/** Names that a page has beside those of the dataset: short forms that it coins, surnames of people it names. */
import type { Names } from '../evidence/names.ts';
import { hashWord } from '../evidence/words.ts';
import type { Reason } from '../types.ts';
import { reason } from './scale.ts';
import { readCoined } from './state.ts';

interface CoinedName {
  text: string;
  entity: number;
  reasons: Reason[];
}

/**
 * The short forms that the document has coined, by their hash. What it coins for two entities, or spells out otherwise
 * anywhere, is nobody's.
 */
export function coinedNames(
  names: Names,
  members: ReadonlySet<string>,
  seen: readonly { hash: number; asOther: boolean }[],
): Map<number, CoinedName> {
  const coined = new Map<number, CoinedName>();
  if (members.size === 0) return coined;
  const lost = new Set(seen.filter(({ asOther }) => asOther).map(({ hash }) => hash));
  for (const { form, text } of [...members].flatMap((one) => readCoined(one, names.gazetteer.forms.length) ?? [])) {
    const hash = hashWord(text);
    const entity = names.soleOf(form);
    const known = coined.get(hash);
    if (entity < 0 || (known && known.entity !== entity)) lost.add(hash);
    else if (!known || names.quotable(form) < (known.reasons[0]?.detail ?? ''))
      coined.set(hash, { text, entity, reasons: [reason('introduced', names.quotable(form))] });
  }
  for (const hash of lost) coined.delete(hash);
  return coined;
}

/** Coined names as the page is to look for them, with the genitive of Dutch and German. */
export function namesOfCoined(coined: ReadonlyMap<number, CoinedName>): string[] {
  return [...coined.values()].flatMap(({ text }) => [text, `${text}s`]).sort();
}

/** Surnames of the people whose full names stand in the document. */
export function namesToLookFor(names: Names, forms: ReadonlySet<number>, certain: readonly number[]): string[] {
  const people = new Set<number>();
  for (const form of forms) {
    const entity = names.soleOf(form);
    if (entity >= 0 && names.kind(entity) === 'person') people.add(entity);
  }
  for (const entity of certain) if (names.kind(entity) === 'person') people.add(entity);
  return [...new Set([...people].flatMap((person) => names.surnames(person)))].sort();
}
