import { views } from '../i18n/catalogue/views.ts';
import type { Language } from '../i18n/languages.ts';
import { entityAddress } from './route.ts';
import type { Story } from './story.ts';
import { DRAWING, layOut, type PlacedBar, sheetsOf } from './story-layout.ts';

interface TimelineProps {
  language: Language;
  story: Story;
  /** For paper it is drawn in parts, each as large as a sheet on its side. */
  isPrinting: boolean;
}

/**
 * The story as a drawing, for the eye and the pointer alone: the chapters below it say the same, with sources, to
 * everyone. An arrow goes on today; a hollow dot is a year without a month.
 */
export function Timeline({ language, story, isPrinting }: TimelineProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section class="scroll-x drawn" tabIndex={0} aria-label={views(language)('timeline')}>
      {(isPrinting ? sheetsOf(story) : [story]).map((part) => (
        <div key={part.lanes[0]?.id}>
          <TimelinePart {...{ language, story: part }} />
        </div>
      ))}
    </section>
  );
}

function TimelinePart({ language, story }: Omit<TimelineProps, 'isPrinting'>) {
  const t = views(language);
  const { left, right, width, head } = DRAWING;
  const { lanes, height } = layOut(story);
  const { first, last } = story.years;
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const step = (right - left) / years.length;
  return (
    <svg class="timeline" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {years.map((year, place) => (
        <g key={year}>
          <text class="year" x={left + (place + 0.5) * step} y="18" text-anchor="middle">
            {year}
          </text>
          <path class="grid" d={`M${left + place * step} 30V${height - 24}`} />
        </g>
      ))}
      {lanes.map((lane) => (
        <g key={lane.id} class={`lane-${lane.id}`}>
          <path class="sep" d={`M0 ${lane.y}H${right}`} />
          <text class="lane" x="0" y={lane.y + 22}>
            {t(`lane/${lane.id}`)}
          </text>
          {lane.bars.map((placed) => (
            <TimelineBar key={`${placed.bar.lead.id} ${placed.bar.from}`} placed={placed} />
          ))}
        </g>
      ))}
      <path class="sep" d={`M0 ${height - 24}H${right}`} />
      <path class="now" d={`M${right} ${head - 10}V${height - 24}`} />
      <text class="year" x={right} y={height - 8} text-anchor="end">
        {t('now')}
      </text>
    </svg>
  );
}

function TimelineBar({ placed: { bar, x, y, width, label, side } }: { placed: PlacedBar }) {
  const { bar: high } = DRAWING;
  const middle = y + high / 2;
  const textX = side === 'in' ? x + 8 : side === 'after' ? x + width + 7 : x - 7;
  return (
    <a href={entityAddress(bar.lead.id)} tabindex={-1}>
      <title>{bar.lead.headword}</title>
      {bar.isPoint ? (
        <circle class={bar.from.length === 4 ? 'point vague' : 'point'} cx={x + width / 2} cy={middle} r="4" />
      ) : (
        <path class={bar.past ? 'bar past' : 'bar'} d={shapeOf(x, y, width, high, bar.to === null)} />
      )}
      <text
        class={side === 'in' ? 'in' : 'out'}
        x={textX}
        y={middle + 4.5}
        text-anchor={side === 'before' ? 'end' : 'start'}
      >
        {label}
      </text>
    </a>
  );
}

/** A bar; one that goes on ends in a point. */
function shapeOf(x: number, y: number, width: number, high: number, goesOn: boolean): string {
  if (!goesOn || width < 16) return `M${x} ${y}h${width}v${high}h${-width}z`;
  return `M${x} ${y}h${width - 8}l8 ${high / 2}l-8 ${high / 2}h${8 - width}z`;
}
