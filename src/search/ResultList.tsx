import { useEffect, useRef } from 'preact/hooks';
import { unbroken } from '../i18n/format.ts';
import { kindLabel } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import type { Span } from '../matching/types.ts';
import { Dotted, leadParts, packParts } from '../ui/EntryHead.tsx';
import { GoalTiles, knowsGoals } from '../ui/GoalTiles.tsx';
import { Unbroken } from '../ui/Unbroken.tsx';
import type { FoundEntry } from './find-entries.ts';

interface ResultListProps {
  id: string;
  /** Names the list for a screen reader. */
  label: string;
  language: Language;
  entries: readonly FoundEntry[];
  active: number;
  onActive(place: number): void;
  onChoose(id: string): void;
}

export const optionId = (listId: string, place: number): string => `${listId}-${place}`;

/** Results as options of the search field: name, kind and country or the name that was found, goals in fixed places. */
export function ResultList({ id, label, language, entries, active, onActive, onChoose }: ResultListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} class="rows results" tabIndex={-1}>
      {entries.map((found, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the search field, which holds the focus.
        <div
          key={found.lead.id}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === active}
          class={place === active ? 'row is-now' : 'row'}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => place !== active && onActive(place)}
          onClick={() => onChoose(found.lead.id)}
        >
          <Result found={found} language={language} />
        </div>
      ))}
    </div>
  );
}

/**
 * Where the headword itself holds the query, that part is underlined; else the name that was found stands below, as the
 * reason why the entry is here.
 */
function Result({ found: { hit, lead, headSpans }, language }: { found: FoundEntry; language: Language }) {
  const isClose = hit.match === 'spelling';
  const spans = isClose ? (hit.name === lead.headword ? hit.spans : []) : headSpans;
  const isReasonNeeded = isClose ? hit.name !== lead.headword : spans === null;
  return (
    <>
      <span class="name">
        <Underlined text={lead.headword} spans={spans ?? []} />
      </span>
      {isReasonNeeded ? (
        <span class="sub dots reason">
          <span>
            {lead.pack
              ? unbroken(packParts(lead.pack, language).join(', '))
              : kindLabel(lead.kind, lead.sector, language)}
          </span>
          <span>
            <span class="sr">, </span>
            <Underlined text={hit.name} spans={hit.spans} />
          </span>
        </span>
      ) : (
        <span class="sub">
          <Dotted parts={leadParts(lead, language)} />
        </span>
      )}
      {knowsGoals(lead) && <GoalTiles language={language} goals={lead.goals} />}
    </>
  );
}

function Underlined({ text, spans }: { text: string; spans: readonly Span[] }) {
  let at = 0;
  const pieces = spans.flatMap((span) => {
    const before = text.slice(at, span.start);
    at = span.end;
    return [
      <Unbroken key={-span.start - 1} text={before} />,
      <mark key={span.start}>{text.slice(span.start, span.end)}</mark>,
    ];
  });
  return (
    <span>
      {pieces}
      <Unbroken text={text.slice(at)} />
    </span>
  );
}
