import type { Verdict } from '../matching/types.ts';
import type { ReaderWord } from '../messaging/protocol.ts';
import { foldSilenced, isSilenced, type SilencedName } from '../settings/is-silenced.ts';
import { byReader } from './by-reader.ts';
import { type Candidate, textOf } from './run.ts';

/** The reader's own word on names of this page, which goes before any judgement; forgotten when the page is left. */
export interface OwnWord {
  dismiss(text: string, entities: readonly string[]): void;
  confirm(text: string, entity: string): void;
  /** Takes the last word on a name back; what was said of it before holds again. */
  undo(text: string): void;
  /** What holds now, each word as it would be said again. */
  said(): Omit<ReaderWord, 'by'>[];
  /** The reader has gone to another page: what was said of this one counts no more. */
  forget(): void;
  /** Silenced names have changed: what was taken back elsewhere holds here no longer either. Both as stored. */
  release(before: unknown, after: unknown): void;
  /** All whom a name may stand for before the reader's word, likeliest first. */
  bearersOf(candidate: Candidate): string[];
  /**
   * The judgement after the reader's word, here or kept: null after “not this”; certain, and for one entity alone, after
   * “this one”, in which case the candidate carries it from now on.
   */
  revise(candidate: Candidate): Verdict | null;
}

interface Word {
  not: ReadonlySet<string>;
  is: string | null;
  /** The word said before on this page. */
  before: Word | undefined;
}

const listOf = (names: unknown): Partial<SilencedName>[] => (Array.isArray(names) ? names.map(Object) : []);

/**
 * @param silenced names that the reader silenced for longer than a page, as stored
 * @param host of the site that this document is of
 */
export function createOwnWord(silenced: () => unknown, host: string): OwnWord {
  /** By folded surface form: one word a name, and no other name is touched by it. */
  const words = new Map<string, Word>();
  /** What the linker said before the reader did. */
  const originals = new WeakMap<Verdict, Verdict>();
  const wordOn = (text: string): Word | undefined => words.get(foldSilenced(text));
  const say = (text: string, not: readonly string[], is: string | null): void => {
    const before = wordOn(text);
    // One step back is all that the card offers.
    words.set(foldSilenced(text), {
      not: new Set(not),
      is,
      before: before && { ...before, before: undefined },
    });
  };
  const originalOf = (verdict: Verdict): Verdict => originals.get(verdict) ?? verdict;

  return {
    dismiss: (text, entities) => say(text, entities, null),
    confirm: (text, entity) => say(text, [], entity),
    undo(text) {
      const before = wordOn(text)?.before;
      if (before) words.set(foldSilenced(text), before);
      else words.delete(foldSilenced(text));
    },
    said: () =>
      Array.from(words, ([text, { not, is }]) =>
        is === null ? { said: 'not', text, entities: [...not] } : { said: 'is', text, entities: [is] },
      ),
    forget: () => words.clear(),
    release(before, after) {
      // Mostly nothing was said here; and there may be thousands of silenced names.
      if (words.size === 0) return;
      const left = listOf(after);
      for (const { text, entity, site } of listOf(before)) {
        const [name, id] = [`${text}`, `${entity}`];
        if (!words.get(name)?.not.has(id) || !isSilenced([{ text, entity, site }], name, id, host)) continue;
        // By a word that reaches further.
        if (isSilenced(after, name, id, host)) continue;
        if (!left.some((one) => one.text === name && one.entity === id && one.site === site)) words.delete(name);
      }
    },
    bearersOf: ({ verdict }) => (verdict ? originalOf(verdict).choices.map(({ entity }) => entity) : []),

    revise(candidate) {
      if (!candidate.verdict) return null;
      const original = originalOf(candidate.verdict);
      candidate.verdict = original;
      const text = textOf(candidate);
      const word = wordOn(text);
      const chosen = original.choices.find(({ entity }) => entity === word?.is);
      if (chosen) {
        const { broad: _, ...rest } = original;
        candidate.verdict = { ...rest, broad: false, certainty: 'certain', choices: [byReader(chosen)] };
        originals.set(candidate.verdict, original);
        return candidate.verdict;
      }
      const left = original.choices.filter(
        ({ entity }) => !word?.not.has(entity) && !isSilenced(silenced(), text, entity, host),
      );
      if (left.length === original.choices.length) return original;
      if (left.length === 0) return null;
      candidate.verdict = { ...original, choices: left };
      originals.set(candidate.verdict, original);
      return candidate.verdict;
    },
  };
}
