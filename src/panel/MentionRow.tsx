import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { passageParts } from '../brief/words.ts';
import { common } from '../i18n/catalogue/common.ts';
import { panel } from '../i18n/catalogue/panel.ts';
import { popup } from '../i18n/catalogue/popup.ts';
import type { MentionedEntity } from '../tab-page/page-report.ts';
import { IconButton } from '../ui/controls.tsx';
import { OrMeant } from '../ui/OrMeant.tsx';
import { Unbroken } from '../ui/Unbroken.tsx';
import type { RowContext } from './row-context.ts';

interface MentionRowProps {
  row: string;
  context: RowContext;
  entity: MentionedEntity;
  sub: ComponentChildren;
  aside: ComponentChildren;
}

/** One name on the page. A press shows its first place, and opens its places in their words; again, the next. */
export function MentionRow({ row, context, entity, sub, aside }: MentionRowProps) {
  const { language, current, stop, entryAddress, onPlace, onStop } = context;
  const t = popup(language);
  const { lead, certain, possible } = entity;
  const count = certain + possible;
  const place = current?.row === row ? current.place : null;
  const line = ['m-line', certain === 0 && 'possible', lead.pack !== null && 'pack'].filter(Boolean).join(' ');
  const item = useRef<HTMLLIElement>(null);
  const isOpen = place !== null;
  // Of the last row in sight one would not see that it opened.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const step = (by: number) => onPlace(row, entity, ((place ?? 0) + by + count) % count);
  return (
    <li ref={item} class={isOpen ? 'open-row' : undefined}>
      <button
        type="button"
        data-row={row}
        class={isOpen ? 'row has-mark is-now' : 'row has-mark'}
        tabIndex={stop === row ? 0 : -1}
        // A press goes on to the next place, and never folds it: it is the row at hand, not one that is unfolded.
        aria-current={isOpen ? 'true' : undefined}
        onFocus={() => onStop(row)}
        onClick={() => step(isOpen ? 1 : 0)}
      >
        <span class={line} />
        <span class="name">
          <span>
            <Unbroken text={lead.headword} />
          </span>
          <span class="times" aria-hidden="true">
            {t('times', { count })}
          </span>
          {certain === 0 && (
            <span class="times" aria-hidden="true">
              {common(language)('possible')}
            </span>
          )}
          <span class="sr">
            , {t('places', { count })}, {common(language)(certain === 0 ? 'possible' : 'certain')}.
          </span>
        </span>
        <span class="sub">
          {sub}
          <OrMeant names={entity.rivals} language={language} />
        </span>
        {aside}
      </button>
      {isOpen && (
        <>
          <Passages {...{ context, row, entity, place, count }} />
          <div class="row-foot">
            <span class="num soft" role="status">
              {t('placeOf', { index: place + 1, count })}
            </span>
            {count > 1 && (
              <>
                <IconButton icon="up" label={t('previousPlace')} onPress={() => step(-1)} />
                <IconButton icon="down" label={t('nextPlace')} onPress={() => step(1)} />
              </>
            )}
            <a href={entryAddress(lead.id)} target="_blank" rel="noopener">
              {common(language)('fullEntry')}
            </a>
          </div>
        </>
      )}
    </li>
  );
}

interface PassagesProps {
  context: RowContext;
  row: string;
  entity: MentionedEntity;
  place: number;
  count: number;
}

/** So many places are shown in their words; stepping reaches the others. */
const SHOWN = 6;

function Passages({ context, row, entity, place, count }: PassagesProps) {
  const { language, passagesOf, onPlace } = context;
  const all = passagesOf(entity);
  if (all.length === 0) return null;
  // A window around the place at hand, so that it is always among those one sees.
  const at = all.findLastIndex((one) => one.place <= place);
  const from = Math.max(0, Math.min(at - SHOWN + 1, all.length - SHOWN));
  const shown = all.slice(from, from + SHOWN);
  const others = count - shown.length;
  return (
    <ul class="passages" aria-label={panel(language)('passages', { name: entity.lead.headword })}>
      {shown.map(({ place: index, passage }) => {
        const [before, name, after] = passageParts(passage);
        return (
          <li key={index}>
            <button
              type="button"
              class="passage"
              lang={passage.lang}
              aria-current={index === place ? 'true' : undefined}
              onClick={() => onPlace(row, entity, index)}
            >
              {before}
              <span class="m">{name}</span>
              {after}
            </button>
          </li>
        );
      })}
      {others > 0 && <li class="others">{panel(language)('morePlaces', { count: others })}</li>}
    </ul>
  );
}
