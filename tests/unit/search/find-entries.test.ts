import { describe, expect, it } from 'vitest';
import type { EntityLead } from '../../../src/dataset/reader.ts';
import { createFinder, keepLeads, MAX_RESULTS } from '../../../src/search/find-entries.ts';
import { buildSearchIndex } from '../../../src/search/rank.ts';

const lead = (id: string, headword: string) => ({ id, headword }) as EntityLead;
const name = (entity: string, text: string) => ({ entity, text, lang: 'und', type: 'official' });
const known = new Map([lead('fiu', 'FIU-Nederland'), lead('fiume', 'Fiume')].map((one) => [one.id, one]));
const index = buildSearchIndex([name('fiu', 'FIU-Nederland'), name('fiu', 'Meldpunt'), name('fiume', 'Fiume')]);
const finder = createFinder(index, async () => known);

describe('a finder', () => {
  it('gives each entry with its line and where the query stands in it', async () => {
    const { entries, isCut } = await finder.find('fiu', 'en');
    expect(entries.map(({ lead: { id }, headSpans }) => [id, headSpans])).toEqual([
      ['fiu', [{ start: 0, end: 3 }]],
      ['fiume', [{ start: 0, end: 3 }]],
    ]);
    expect(isCut).toBe(false);
  });

  it('says where another name than the headword was found', async () => {
    const { entries } = await finder.find('meldp', 'en');
    expect(entries).toMatchObject([{ hit: { name: 'Meldpunt' }, headSpans: null }]);
  });

  it('leaves out an entry that went away meanwhile', async () => {
    const { entries } = await createFinder(index, async () => new Map()).find('fiu', 'en');
    expect(entries).toEqual([]);
  });

  it('finds what is close in spelling only when asked for it', async () => {
    expect((await finder.find('meldpnut', 'en')).entries).toEqual([]);
    expect((await finder.findClose('meldpnut', 'en')).map(({ lead: { id } }) => id)).toEqual(['fiu']);
  });

  it('stops at what anyone reads, and says that there is more', async () => {
    const many = Array.from({ length: MAX_RESULTS + 1 }, (_, place) => name(`bank-${place}`, `Bank ${place}`));
    const all = new Map(many.map(({ entity, text }) => [entity, lead(entity, text)]));
    const found = await createFinder(buildSearchIndex(many), async () => all).find('bank', 'en');
    expect([found.entries.length, found.isCut]).toEqual([MAX_RESULTS, true]);
  });
});

describe('leads', () => {
  it('are read once', async () => {
    const asked: string[][] = [];
    const leads = keepLeads({
      leads: async (ids) => {
        asked.push([...ids]);
        return new Map(ids.flatMap((id) => known.get(id) ?? []).map((one) => [one.id, one]));
      },
    });
    await leads(['fiu']);
    expect((await leads(['fiu', 'fiume'])).get('fiume')?.headword).toBe('Fiume');
    expect(asked).toEqual([['fiu'], ['fiume']]);
  });
});
