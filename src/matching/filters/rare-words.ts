/**
 * Words that hardly ever are names: Spotlight, Proud, Restore. Every newspaper has them, so that by themselves they are no
 * reason to have a page ask; what stands right beside them may be ("the charity Unseen", "Thorn's Spotlight").
 */
import { isAddedId } from '../added-id.ts';
import type { Sense } from '../types.ts';

/**
 * Whether a sense record is of such a word: one that never counts alone, and no abbreviation. Not of an added pack: what
 * that is about nobody knows, and its names are told by their cues on pages of any subject.
 */
export const isRareWord = ({ text, alone, candidates }: Sense): boolean =>
  alone === 'never' && /^(?=.*\p{Ll})[\p{L}\p{M}\p{N}]+$/u.test(text) && !candidates.some(isAddedId);

/**
 * Such a word with each of its neighbours: with the last two words of what comes before, as a filter looks at the first
 * tokens alone; what may end anyhow ("report*") as it stands.
 */
export function withNeighbours({ text, before, after, perCandidate = {} }: Sense): string[] {
  const all = [{ before, after }, ...Object.values(perCandidate)];
  const beside = all.flatMap((cues) => [
    ...(cues.before ?? []).map((cue) => `${cue.split(' ').slice(-2).join(' ')} ${text}`),
    ...(cues.after ?? []).map((cue) => (/^[\p{L}\p{N}]/u.test(cue) ? `${text} ${cue}` : text + cue)),
  ]);
  return beside.map((words) => words.replaceAll('*', ''));
}
