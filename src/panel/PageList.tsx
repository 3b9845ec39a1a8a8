import type { ComponentChildren } from 'preact';
import type { Goal } from '../dataset/schema.ts';
import { common } from '../i18n/catalogue/common.ts';
import { panel } from '../i18n/catalogue/panel.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { goalTitle } from '../i18n/labels.ts';
import { localised } from '../i18n/localised.ts';
import { thenWords } from '../page-date/then-words.ts';
import type { MentionedEntity } from '../tab-page/page-report.ts';
import { Dotted, kindParts, packParts } from '../ui/EntryHead.tsx';
import { GoalTile, GoalTiles, knowsGoals } from '../ui/GoalTiles.tsx';
import { titleParts, whenOf } from '../ui/role-lines.ts';
import { goalGroup, initiativeGroup, packGroup } from './lists.ts';
import { MentionRow } from './MentionRow.tsx';
import type { GoalLines, GroupLine, InitiativeLines, PackLines } from './panel-model.ts';
import type { RowContext } from './row-context.ts';

interface RowsProps {
  context: RowContext;
  /** Keeps rows of one entity in several groups apart. */
  group: string;
  lines: readonly GroupLine[];
  show(line: GroupLine): { sub: ComponentChildren; aside: ComponentChildren };
}

function Rows({ context, group, lines, show }: RowsProps) {
  return (
    <ul class="rows">
      {lines.map((line) => {
        const row = `${group} ${line.entity.lead.id}`;
        return <MentionRow key={row} {...{ row, context }} entity={line.entity} {...show(line)} />;
      })}
    </ul>
  );
}

interface EntityRowsProps {
  context: RowContext;
  group: string;
  lines: readonly GroupLine[];
}

export function EntityRows({ context, group, lines }: EntityRowsProps) {
  const { language } = context;
  return (
    <Rows
      {...{ context, group, lines }}
      show={({ entity: { lead } }) => ({
        sub: <Dotted parts={kindParts(lead, language)} />,
        aside: knowsGoals(lead) && <GoalTiles language={language} goals={lead.goals} />,
      })}
    />
  );
}

/** Below whatever the curated dataset has to say: the names of added packs, each pack by itself. */
export function PackGroups({ context, groups }: { context: RowContext; groups: readonly PackLines[] }) {
  const { language } = context;
  return (
    <>
      {groups.map(({ pack, lines }) => {
        const [title = '', date = ''] = packParts(pack, language);
        return (
          <section key={pack.id} class="ggroup added">
            <header>
              <span class="m-line pack" />
              <h2>
                {popup(language)('packGroup', { title })} <small class="soft">{date}</small>
              </h2>
              <span class="count num">{lines.length}</span>
            </header>
            <EntityRows {...{ context, lines }} group={packGroup(pack)} />
          </section>
        );
      })}
    </>
  );
}

interface GoalGroupsProps {
  context: RowContext;
  groups: readonly GoalLines[];
  goals: readonly Goal[];
}

export function GoalGroups({ context, groups, goals }: GoalGroupsProps) {
  const { language } = context;
  return (
    <>
      {groups.map(({ goal, lines }) => {
        const full = goals.find(({ number }) => number === goal);
        return (
          <section key={goal} class="ggroup">
            <header>
              {goal === null ? <span class="goal-none" /> : <GoalTile number={goal} basis="stated" />}
              <h2>
                {goal === null
                  ? popup(language)('noGoal')
                  : full
                    ? localised(full.title, language)
                    : goalTitle(goal, language)}
              </h2>
              <span class="count num">{lines.length}</span>
            </header>
            <Rows
              {...{ context, lines }}
              group={goalGroup(goal)}
              show={(line) => {
                const basis = goal === null ? null : (line.role?.role.goalBasis ?? line.entity.lead.goals[goal - 1]);
                return {
                  sub: <RoleLine {...{ context, line }} withInitiative />,
                  aside: (
                    <RoleTime {...{ context, line }}>
                      {basis && common(language)(basis === 'stated' ? 'stated' : 'judged')}
                    </RoleTime>
                  ),
                };
              }}
            />
          </section>
        );
      })}
    </>
  );
}

export function InitiativeGroups({ context, groups }: { context: RowContext; groups: readonly InitiativeLines[] }) {
  const { language } = context;
  return (
    <>
      {groups.map(({ initiative, named, lines }) => (
        <section key={initiative?.id} class="ggroup plain">
          <header>
            <h2>{initiative === null ? panel(language)('noRole') : initiative.headword}</h2>
            {named && <NamedHere {...{ context }} entity={named} />}
            <span class="count num">{lines.length}</span>
          </header>
          <Rows
            {...{ context, lines }}
            group={initiativeGroup(initiative)}
            show={(line) => ({
              sub: <RoleLine {...{ context, line }} />,
              aside: (
                <RoleTime {...{ context, line }}>
                  {line.role && line.role.goalNumbers.length > 0 && (
                    <GoalTiles
                      language={language}
                      layout="tiles"
                      goals={[1, 2, 3, 4, 5].map((number) =>
                        line.role?.goalNumbers.includes(number) ? line.role.role.goalBasis : null,
                      )}
                    />
                  )}
                </RoleTime>
              ),
            })}
          />
        </section>
      ))}
    </>
  );
}

/** The initiative of a group stands on the page too: a press goes there. */
function NamedHere({ context, entity }: { context: RowContext; entity: MentionedEntity }) {
  const { language, current, onPlace } = context;
  const count = entity.certain + entity.possible;
  const row = `named ${entity.lead.id}`;
  const place = current?.row === row ? (current.place + 1) % count : 0;
  const label = panel(language)('showPlace', {
    name: entity.lead.headword,
    places: popup(language)('places', { count }),
  });
  return (
    <button type="button" class="link num" aria-label={label} title={label} onClick={() => onPlace(row, entity, place)}>
      {popup(language)('times', { count })}
    </button>
  );
}

/** “Commissioner, Financial Sector Commission”; without a role, kind and country. */
function RoleLine(props: { context: RowContext; line: GroupLine; withInitiative?: boolean }) {
  const { context, line, withInitiative } = props;
  const { language } = context;
  const { lead } = line.entity;
  if (line.role === null) return <Dotted parts={kindParts(lead, language)} />;
  const { role, initiative } = line.role;
  const { strong, rest } = titleParts(role.role, localised(role.title, language), language);
  const parts = [
    withInitiative ? `${strong}, ${initiative.headword}` : `${strong}${rest}`,
    ...(line.moreRoles > 0 ? [panel(language)('moreRoles', { count: line.moreRoles })] : []),
  ];
  return <Dotted parts={parts} />;
}

function RoleTime(props: { context: RowContext; line: GroupLine; children: ComponentChildren }) {
  const { context, line, children } = props;
  if (line.role === null) return <span class="when-side">{children}</span>;
  const { today, pageDate, language } = context;
  const { role } = line.role;
  const when = whenOf(role, today, language);
  return (
    <span class="when-side num">
      <span>
        {(role.from || role.to || !pageDate) && when.text}
        {when.past && !pageDate && `, ${common(language)('past')}`}
      </span>
      {pageDate && <span>{thenWords(role, pageDate, today, language)}</span>}
      {children && <span>{children}</span>}
    </span>
  );
}
