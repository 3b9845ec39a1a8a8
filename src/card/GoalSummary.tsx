import type { EntityDetails } from '../dataset/reader.ts';
import { card } from '../i18n/catalogue/card.ts';
import { common } from '../i18n/catalogue/common.ts';
import { goalsName, goalTitle } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { type Basis, GoalChip, GoalTile, GoalTiles, goalsOf } from '../ui/GoalTiles.tsx';
import { basisOf, summariseGoals } from './goal-weights.ts';

interface GoalSummaryProps {
  language: Language;
  goals: readonly (Basis | null)[];
  details: Pick<EntityDetails, 'own' | 'carried'> | undefined;
}

/** Which goals an entry serves, and at once on what ground. */
export function GoalSummary({ language, goals, details }: GoalSummaryProps) {
  const t = card(language);
  const summary = summariseGoals(goals, details);
  if (summary.form === 'none') return null;
  const ground = basisOf(goals);
  const word = <BasisWord basis={ground} language={language} />;
  // Beside the last of several it would seem to be said of that one.
  const isOfSeveral = ground !== 'mixed' && goalsOf(goals).length > 1;
  const basis = isOfSeveral ? <span>{t.rich('allOfThem', { basis: word })}</span> : word;

  if (summary.form === 'titles') {
    const last = summary.goals.length - 1;
    return (
      <p class="goal-line">
        {summary.goals.map((goal, place) => {
          const chip = <GoalChip key={goal.number} language={language} {...goal} />;
          // The word on the ground stands beside the last goal: below long names it would have a line to itself.
          return place < last ? (
            chip
          ) : (
            <span key={goal.number} class="also">
              {chip}
              {basis}
            </span>
          );
        })}
      </p>
    );
  }
  if (summary.form === 'tiles') {
    return (
      <p class="goal-line">
        <GoalTiles language={language} goals={goals} layout="tiles" />
        {summary.all ? <span>{t.rich('allGoals', { basis: word })}</span> : basis}
      </p>
    );
  }
  const { first, count, total } = summary;
  const others = goals.map((slot, place) => (place + 1 === first.number ? null : slot));
  return (
    <p class="goal-line">
      <span class="goal-chip">
        <GoalTile {...first} />
        <span>
          <span class="sr">{goalsName([first], language)}</span>
          <b aria-hidden="true">{goalTitle(first.number, language)}</b> {t('goalInRoles', { count, total })}
        </span>
      </span>
      <span class="also">
        {t('also')} <GoalTiles language={language} goals={others} layout="tiles" />
      </span>
      {basis}
    </p>
  );
}

function BasisWord({ basis, language }: { basis: Basis | 'mixed'; language: Language }) {
  const t = common(language);
  if (basis === 'mixed') {
    // Explains the look of the tiles. Who hears them hears of each what it is.
    return (
      <span class="basis" aria-hidden="true">
        {t('basisMixed')}
      </span>
    );
  }
  return basis === 'stated' ? (
    <span class="basis stated" title={t('statedBySource')}>
      {t('stated')}
    </span>
  ) : (
    <span class="basis" title={t('judgedByEditors')}>
      {t('judged')}
    </span>
  );
}
