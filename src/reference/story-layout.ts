import type { Bar, Story } from './story.ts';
import { placeOf } from './story.ts';

/** Where the bars and labels of the story's drawing stand, so that no two touch. Pure; units are those of the drawing. */

export const DRAWING = { width: 1216, left: 212, right: 1200, head: 40, row: 30, gap: 12, bar: 22 } as const;

export interface PlacedBar {
  bar: Bar;
  x: number;
  width: number;
  y: number;
  label: string;
  /** `in` the bar where it is long enough, else `after` it, or `before` it near the right edge. */
  side: 'in' | 'after' | 'before';
}

export interface PlacedLane {
  id: Story['lanes'][number]['id'];
  y: number;
  height: number;
  bars: PlacedBar[];
}

/** Longest label drawn; the list below has the whole. */
const MAX_LETTERS = 56;
/** What a letter of 12.5 px is wide at most on average: measured with German titles in the widest of our fonts. */
const LETTER = 6.8;
const POINT = 9;

const widthOf = (label: string): number => label.length * LETTER + 10;

/** What of the drawing a sheet of A4 on its side holds, where it is as wide as the sheet. */
const SHEET = 780;
/** The title of the story, which stands above the first part. */
const TITLE = 190;
/** The head with the years, and the foot. */
const EDGES = DRAWING.head + DRAWING.gap + 24;

/** The lanes of each sheet, in their order: a sheet is begun where the next lane would not fit. */
export function sheetsOf(story: Story): Story[] {
  const sheets: Story['lanes'][] = [[]];
  let filled = TITLE + EDGES;
  for (const lane of story.lanes) {
    const { height } = layOut({ ...story, lanes: [lane] });
    if (filled + height - EDGES > SHEET) {
      sheets.push([]);
      filled = EDGES;
    }
    sheets.at(-1)?.push(lane);
    filled += height - EDGES;
  }
  return sheets.map((lanes) => ({ ...story, lanes }));
}

/** Each lane's bars in as few rows as hold them, in the order of their beginnings. */
export function layOut(story: Story): { lanes: PlacedLane[]; height: number } {
  const { left, right, head, row, gap } = DRAWING;
  const x = (date: string, isEnd: boolean) => left + placeOf(date, story.years, isEnd) * (right - left);
  let y = head + gap;
  const lanes = story.lanes.map(({ id, bars }): PlacedLane => {
    const filledTo: number[] = [];
    const placed = bars.map((bar): PlacedBar => {
      const start = x(bar.from, false);
      const width = bar.isPoint ? POINT : Math.max(POINT, (bar.to === null ? right : x(bar.to, true)) - start);
      const whole = bar.lead.headword;
      const label = !bar.isPoint && widthOf(whole) < width ? whole : shortened(whole);
      const labelWidth = widthOf(label);
      const side = !bar.isPoint && labelWidth < width ? 'in' : start + width + labelWidth > right ? 'before' : 'after';
      const from = side === 'before' ? start - labelWidth : start;
      const to = side === 'after' ? start + width + labelWidth : start + width;
      let place = filledTo.findIndex((end) => end + gap / 2 <= from);
      if (place < 0) place = filledTo.length;
      filledTo[place] = to;
      return { bar, x: start, width, y: y + gap / 2 + place * row, label, side };
    });
    const lane = { id, y, height: filledTo.length * row + gap, bars: placed };
    y += lane.height;
    return lane;
  });
  return { lanes, height: y + 24 };
}

/** A long title by its first part, else cut at a word. */
function shortened(title: string): string {
  const first = title.length > MAX_LETTERS ? (title.split(/[:(]/, 1)[0] ?? title).trim() : title;
  if (first.length <= MAX_LETTERS) return first;
  const cut = first.slice(0, MAX_LETTERS);
  return `${cut.slice(0, Math.max(20, cut.lastIndexOf(' ')))}…`;
}
