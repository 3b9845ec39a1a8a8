import { PER_STEP, type Steps } from '../matching/slices.ts';
import type { Form } from '../matching/types.ts';
import type { Draft } from './drafts.ts';
import { hasInt, type IntSet } from './int-set.ts';

/** Drafts sorted by text, some thousand at a time. */
export interface Run {
  /** Added to the number of each draft's entity. */
  offset: number;
  /** Names that several entities of the same pack bear although none is flagged: folded, hashed. */
  shared: IntSet;
  /** The drafts at hand, of which those before `at` are done. */
  drafts: Draft[];
  at: number;
  /** The next ones, or null at the end; absent where all are at hand. */
  more?: () => Promise<Draft[] | null>;
}

/**
 * Merges sorted runs of drafts into forms, in the order of their texts, holding no more than the drafts of one text and
 * the pieces at hand. Drafts with one text, case rule, ending and role become one form. A made form gives way to a
 * listed one of the same text: what somebody wrote into a dataset is never shadowed by what a rule supposes. So does a
 * surname to a name that somebody bears without doubt.
 *
 * @param sure names that count without evidence: folded, hashed, of each pack
 * @param exactSenses texts whose sense records say that letter case counts
 */
export function* mergeForms(
  runs: readonly Run[],
  sure: readonly IntSet[],
  exactSenses: ReadonlySet<string>,
  emit: (form: Form) => void,
): Steps<void> {
  const isSure = (base: number) => sure.some((set) => hasInt(set, base));
  const open = new Set(runs);
  for (let count = 0; open.size > 0; count++) {
    if (count % PER_STEP === 0) yield;
    let text: string | undefined;
    for (const run of open) {
      if (run.at >= run.drafts.length && !(yield* refilled(run))) {
        open.delete(run);
        continue;
      }
      const first = (run.drafts[run.at] as Draft).text;
      if (text === undefined || first < text) text = first;
    }
    if (text === undefined) return;
    const group: Draft[] = [];
    for (const run of open) {
      for (;;) {
        if (run.at >= run.drafts.length && !(yield* refilled(run))) break;
        const draft = run.drafts[run.at] as Draft;
        if (draft.text !== text) break;
        run.at++;
        const ambiguous = draft.ambiguous || hasInt(run.shared, draft.base);
        group.push({ ...draft, ambiguous, entity: draft.entity + run.offset });
      }
    }
    for (const form of formsOf(group, isSure, exactSenses)) emit(form);
  }
}

/** @returns whether there is another draft */
function* refilled(run: Run): Steps<boolean> {
  let more: Draft[] | null = null;
  if (run.more) {
    yield run.more().then((drafts) => {
      more = drafts;
    });
  }
  if (more === null) return false;
  run.drafts = more;
  run.at = 0;
  return run.drafts.length > 0;
}

/** The forms of drafts that all have one text. */
function formsOf(
  drafts: readonly Draft[],
  isSure: (base: number) => boolean,
  exactSenses: ReadonlySet<string>,
): Form[] {
  const isListed = drafts.some(({ listed }) => listed);
  const forms = new Map<number, Form>();
  for (const draft of drafts) {
    if (!draft.listed && isListed) continue;
    if (draft.latent && isSure(draft.base)) continue;
    const exactCase = draft.latent || wantsExactCase(draft, exactSenses);
    const key = (draft.tail << 2) | (exactCase ? 2 : 0) | (draft.latent ? 1 : 0);
    let form = forms.get(key);
    if (!form) {
      form = { text: draft.text, exactCase, bearers: [] };
      if (draft.tail > 0) form.tail = draft.tail;
      if (draft.latent) form.latent = true;
      if (!draft.listed) form.made = true;
      forms.set(key, form);
    }
    const { entity, ambiguous, type, lang } = draft;
    const known = form.bearers.find((bearer) => bearer.entity === entity);
    if (!known) form.bearers.push({ entity, ambiguous, type, lang });
    else if (known.ambiguous && !ambiguous) Object.assign(known, { ambiguous, type, lang });
  }
  for (const form of forms.values()) form.bearers.sort((a, b) => a.entity - b.entity);
  return [...forms.values()].sort(
    (a, b) =>
      Number(a.exactCase) - Number(b.exactCase) ||
      (a.tail ?? 0) - (b.tail ?? 0) ||
      Number(a.latent ?? false) - Number(b.latent ?? false),
  );
}

/**
 * Acronyms, ambiguous names and single words of up to four letters count only as listed: "ilo", "ubs", "shift" and
 * "fast" are words. So does a single word listed wholly in capitals, whatever its type.
 */
function wantsExactCase(draft: Draft, exactSenses: ReadonlySet<string>): boolean {
  if (draft.ambiguous || draft.type === 'acronym') return true;
  const bare = draft.tail > 0 ? draft.text.slice(0, -draft.tail) : draft.text;
  // Of several words only those whose sense record says so: any bank of Germany is a "deutsche Bank".
  if (/[\s\-–/]/u.test(bare.trim())) return exactSenses.has(bare);
  return [...bare].length <= 4 || (/\p{Lu}.*\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare));
}
