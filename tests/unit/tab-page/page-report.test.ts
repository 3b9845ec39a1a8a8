import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityLead } from '../../../src/dataset/reader.ts';
import type { FrameReport } from '../../../src/messaging/protocol.ts';
import { groupByGoal, partByPack, showCommand, summarisePage } from '../../../src/tab-page/page-report.ts';

const lead = (id: string, goals: EntityLead['goals'] = [null, null, null, null, null]): EntityLead => ({
  id,
  headword: id.toUpperCase(),
  fullName: null,
  kind: 'organization',
  sector: 'ngo',
  country: 'NL',
  parentName: null,
  description: {},
  goals,
  pack: null,
});

/** `a 2` two certain, `a 1?3` one certain and three possible, `a !2` two unmarked. */
function report(frame: string, ...entities: string[]): FrameReport {
  return {
    frame,
    top: frame === 'top',
    blocksRead: 10,
    done: true,
    onTopic: true,
    hidden: false,
    entities: entities.map((text) => {
      const [id = '', counts = ''] = text.split(' ');
      if (counts.startsWith('!')) return { lead: lead(id), certain: 0, possible: 0, unmarked: Number(counts.slice(1)) };
      const [certain, possible] = counts.split('?').map(Number);
      return { lead: lead(id), certain: certain ?? 0, possible: possible ?? 0, unmarked: 0 };
    }),
  };
}

const ids = (summary: ReturnType<typeof summarisePage>) => summary?.entities.map((entity) => entity.lead.id);

describe('the summary of a page', () => {
  it('is none while no frame has reported', () => {
    expect(summarisePage([])).toBeNull();
  });

  it('adds up what frames say of one entity, and lists the most frequent first, then by name', () => {
    const summary = summarisePage([report('ad', 'b 1', 'c 2'), report('top', 'a 1?1', 'b 2', 'd 2')]);
    expect(ids(summary)).toEqual(['b', 'a', 'c', 'd']);
    expect(summary).toMatchObject({ places: 9, possible: 1, blocks: 20, frames: 2, done: true });
    expect(summary?.entities[0]?.frames).toEqual([
      { frame: 'top', count: 2 },
      { frame: 'ad', count: 1 },
    ]);
  });

  it('names each other bearer once, whichever frames name it', () => {
    const withRivals = (frame: string, ...rivals: string[]) => {
      const one = report(frame, 'a 0?1');
      return { ...one, entities: one.entities.map((entity) => ({ ...entity, rivals })) };
    };
    const summary = summarisePage([withRivals('top', 'B'), withRivals('ad', 'B', 'C'), report('in', 'd 1')]);
    expect(summary?.entities.map(({ rivals }) => rivals)).toEqual([['B', 'C'], undefined]);
  });

  it('is done only when every frame is', () => {
    expect(summarisePage([report('top', 'a 1'), { ...report('ad'), done: false }])?.done).toBe(false);
  });

  it('names what stands unmarked, unless another frame marks it', () => {
    const summary = summarisePage([report('top', 'un !3', 'g20 !1'), report('ad', 'un 1')]);
    expect(summary?.unmarked.map(({ id }) => id)).toEqual(['g20']);
    expect(ids(summary)).toEqual(['un']);
  });
});

describe('the place that a press shows', () => {
  it('counts on from frame to frame, the page’s own document first', () => {
    const entity = summarisePage([report('ad', 'a 2'), report('top', 'a 1?1')])?.entities[0];
    if (!entity) throw new Error('nothing was put together');
    const shown = [0, 1, 2, 3, 4].map((place) => showCommand(entity, place));
    expect(shown).toEqual([
      { frame: 'top', show: 'a', index: 0 },
      { frame: 'top', show: 'a', index: 1 },
      { frame: 'ad', show: 'a', index: 0 },
      { frame: 'ad', show: 'a', index: 1 },
      null,
    ]);
  });

  it('exists for every place that is counted, each once', () => {
    const frames = fc.uniqueArray(fc.record({ frame: fc.string(), count: fc.integer({ min: 1, max: 5 }) }), {
      selector: ({ frame }) => frame,
      minLength: 1,
    });
    fc.assert(
      fc.property(frames, (parts) => {
        const reports = parts.map(({ frame, count }) => ({ ...report('x', `a ${count}`), frame, top: false }));
        const summary = summarisePage(reports);
        const entity = summary?.entities[0];
        if (!summary || !entity) throw new Error('nothing was put together');
        const commands = Array.from({ length: summary.places }, (_, place) => showCommand(entity, place));
        expect(new Set(commands.map((command) => JSON.stringify(command))).size).toBe(summary.places);
        expect(commands).not.toContain(null);
      }),
    );
  });
});

describe('added packs', () => {
  const pack = (id: string, title: string) => ({ id, title, date: '2026-11-24' });
  const entity = (id: string, from: EntityLead['pack']) => ({
    lead: { ...lead(id), pack: from },
    certain: 1,
    possible: 0,
    frames: [],
  });

  it('stand apart from the curated dataset, each by itself, by title, in the order of the page', () => {
    const [harbour, coast] = [pack('p1', 'Harbour list'), pack('p2', 'Coast list')];
    const { curated, added } = partByPack([
      entity('a', harbour),
      entity('b', null),
      entity('c', coast),
      entity('d', harbour),
      entity('e', null),
    ]);
    expect(curated.map((one) => one.lead.id)).toEqual(['b', 'e']);
    expect(added.map((group) => [group.pack.title, group.entities.map((one) => one.lead.id)])).toEqual([
      ['Coast list', ['c']],
      ['Harbour list', ['a', 'd']],
    ]);
  });
});

describe('the order by goal', () => {
  it('puts an entity under each of its goals, those without under none, and leaves empty goals out', () => {
    const summary = summarisePage([
      {
        ...report('top'),
        entities: [
          { lead: lead('a', ['stated', null, null, 'editorial', null]), certain: 2, possible: 0, unmarked: 0 },
          { lead: lead('b'), certain: 1, possible: 0, unmarked: 0 },
        ],
      },
    ]);
    const groups = groupByGoal(summary?.entities ?? []);
    expect(groups.map(({ goal, entities }) => [goal, entities.map((entity) => entity.lead.id)])).toEqual([
      [1, ['a']],
      [4, ['a']],
      [null, ['b']],
    ]);
  });
});
