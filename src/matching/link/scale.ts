import type { Names } from '../evidence/names.ts';
import type { Reason } from '../types.ts';
import type { Case } from './cases.ts';
import type { Known } from './known.ts';
import { REASONS, type ReasonCode } from './reasons.ts';

/**
 * What speaks for and against one entity at one place, as it adds up. Most scales are read for their load alone; only
 * those whose reasons somebody will see keep them.
 */
export class Scale {
  logOdds = 0;
  private readonly parts: { weight: number; code: ReasonCode; detail: string | undefined }[] | null;

  /** @param names where the reasons are kept, to quote from; null where only the load counts */
  constructor(private readonly names: Names | null = null) {
    this.parts = names ? [] : null;
  }

  add(weight: number, code: ReasonCode | null, detail?: string): void {
    this.logOdds += weight;
    if (this.parts !== null && code !== null && weight !== 0) this.parts.push({ weight, code, detail });
  }

  /** The same with a name to quote. */
  addForm(weight: number, code: ReasonCode | null, form: number): void {
    this.logOdds += weight;
    if (this.parts !== null && this.names && code !== null && weight !== 0)
      this.parts.push({ weight, code, detail: this.names.quotable(form) });
  }

  /** The same with the name by which the document names another entity. */
  addOther(weight: number, code: ReasonCode, known: Known, place: Case, other: number): void {
    this.addForm(weight, code, this.parts === null ? -1 : known.formFor(place, other));
  }

  /** The weightiest reasons first, so that what is cut off matters least; each that would read alike once. */
  reasons(most: number): Reason[] {
    const parts = (this.parts ?? []).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const reasons: Reason[] = [];
    for (const { code, detail } of parts) {
      if (reasons.length === most) break;
      if (
        isOfWords(code) &&
        (isSmall(detail ?? '') || reasons.some((one) => one.sign === REASONS[code].sign && saysAlready(one, detail)))
      )
        continue;
      // One that is tied to this and of its field, and whose name is a cue as well, is told of once.
      if (OF_OTHERS.has(code) && reasons.some((one) => isOfOthers(one, detail))) continue;
      // What was introduced beside the name stands on the page, too.
      if (code === 'otherName' && reasons.some((one) => one.code === 'introduced' && one.detail === detail)) continue;
      reasons.push(reason(code, detail));
    }
    return reasons.length > 0 ? reasons : parts.slice(0, most).map(({ code, detail }) => reason(code, detail));
  }
}

const OF_OTHERS: ReadonlySet<string> = new Set(['related', 'fellows', 'sameField']);

const isOfWords = (code: string): boolean =>
  code === 'cueNear' || code === 'cueBefore' || code === 'cueAfter' || code === 'otherSense';

/**
 * Whether a reader has the word already: the cues `bank` and `bank…`, `transacties` and `transactie…`, `-kaart…` after a name
 * and `kaart…` near it are one word, and one of a name that the page introduces beside is no news.
 */
function saysAlready({ code, detail = '' }: Reason, other = ''): boolean {
  const [a, b] = [detail, other].map((word) => plainOf(word)) as [string, string];
  if (code === 'introduced' || code === 'otherName') return a.includes(b);
  if (OF_OTHERS.has(code)) return a === b;
  if (!isOfWords(code)) return false;
  return a === b || (other.endsWith('…') && a.startsWith(b)) || (detail.endsWith('…') && b.startsWith(a));
}

const plainOf = (word: string): string =>
  word
    .replace(/^-|…$| ?\($/gu, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** Whether a reason names an entry that another is to name, or quotes its name as a cue. */
const isOfOthers = ({ code, detail = '' }: Reason, other = ''): boolean =>
  (OF_OTHERS.has(code) || isOfWords(code)) && plainOf(detail) === plainOf(other);

/** “de”, “and”, “of the”, a full stop: they weigh something and tell a reader nothing. */
const isSmall = (words: string): boolean =>
  !/[\p{L}\p{N}]/u.test(words) || words.split(' ').every((word) => SMALL_WORDS.has(word));

const SMALL_WORDS = new Set(
  `a an the of in on at to by for and or as is it its he she we you i be do so no not has had was are but if up out us
  that this with from been have were they their
  de het een en van te aan bij met om uit tot er ook nog dan dat die dit hij zij wij je per al als of op was zou
  deze heeft wordt zijn haar voor naar niet
  der die das dem den des ein im am auf zu zum zur vom mit bei und für er sie es wir ist hat war wie so ob
  auch nach eine einen einem einer dass sind wird werden haben über nicht`.split(/\s+/u),
);

export function reason(code: ReasonCode, detail?: string): Reason {
  const { sign } = REASONS[code];
  return detail === undefined ? { code, sign } : { code, sign, detail };
}
