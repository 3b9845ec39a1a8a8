/** Verdicts on names that are one entity's alone. */
import type { Names } from '../evidence/names.ts';
import type { Reason, Verdict } from '../types.ts';
import { reason } from './scale.ts';
import { squash, WEIGHTS } from './weights.ts';

/** The verdict on a settled name: the same wherever it stands, written as on record or not, and so made but once. */
export function sureOf(names: Names, form: number, entity: number, text: string, start: number, end: number): Verdict {
  const isOnRecord = names.isOnRecord(form, text, start, end);
  const key = isOnRecord ? 2 * entity + 1 : 2 * entity;
  let verdict = names.sureVerdicts.get(key);
  if (!verdict) {
    verdict = sure(names, entity, isOnRecord ? [reason('exactName'), reason('onlyBearer')] : [reason('onlyBearer')]);
    names.sureVerdicts.set(key, verdict);
  }
  return verdict;
}

export function sure(names: Names, entity: number, reasons: Reason[]): Verdict {
  const score = Math.round(squash(WEIGHTS.unambiguousName) * 1000) / 1000;
  return {
    certainty: 'certain',
    choices: [{ entity: names.id(entity), score, reasons }],
    broad: names.isBroad(entity),
  };
}
