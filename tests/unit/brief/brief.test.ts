import { describe, expect, it } from 'vitest';
import { localIso } from '../../../src/brief/brief.ts';
import { LANGUAGES } from '../../../src/dataset/schema.ts';
import { sampleBrief } from './sample-brief.ts';

const brief = await sampleBrief();

describe('a brief', () => {
  it.each(LANGUAGES)('gives every statement a source that is listed, in %s', async (language) => {
    const { entities, sources } = await sampleBrief(language);
    expect(entities.length).toBeGreaterThanOrEqual(4);
    for (const entity of entities) {
      for (const statement of [entity, ...entity.roles, ...entity.goals]) {
        expect(statement.sources.length).toBeGreaterThan(0);
        for (const number of statement.sources) expect(sources[number - 1]?.number).toBe(number);
      }
    }
  });

  it('says of every goal whether it is stated or judged, and of a role with goals too', () => {
    for (const { goals, roles } of brief.entities) {
      for (const { basis } of goals) expect(['stated', 'judged']).toContain(basis);
      for (const { goals: numbers, basis } of roles) expect(basis === null).toBe(numbers.length === 0);
    }
  });

  it('numbers sources in the order in which they are first cited', () => {
    const cited = brief.entities.flatMap((entity) =>
      [entity, ...entity.goals, ...entity.roles].flatMap(({ sources }) => sources),
    );
    expect([...new Set(cited)]).toEqual(brief.sources.map(({ number }) => number));
  });

  it('says how much was left out', async () => {
    const less = await sampleBrief('en', { options: { pastRoles: false, possible: false } });
    expect(less.entities.some(({ mentions }) => mentions.certain === 0)).toBe(false);
    expect(less.leftOut.possibleEntities).toBe(brief.entities.length - less.entities.length);
    expect(less.entities.flatMap(({ roles }) => roles).some(({ isPast }) => isPast)).toBe(false);
    const kept = new Set(less.entities.map(({ id }) => id));
    const past = brief.entities.filter(({ id }) => kept.has(id)).flatMap(({ roles }) => roles.filter((r) => r.isPast));
    expect(past.length).toBeGreaterThan(0);
    expect(less.leftOut.pastRoles).toBe(past.length);
  });

  it('names version and checksum of the dataset', () => {
    expect(brief.datasets).toHaveLength(1);
    expect(brief.datasets[0]?.version).toMatch(/^\d{4}\.\d+\.\d+$/);
    expect(brief.datasets[0]?.checksum).toMatch(/^sha256-[0-9a-f]{64}$/);
  });

  it('tells an entity whose details are not there by its lead, without roles', async () => {
    const bare = await sampleBrief('en', { details: new Map() });
    expect(bare.entities.map(({ name }) => name)).toEqual(brief.entities.map(({ name }) => name));
    expect(bare.entities.flatMap(({ roles }) => roles)).toEqual([]);
  });
});

describe('the time of reading', () => {
  it('is the same moment, with the offset of the reader', () => {
    const moment = new Date('2026-11-24T17:40:05Z');
    const text = localIso(moment);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    expect(new Date(text).getTime()).toBe(moment.getTime());
  });
});
