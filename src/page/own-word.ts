import type { Verdict } from '../matching/types.ts';
import { foldSilenced, isSilenced } from '../settings/is-silenced.ts';
import { type Candidate, textOf } from './ledger.ts';

/** The reader's own word on names of this page, which goes before any judgement; forgotten when the page is left. */
export interface OwnWord {
  dismiss(text: string, entities: readonly string[]): void;
  confirm(text: string, entity: string): void;
  undo(text: string): void;
  /**
   * The judgement after the reader's word, here or kept: null after “not this”; certain, and for one entity alone, after
   * “this one”, in which case the candidate carries it from now on.
   */
  revise(candidate: Candidate): Verdict | null;
}

interface Word {
  page: string;
  not: ReadonlySet<string>;
  is: string | null;
}

/** @param silenced names that the reader silenced for longer than a page, as stored */
export function createOwnWord(silenced: () => unknown): OwnWord {
  /** By folded surface form: one word a name, and no other name is touched by it. */
  const words = new Map<string, Word>();
  /** What the linker said before the reader did. */
  const originals = new WeakMap<Verdict, Verdict>();
  // Another page of a single-page site is another page.
  const here = () => location.origin + location.pathname + location.search;

  return {
    dismiss: (text, entities) => void words.set(foldSilenced(text), { page: here(), not: new Set(entities), is: null }),
    confirm: (text, entity) => void words.set(foldSilenced(text), { page: here(), not: new Set(), is: entity }),
    undo: (text) => void words.delete(foldSilenced(text)),

    revise(candidate) {
      if (!candidate.verdict) return null;
      const original = originals.get(candidate.verdict) ?? candidate.verdict;
      candidate.verdict = original;
      const text = textOf(candidate);
      const word = words.get(foldSilenced(text));
      const said = word?.page === here() ? word : undefined;
      const chosen = original.choices.find(({ entity }) => entity === said?.is);
      if (chosen) {
        const { broad: _, ...rest } = original;
        candidate.verdict = { ...rest, broad: false, certainty: 'certain', choices: [{ ...chosen, score: 1 }] };
        originals.set(candidate.verdict, original);
        return candidate.verdict;
      }
      const left = original.choices.filter(
        ({ entity }) => !said?.not.has(entity) && !isSilenced(silenced(), text, entity, location.hostname),
      );
      if (left.length === original.choices.length) return original;
      if (left.length === 0) return null;
      candidate.verdict = { ...original, choices: left };
      originals.set(candidate.verdict, original);
      return candidate.verdict;
    },
  };
}
