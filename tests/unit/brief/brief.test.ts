import { describe, expect, it } from 'vitest';
import { localIso } from '../../../src/brief/brief.ts';
import { toCslJson } from '../../../src/brief/csl.ts';
import { toCsv } from '../../../src/brief/csv.ts';
import { toMarkdown } from '../../../src/brief/markdown.ts';
import { toRis } from '../../../src/brief/ris.ts';
import { placesWords } from '../../../src/brief/words.ts';
import { LANGUAGES } from '../../../src/dataset/schema.ts';
import { parseCsv, parseRis } from './parsers.ts';
import { sampleBrief } from './sample-brief.ts';

const brief = await sampleBrief();
const TITLE = brief.datasets[0]?.title ?? '';

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

  it('names the others who may be meant where evidence does not decide', () => {
    const undecided = { certain: 0, possible: 1, rivals: ['UK Modern Slavery Act'], passages: [] };
    expect(placesWords(undecided, 'en')).toBe('1 place, possible, or UK Modern Slavery Act');
    expect(placesWords(undecided, 'nl')).toBe('1 plaats, mogelijk, of UK Modern Slavery Act');
    const entities = brief.entities.map((entity) => ({ ...entity, mentions: undecided }));
    expect(toMarkdown({ ...brief, entities }, { sourcesInFull: false })).toContain('or UK Modern Slavery Act');
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

  it('does not call an initiative without a role where others have roles in it', () => {
    const fast = brief.entities.find(({ id }) => id === 'fast');
    if (!fast) throw new Error('FAST is not in the sample.');
    expect(fast.rolesOfOthers).toBeGreaterThan(20);
    const told = (rolesOfOthers: number) =>
      toMarkdown({ ...brief, entities: [{ ...fast, roles: [], rolesOfOthers }] }, { sourcesInFull: true });
    expect(told(21)).toContain('No role of its own on record, but 21 roles of others in it.');
    expect(told(21)).not.toContain('No role on record:');
    expect(told(1)).toContain('but 1 role of others in it.');
    expect(told(0)).toContain('No role on record:');
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

describe('what an added pack says', () => {
  const withPack = () => sampleBrief('en', {}, ['abn-amro', 'fast']);

  it('stands after what the dataset says, each entity and source with the pack’s name and date', async () => {
    const { entities, sources, datasets } = await withPack();
    expect(entities.map(({ id, pack }) => [id, pack?.title ?? null])).toEqual([
      ['comensha', null],
      ['ina-hut', null],
      ['fiu-nederland', null],
      ['abn-amro', 'Harbour list'],
      ['fast', 'Harbour list'],
    ]);
    const ofPack = new Set(
      entities.filter(({ pack }) => pack).flatMap((one) => [one, ...one.roles].flatMap((s) => s.sources)),
    );
    expect(ofPack.size).toBeGreaterThan(5);
    for (const { number, pack } of sources)
      expect(pack?.date ?? null, String(number)).toBe(ofPack.has(number) ? '2026-11-24' : null);
    expect(datasets.map(({ title, isCurated }) => [title, isCurated])).toContainEqual(['Harbour list', false]);
  });

  it('is told as such in every format', async () => {
    const brief = await withPack();
    const words = 'rom the added pack “Harbour list”, 24 November 2026';
    const markdown = toMarkdown(brief, { sourcesInFull: true });
    const [own = '', added = ''] = markdown.split(`\n## F${words}\n`);
    expect(own).toContain('\n## CoMensha\n');
    expect(own).not.toContain('Harbour list');
    expect(added).toContain('\n### ABN AMRO\n');
    expect(added).toContain('its editors have not checked it');
    const listed = added.slice(added.indexOf('## Sources'), added.indexOf('## Dataset')).match(/^\d+\. .*$/gm) ?? [];
    expect(listed.map((line) => line.includes(words))).toEqual(brief.sources.map(({ pack }) => pack !== null));
    const [head = [], ...rows] = parseCsv(toCsv(brief, ',').slice(1), ',');
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('dataset')).toEqual(column('added_pack').map((is) => (is === 'yes' ? 'Harbour list' : TITLE)));
    const curated = brief.datasets.find(({ isCurated }) => isCurated)?.publishedOn;
    expect(column('dataset_date')).toEqual(column('added_pack').map((is) => (is === 'yes' ? '2026-11-24' : curated)));
    const items = JSON.parse(toCslJson(brief)) as { id: string; note?: string }[];
    expect(items.filter(({ note }) => note?.includes(words))).toHaveLength(
      brief.sources.filter(({ pack }) => pack).length,
    );
    expect(items.at(-1)?.note).toContain('added by the reader');
    const records = parseRis(toRis(brief)).map((lines) => lines.map(([tag, value]) => `${tag} ${value}`).join('\n'));
    expect(records.filter((record) => record.includes(`N1 f${words}`))).toHaveLength(
      brief.sources.filter(({ pack }) => pack).length,
    );
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
