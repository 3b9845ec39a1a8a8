import { useEffect, useRef, useState } from 'preact/hooks';
import type { PackMark } from '../dataset/reader.ts';
import { common } from '../i18n/catalogue/common.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import { goalTitle } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import type { ReportCommand } from '../messaging/protocol.ts';
import type { Settings } from '../settings/schema.ts';
import { BroadMeans } from '../tab-page/BroadMeans.tsx';
import {
  groupByGoal,
  type MentionedEntity,
  type PageSummary,
  partByPack,
  showCommand,
} from '../tab-page/page-report.ts';
import { useRowKeys } from '../tab-page/use-row-keys.ts';
import { Segments } from '../ui/controls.tsx';
import { Dotted, kindParts, packParts } from '../ui/EntryHead.tsx';
import { GoalTile, GoalTiles, knowsGoals } from '../ui/GoalTiles.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Bone } from '../ui/messages.tsx';
import { OrMeant } from '../ui/OrMeant.tsx';
import { Unbroken } from '../ui/Unbroken.tsx';

interface PagePanelProps {
  language: Language;
  summary: PageSummary;
  /** What the reader wants of widely known names. */
  broad: Settings['marks']['broad'];
  /** Of the dataset, for the sentence on a page that names none; null while it is not known. */
  entryCount: number | null;
  onShow(command: ReportCommand): void;
  onOpenEntry(id: string): void;
  /** Shows the marks again that the reader has hidden. */
  onShowMarks(): void;
  /** Up by key from the first row. */
  onTop(): void;
}

/** What the page names, with counts; a press scrolls the page to the place, again to the next. */
export function PagePanel(props: PagePanelProps) {
  const { language, summary, broad, entryCount, onShow, onOpenEntry, onShowMarks, onTop } = props;
  const [order, setOrder] = useState<'name' | 'goal'>('name');
  const [current, setCurrent] = useState<{ row: string; place: number } | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const t = popup(language);
  const { curated, added } = partByPack(summary.entities);
  const byGoal = order === 'goal' && summary.done ? groupByGoal(curated) : null;
  const keyOf = (group: string, { lead }: MentionedEntity) => `${group} ${lead.id}`;
  const keys = [
    ...(byGoal ?? [{ goal: 'all', entities: curated }]).flatMap(({ goal, entities }) =>
      entities.map((entity) => keyOf(String(goal), entity)),
    ),
    ...added.flatMap(({ entities }) => entities.map((entity) => keyOf('added', entity))),
  ];
  const stopRow = stop !== null && keys.includes(stop) ? stop : keys[0];
  const place = (row: string, entity: MentionedEntity, to: number) => {
    setCurrent({ row, place: to });
    const command = showCommand(entity, to);
    if (command) onShow(command);
  };
  const { list, onKeyDown } = useRowKeys({
    onStep(by) {
      const entity = summary.entities.find(({ lead }) => current?.row.endsWith(` ${lead.id}`));
      if (!entity || !current) return;
      const count = entity.certain + entity.possible;
      place(current.row, entity, (current.place + by + count) % count);
    },
    onTop,
  });
  if (summary.done && summary.entities.length === 0) {
    return <NothingNamed {...{ language, summary, broad, entryCount, onOpenEntry }} />;
  }
  const rows = (entities: readonly MentionedEntity[], group: string) =>
    entities.map((entity) => {
      const row = keyOf(group, entity);
      return (
        <PageRow
          key={row}
          language={language}
          entity={entity}
          place={current?.row === row ? current.place : null}
          isStop={row === stopRow}
          onStop={() => setStop(row)}
          onPlace={(to) => place(row, entity, to)}
          onOpenEntry={() => onOpenEntry(entity.lead.id)}
        />
      );
    });
  return (
    <>
      {/* There before its words are: else they would not be announced. */}
      <p class={summary.hidden ? 'hidden-marks small' : undefined}>
        <span role="status">{summary.hidden && t('marksHidden')}</span>
        {summary.hidden && (
          <button type="button" class="link" onClick={onShowMarks}>
            {t('showMarks')}
          </button>
        )}
      </p>
      <div class="list-head">
        <h2 class="label">{t('onThisPage')}</h2>
        {summary.entities.length > 1 && summary.done && (
          <Segments
            label={t('order')}
            value={order}
            choices={[
              { value: 'name', label: t('byName') },
              { value: 'goal', label: t('byGoal') },
            ]}
            onChange={setOrder}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the rows within; the box itself is none. */}
      <div class="scroll" tabIndex={-1} ref={list} onKeyDown={onKeyDown}>
        {byGoal === null
          ? curated.length > 0 && <ul class="rows">{rows(curated, 'all')}</ul>
          : byGoal.map(({ goal, entities }) => (
              <section key={goal}>
                <h3 class="group label">
                  {goal !== null && (
                    <GoalTile number={goal} basis={anyStated(entities, goal) ? 'stated' : 'editorial'} />
                  )}
                  <span>{goal === null ? t('noGoal') : goalTitle(goal, language)}</span>{' '}
                  <span class="count">{entities.length}</span>
                </h3>
                <ul class="rows">{rows(entities, String(goal))}</ul>
              </section>
            ))}
        {added.map(({ pack, entities }) => (
          <section key={pack.id}>
            <PackHead {...{ language, pack }} count={entities.length} />
            <ul class="rows">{rows(entities, 'added')}</ul>
          </section>
        ))}
        {!summary.done && (
          <div class="bones">
            <Bone width={150} />
            <Bone width={96} />
          </div>
        )}
        {summary.done && <NotMarked {...{ language, summary, onOpenEntry }} />}
      </div>
    </>
  );
}

/** Over the names of an added pack: whose words these are. */
function PackHead({ language, pack, count }: { language: Language; pack: PackMark; count: number }) {
  const [title = '', date = ''] = packParts(pack, language);
  return (
    <h3 class="group label">
      <span class="m-line pack" />
      <span>
        <Dotted parts={[popup(language)('packGroup', { title }), date]} />
      </span>{' '}
      <span class="count">{count}</span>
    </h3>
  );
}

const anyStated = (entities: readonly MentionedEntity[], goal: number): boolean =>
  entities.some(({ lead }) => lead.goals[goal - 1] === 'stated');

interface PageRowProps {
  language: Language;
  entity: MentionedEntity;
  /** Which of its places is shown in the page; null where another entry's is. */
  place: number | null;
  /** Whether it is the list's one stop of the Tab key. */
  isStop: boolean;
  onStop(): void;
  onPlace(place: number): void;
  onOpenEntry(): void;
}

function PageRow({ language, entity, place, isStop, onStop, onPlace, onOpenEntry }: PageRowProps) {
  const t = popup(language);
  const { lead, certain, possible } = entity;
  const count = certain + possible;
  const line = ['m-line', certain === 0 && 'possible', lead.pack !== null && 'pack'].filter(Boolean).join(' ');
  const item = useRef<HTMLLIElement>(null);
  const isOpen = place !== null;
  // Of the last row in sight one would not see that it opened.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const step = (by: number) => onPlace(((place ?? 0) + by + count) % count);
  return (
    <li ref={item}>
      <button
        type="button"
        data-row
        tabIndex={isStop ? 0 : -1}
        class={place === null ? 'row has-mark' : 'row has-mark is-now'}
        onFocus={onStop}
        // A press goes on to the next place, and never folds it: it is the row at hand, not one that is unfolded.
        aria-current={place !== null ? 'true' : undefined}
        onClick={() => (place === null ? onPlace(0) : step(1))}
      >
        <span class={line} />
        <span class="name">
          <span>
            <Unbroken text={lead.headword} />
          </span>
          <span class="times" aria-hidden="true">
            {t('times', { count })}
          </span>
          <span class="sr">
            , {t('places', { count })}, {common(language)(certain === 0 ? 'possible' : 'certain')}.
          </span>
        </span>
        <span class="sub">
          <Dotted parts={kindParts(lead, language)} />
          <OrMeant names={entity.rivals} language={language} />
        </span>
        {knowsGoals(lead) && <GoalTiles language={language} goals={lead.goals} />}
      </button>
      {place !== null && (
        <div class="row-foot">
          <span class="num soft" role="status">
            {t('placeOf', { index: place + 1, count })}
          </span>
          {count > 1 && (
            <>
              <SmallStep icon="up" label={t('previousPlace')} onPress={() => step(-1)} />
              <SmallStep icon="down" label={t('nextPlace')} onPress={() => step(1)} />
            </>
          )}
          <button type="button" class="link" onClick={onOpenEntry}>
            {common(language)('fullEntry')}
          </button>
        </div>
      )}
    </li>
  );
}

function SmallStep({ icon, label, onPress }: { icon: 'up' | 'down'; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-btn small-step" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

type NoneProps = Pick<PagePanelProps, 'language' | 'summary' | 'broad' | 'entryCount' | 'onOpenEntry'>;

function NothingNamed({ language, summary, broad, entryCount, onOpenEntry }: NoneProps) {
  const t = popup(language);
  return (
    <div class="scroll" tabIndex={-1}>
      <div class="said">
        {entryCount !== null && summary.unmarked.length === 0 && <p>{t('noneNamed', { count: entryCount })}</p>}
        <BroadMeans {...{ language, broad }} />
      </div>
      <NotMarked {...{ language, summary, onOpenEntry }} />
    </div>
  );
}

/** Widely known names that do stand on the page: nothing is passed over in silence. */
function NotMarked({ language, summary, onOpenEntry }: Pick<NoneProps, 'language' | 'summary' | 'onOpenEntry'>) {
  if (summary.unmarked.length === 0) return null;
  return (
    <section class="not-marked">
      <h2 class="label">{popup(language)('notMarked')}</h2>
      <p class="small">
        {summary.unmarked.map((lead, place) => (
          <span key={lead.id}>
            {place > 0 && ', '}
            <button type="button" class="link" onClick={() => onOpenEntry(lead.id)}>
              {lead.headword}
            </button>
            {lead.pack && ` (${packParts(lead.pack, language).join(', ')})`}
          </span>
        ))}
      </p>
    </section>
  );
}
