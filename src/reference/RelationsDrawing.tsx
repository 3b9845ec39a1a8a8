import { useMemo, useRef, useState } from 'preact/hooks';
import type { EntityLead } from '../dataset/reader.ts';
import { views } from '../i18n/catalogue/views.ts';
import { roleWord } from '../i18n/labels.ts';
import type { Language } from '../i18n/languages.ts';
import { kindParts } from '../ui/EntryHead.tsx';
import { GoalTile, goalsOf } from '../ui/GoalTiles.tsx';
import type { Neighbourhood } from './neighbourhood.ts';
import { type Box, COLUMNS, layOutRelations, stepFrom } from './relations-layout.ts';
import { columnTitles, tieGoals, tieText } from './relations-text.ts';
import { entityAddress, relationsAddress } from './route.ts';
import { fitText, textWidths } from './text-width.ts';

interface RelationsDrawingProps {
  language: Language;
  near: Neighbourhood;
  today: string;
}

/** Sizes of letters, as in relations.css. */
const NAME_PX = 13;
const SELF_PX = 15;
const LINE_PX = 11.5;
const TILE = 19;

interface Widths {
  name(text: string): number;
  self(text: string): number;
  line(text: string): number;
}

/**
 * Three columns of entries and the lines between them. One stop of the Tab key; arrow keys move along the lines. Solid
 * goes on, dashed is past; the lines of the entry under pointer or key stand out.
 */
export function RelationsDrawing({ language, near, today }: RelationsDrawingProps) {
  const layout = useMemo(() => layOutRelations(near), [near]);
  const [current, setCurrent] = useState(near.lead.id);
  const [hot, setHot] = useState<string | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const widths = useMemo(
    (): Widths => ({ name: textWidths(NAME_PX, 600), self: textWidths(SELF_PX, 600), line: textWidths(LINE_PX, 400) }),
    [],
  );
  const t = views(language);
  const titles = columnTitles(near, language);
  const texts = textsOf(near, today, language);
  const { left, middle, right, width } = COLUMNS;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = stepFrom(layout, current, event.key);
    setCurrent(next);
    svg.current?.querySelector<SVGAElement>(`[data-id="${next}"]`)?.focus();
  };
  const isHot = (id: string) =>
    hot !== null && layout.edges.some(({ from, to }) => (from === hot && to === id) || (to === hot && from === id));
  return (
    <>
      <div class="scroll-x">
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no fieldset. */}
        <svg
          ref={svg}
          class="relations"
          viewBox={`-2 0 ${width + 4} ${layout.height}`}
          width={width + 4}
          height={layout.height}
          role="group"
          aria-label={t('relationsDrawing', { name: near.lead.headword })}
          onKeyDown={onKeyDown}
        >
          <text class="lane" x={left.x} y="16">
            {titles.left}
          </text>
          {near.neighbours.length > 0 && (
            <text class="lane" x={middle.x} y="16">
              {titles.middle}
            </text>
          )}
          {near.meetings.length > 0 && (
            <text class="lane" x={right.x} y="16">
              {titles.right}
            </text>
          )}
          {layout.edges.map(({ from, to, past, own, path }) => {
            const classes = ['edge', own && 'own', past && 'past', (from === hot || to === hot) && 'hot'];
            return <path key={`${from} ${to}`} class={classes.filter(Boolean).join(' ')} d={path} />;
          })}
          {layout.boxes.map((box) => {
            const text = texts.get(box.id);
            if (!text) return null;
            return (
              <a
                key={box.id}
                data-id={box.id}
                href={box.column === 'self' ? entityAddress(box.id) : relationsAddress(box.id)}
                tabindex={box.id === current ? 0 : -1}
                class={['node', box.column, (box.id === hot || isHot(box.id)) && 'hot'].filter(Boolean).join(' ')}
                onFocus={() => {
                  setCurrent(box.id);
                  setHot(box.id);
                }}
                onBlur={() => setHot(null)}
                onPointerEnter={() => setHot(box.id)}
                onPointerLeave={() => setHot(null)}
              >
                <title>{text.label}</title>
                <NodeBox {...{ box, text, widths }} />
              </a>
            );
          })}
        </svg>
      </div>
      <p class="keyline small soft">
        <span>
          <svg class="key" width="28" height="8" aria-hidden="true">
            <path class="edge own" d="M0 4h28" />
          </svg>
          {t('keyGoesOn')}
        </span>
        <span>
          <svg class="key" width="28" height="8" aria-hidden="true">
            <path class="edge own past" d="M0 4h28" />
          </svg>
          {t('keyPast')}
        </span>
        <span class="by-keys">{t('keyArrows')}</span>
      </p>
    </>
  );
}

interface NodeText {
  lead: EntityLead;
  line: string;
  /** The name of the link and its tooltip: names that are cut stand there whole. */
  label: string;
  goals: ReturnType<typeof goalsOf>;
}

function textsOf(near: Neighbourhood, today: string, language: Language): Map<string, NodeText> {
  const t = views(language);
  const texts = new Map<string, NodeText>();
  const put = (lead: EntityLead, line: string, goals: NodeText['goals'] = []) =>
    texts.set(lead.id, { lead, line, label: `${lead.headword}, ${line}`, goals });
  put(near.lead, kindParts(near.lead, language).join(', '));
  for (const { lead, does } of near.people)
    put(lead, does ? roleWord(does, language) : (kindParts(lead, language)[0] ?? ''));
  for (const one of near.neighbours) put(one.lead, tieText(one, today, language), goalsOf(tieGoals(one)));
  for (const { lead, through } of near.meetings) put(lead, t('meets', { count: through.length }));
  return texts;
}

function NodeBox({ box, text, widths }: { box: Box; text: NodeText; widths: Widths }) {
  const { x, y, width, height, column } = box;
  const round = column === 'neighbours' ? 6 : height / 2;
  const isCentred = column === 'self' || column === 'people';
  const inset = column === 'neighbours' ? 12 : 20;
  const textX = isCentred ? x + width / 2 : x + inset;
  const anchor = isCentred ? 'middle' : 'start';
  const tiles = text.goals.length * TILE;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={round} />
      <text class="name" x={textX} y={y + height / 2 - 4} text-anchor={anchor}>
        {fitText(text.lead.headword, width - 1.5 * inset, column === 'self' ? widths.self : widths.name)}
      </text>
      <text class="line" x={textX} y={y + height / 2 + 13} text-anchor={anchor}>
        {fitText(text.line, width - 1.5 * inset - tiles, widths.line)}
      </text>
      {text.goals.map(({ number, basis }, place) => (
        <svg
          key={number}
          x={x + width - 8 - tiles + place * TILE}
          y={y + height - 20}
          width="15"
          height="15"
          aria-hidden="true"
        >
          <GoalTile number={number} basis={basis} />
        </svg>
      ))}
    </>
  );
}
