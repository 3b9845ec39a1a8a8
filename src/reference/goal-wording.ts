import type { Goal } from '../dataset/schema.ts';

/**
 * Actions of the Blueprint that no source read for the dataset gives in the official wording: they follow an article of
 * 2019, and their numbers are the editors'. The dataset's open questions tell of it; a pack's format has no room for it.
 */
const PARAPHRASED: ReadonlySet<string> = new Set(
  ['2-1', '2-2', '2-3', '2-4', '4-1', '4-2', '4-3', '5-1', '5-2', '5-3'].map((action) => `fast-action-${action}`),
);

export interface ActionGroup {
  wording: 'official' | 'paraphrased' | 'other';
  actions: Goal['actions'];
}

/** The actions of a goal by where their wording comes from, in their order. Of an added pack nothing is known. */
export function actionGroups({ initiative, actions }: Goal): ActionGroup[] {
  const wordingOf = (id: string) =>
    initiative !== 'fast' ? 'other' : PARAPHRASED.has(id) ? 'paraphrased' : 'official';
  return [...Map.groupBy(actions, ({ id }) => wordingOf(id))]
    .map(([wording, group]) => ({ wording, actions: group }) as const)
    .sort((a, b) => Number(a.wording === 'paraphrased') - Number(b.wording === 'paraphrased'));
}
