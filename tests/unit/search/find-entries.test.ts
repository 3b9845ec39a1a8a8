import { describe, expect, it } from 'vitest';
import type { EntityLead } from '../../../src/dataset/reader.ts';
import { createFinder, keepLeads, MAX_RESULTS } from '../../../src/search/find-entries.ts';
import { buildSearchIndex } from '../../../src/search/search-index.ts';

const lead = (id: string, headword: string, country = 'NL') =>
  ({ id, headword, country, kind: 'organization', sector: 'other' }) as EntityLead;
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

  it('where no name holds the query, finds those of the country in it', async () => {
    const units = new Map([
      ['fiu-de', lead('fiu-de', 'Zentralstelle', 'DE')],
      ['fiu-za', lead('fiu-za', 'FIC', 'ZA')],
    ]);
    const ofAll = createFinder(
      buildSearchIndex([name('fiu-de', 'Zentralstelle (FIU)'), name('fiu-za', 'FIU'), name('fiu-za', 'Meldpunt')]),
      async () => units,
    );
    const ask = async (query: string) => (await ofAll.find(query, 'nl')).entries.map(({ lead: { id } }) => id);
    for (const query of ['fiu duitsland', 'Duitse FIU', 'germany fiu', 'fiu in Deutschland', 'fiu duitsl'])
      expect(await ask(query), query).toEqual(['fiu-de']);
    for (const query of ['fiu zuid afrika', 'fiu zuid-afrika', 'fiu (South Africa)'])
      expect(await ask(query), query).toEqual(['fiu-za']);
    // Kongo begins so.
    expect(await ask('fiu hong kong')).toEqual([]);
    expect(await ask('meldpunt duitsland')).toEqual([]);
    // A name that holds all the words goes first, wherever its bearer is.
    expect(await ask('zentralstelle fiu')).toEqual(['fiu-de']);
    const [found] = (await ofAll.find('fiu duitsland', 'nl')).entries;
    expect(found).toMatchObject({
      hit: { name: 'Zentralstelle (FIU)', spans: [{ start: 15, end: 18 }] },
      headSpans: null,
    });
  });

  describe('by what entries are', () => {
    const of = (id: string, headword: string, kind: string, sector: string, country: string) =>
      ({ id, headword, kind, sector, country }) as EntityLead;
    const all = [
      of('ubs', 'UBS', 'organization', 'bank', 'CH'),
      of('abn', 'ABN AMRO', 'organization', 'bank', 'NL'),
      of('covenant', 'Bankconvenant', 'law', 'bank', 'NL'),
      of('dnb', 'De Nederlandsche Bank', 'public-body', 'regulator', 'NL'),
      of('vries', 'Anna de Vries', 'person', 'bank', 'NL'),
      of('mine--kestrel', 'Kestrel', 'organization', 'bank', 'CH'),
    ];
    const ofAll = createFinder(
      buildSearchIndex(all.map(({ id, headword }) => name(id, headword))),
      async () => new Map(all.map((one) => [one.id, one])),
    );
    const ask = async (query: string) => (await ofAll.find(query, 'nl')).entries.map(({ lead: { id } }) => id);

    it('finds kinds, in any language, of a country or of all', async () => {
      expect(await ask('toezichthouder')).toEqual(['dnb']);
      expect(await ask('aufsicht')).toEqual(['dnb']);
      expect(await ask('bank zwitserland')).toEqual(['ubs']);
      expect(await ask('Zwitserse banken')).toEqual(['ubs']);
      expect(await ask('regulator in the netherlands')).toEqual(['dnb']);
      expect(await ask('toezichthouders')).toEqual(['dnb']);
      expect(await ask('toezichthouder zwitserland')).toEqual([]);
    });

    it('puts those that are called so first, and then the others of the kind', async () => {
      expect(await ask('bank')).toEqual(['covenant', 'dnb', 'abn', 'ubs']);
      // Somebody who is still typing another word is not shown all banks.
      expect(await ask('ban')).toEqual(['covenant', 'dnb']);
    });

    it('finds all of a country that is typed alone, and of nothing that is only begun', async () => {
      expect(await ask('zwitserland')).toEqual(['ubs']);
      expect(await ask('zwitserl')).toEqual([]);
    });

    it('goes on to no others behind the whole name of one', async () => {
      expect(await ask('De Nederlandsche Bank')).toEqual(['dnb']);
      expect(await ask('abn amro')).toEqual(['abn']);
    });

    it('takes words of a label that are of no kind for none', async () => {
      for (const word of ['voor', 'oder', 'tekst', 'für']) expect(await ask(word), word).toEqual([]);
    });

    it('takes no person for what they work at, and no added entry by its kind', async () => {
      expect(await ask('persoon')).toEqual(['vries']);
      expect(await ask('bank nederland')).toEqual(['dnb', 'abn']);
    });

    it('shows such an entry by its name, as nothing of it was typed', async () => {
      const [found] = (await ofAll.find('bank zwitserland', 'nl')).entries;
      expect(found).toMatchObject({ hit: { name: 'UBS', match: 'words', spans: [] }, headSpans: [] });
    });
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
