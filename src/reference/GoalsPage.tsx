import type { GoalDetails, Overview } from '../dataset/reader.ts';
import { SourceList } from '../entry/SourceList.tsx';
import { common } from '../i18n/catalogue/common.ts';
import { entry } from '../i18n/catalogue/entry.ts';
import { views } from '../i18n/catalogue/views.ts';
import { goalTitle, roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { localised } from '../i18n/localised.ts';
import { Button } from '../ui/controls.tsx';
import { Dotted, kindParts } from '../ui/EntryHead.tsx';
import { GoalTile } from '../ui/GoalTiles.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { useUnfold } from '../ui/use-unfold.ts';
import { bearersOf, type GoalBearer, otherEnd } from './goal-bearers.ts';
import { actionGroups } from './goal-wording.ts';
import { PageHead } from './PageHead.tsx';
import { isActor } from './roles-of.ts';
import { entityAddress, goalAddress, listAddress } from './route.ts';

interface GoalsPageProps {
  language: Language;
  overview: Overview;
}

/** The goals, each with its actions and how many serve it. */
export function GoalsPage({ language, overview }: GoalsPageProps) {
  const t = views(language);
  return (
    <main class="wide">
      <PageHead title={t('goalsTitle')}>
        <p class="soft">{t('goalsMean')}</p>
      </PageHead>
      {overview.goals.map((details) => {
        const { goal } = details;
        const actors = bearersOf(overview, goal.number).filter(({ lead }) => isActor(lead));
        const stated = actors.filter(({ basis }) => basis === 'stated').length;
        return (
          <section key={goal.id} class="goal-part">
            <h2>
              <GoalTile number={goal.number} basis="stated" />
              <a href={goalAddress(goal.number)}>
                <span class="sr">{t('goalNumber', { number: goal.number })} </span>
                {goalTitle(goal.number, language)}
              </a>
            </h2>
            <p class="official">{localised(goal.title, language)}</p>
            <p class="reading">{localised(goal.summary, language)}</p>
            <Actions {...{ language, details }} />
            <p class="served soft">
              {t('servedBy', { count: actors.length })} {t('servedHow', { stated, judged: actors.length - stated })}{' '}
              <a href={goalAddress(goal.number)}>{t('seeWho', { number: goal.number })}</a>
            </p>
          </section>
        );
      })}
    </main>
  );
}

/** One goal: its actions, who serves it and by what roles, and the sources of its wording. */
export function GoalPage({ language, overview, details }: GoalsPageProps & { details: GoalDetails }) {
  const t = views(language);
  const { goal } = details;
  const bearers = bearersOf(overview, goal.number);
  const actors = bearers.filter(({ lead }) => isActor(lead));
  const sections = [
    { title: t('goalStatedActors'), list: actors.filter(({ basis }) => basis === 'stated') },
    { title: t('goalJudgedActors'), list: actors.filter(({ basis }) => basis === 'editorial') },
    { title: t('goalUndertakings'), list: bearers.filter(({ lead }) => !isActor(lead)) },
  ];
  const title = goalTitle(goal.number, language);
  return (
    <main class="wide">
      <nav class="crumb small">
        <a href="#/goals">{t('goalsTitle')}</a>
      </nav>
      <div class="goal-title" data-goal={goal.number}>
        <GoalTile number={goal.number} basis="stated" />
        <PageHead title={t('goalTitle', { number: goal.number, title })} />
      </div>
      <p class="official">{localised(goal.title, language)}</p>
      <p class="reading">{localised(goal.summary, language)}</p>
      <Actions {...{ language, details }} />
      {sections.map(
        ({ title: heading, list }) =>
          list.length > 0 && (
            <Bearers key={heading} {...{ language, overview, list }} goal={goal.number} title={heading} />
          ),
      )}
      <p class="served">
        <a href={listAddress('entries', { goal: [String(goal.number)] })}>{t('goalList')}</a>
      </p>
      <section>
        <h2>
          {entry(language)('sources')}
          <span class="count num">{details.sources.length}</span>
        </h2>
        <SourceList sources={details.sources} language={language} idPrefix="source-" />
      </section>
      <OtherGoals {...{ language, overview }} now={goal.number} />
    </main>
  );
}

/** The actions, apart where their wording is the official list's and where it is not. */
function Actions({ language, details: { goal } }: { language: Language; details: GoalDetails }) {
  const t = views(language);
  return (
    <div class="actions">
      {actionGroups(goal).map(({ wording, actions }) => (
        <div key={wording}>
          <p class="small soft" id={`${goal.id}-${wording}`}>
            {t(`actions/${wording}`)}
          </p>
          <ul aria-labelledby={`${goal.id}-${wording}`}>
            {actions.map(({ id, title }) => (
              <li key={id}>{localised(title, language)}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

const ROWS_AT_ONCE = 30;

interface BearersProps extends GoalsPageProps {
  title: string;
  goal: number;
  list: readonly GoalBearer[];
}

function Bearers({ language, overview, title, goal, list }: BearersProps) {
  const { list: rows, isUnfolded, unfold } = useUnfold<HTMLUListElement>();
  const isPrinting = usePrinting();
  const shown = isUnfolded || isPrinting ? list.length : ROWS_AT_ONCE;
  const rest = list.length - shown;
  return (
    <section>
      <h2>
        {title}
        <span class="count num">{list.length}</span>
      </h2>
      <ul ref={rows} class="bearers">
        {list.slice(0, shown).map((bearer) => (
          <li key={bearer.lead.id}>
            <GoalTile number={goal} basis={bearer.basis} />
            <p>
              <a href={entityAddress(bearer.lead.id)}>{bearer.lead.headword}</a>
              <Dotted class="soft small" parts={kindParts(bearer.lead, language)} />
            </p>
            <p class="small soft">
              {rolesText(overview, bearer, language, isPrinting ? bearer.roles.length : ROLES_NAMED)}
            </p>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button small onPress={() => unfold(shown)}>
          {common(language)('more', { count: rest })}
        </Button>
      )}
    </section>
  );
}

/** Roles named on a line of the screen before the rest is counted. */
const ROLES_NAMED = 3;

/** “Chair, Financial Sector Commission; Member, Wolfsberg Group; 3 more”; of an undertaking also “UNU-CPR (Secretariat)”. */
function rolesText(overview: Overview, { lead, roles }: GoalBearer, language: Language, most: number): string {
  // Two roles of one word in one initiative, at different times or through different people, read alike.
  const all = new Set(
    roles.map((link) => {
      const word = roleWord(link.role.role, language);
      const other = otherEnd(overview, link, lead.id).headword;
      return link.role.initiative === lead.id ? `${other} (${word})` : `${word}, ${other}`;
    }),
  );
  const named = [...all].slice(0, most);
  const rest = all.size - named.length;
  return [...named, ...(rest > 0 ? [common(language)('more', { count: rest })] : [])].join('; ');
}

function OtherGoals({ language, overview, now }: GoalsPageProps & { now: number }) {
  return (
    <nav class="other-goals" aria-label={views(language)('otherGoals')}>
      {overview.goals
        .filter(({ goal }) => goal.number !== now)
        .map(({ goal }) => (
          <a key={goal.id} href={goalAddress(goal.number)}>
            <GoalTile number={goal.number} basis="stated" />
            {goalTitle(goal.number, language)}
          </a>
        ))}
    </nav>
  );
}
