import { beforeAll, describe, expect, test } from 'vitest';
import { readPack } from '../../../scripts/read-pack.ts';
import { buildGazetteer } from '../../../src/dataset/gazetteer.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import type { Form, Gazetteer } from '../../../src/matching/types.ts';

let pack: Pack;
let gazetteer: Gazetteer;
beforeAll(async () => {
  ({ pack } = await readPack('assets/packs/fast'));
  gazetteer = buildGazetteer([pack]);
});

const formsOf = (text: string): Form[] => gazetteer.forms.filter((form) => form.text === text);
const form = (text: string): Form => {
  const [only, ...more] = formsOf(text);
  if (!only || more.length > 0) throw new Error(`${text}: ${more.length + (only ? 1 : 0)} forms`);
  return only;
};
const bearersOf = (text: string) =>
  formsOf(text).flatMap(({ bearers }) => bearers.map(({ entity }) => gazetteer.entities[entity]?.id));

describe('forms', () => {
  test('every listed name is a form with its bearer', () => {
    for (const entity of pack.entities) {
      for (const name of entity.names) expect(bearersOf(name.text), name.text).toContain(entity.id);
    }
  });

  test('a name of several entities is one form with all of them', () => {
    expect(bearersOf('Modern Slavery Act').sort()).toEqual(['au-modern-slavery-act', 'uk-modern-slavery-act']);
  });

  test.each(['FAST', 'RUSI', 'UBS', 'Shift', 'beschermde opvang', 'ING'])('%s counts only as listed', (text) => {
    expect(form(text).exactCase).toBe(true);
  });

  test.each(['ABN AMRO', 'Council of Europe', 'Belastingdienst', 'Rabobank'])('%s counts in any case', (text) => {
    expect(form(text).exactCase).toBe(false);
  });

  test('a joined genitive s is matched and left outside', () => {
    expect(form('Europols')).toMatchObject({ tail: 1 });
    expect(form('Bundeskriminalamts')).toMatchObject({ tail: 1 });
    expect(form('Bundeskriminalamtes')).toMatchObject({ tail: 2 });
    expect(form('Geldwäschegesetzes')).toMatchObject({ tail: 2 });
    expect(formsOf('Commerzbanks')).toHaveLength(1);
  });

  test('sibilants, English names and ambiguous acronyms take none', () => {
    for (const text of ['Barclayss', 'FIUs', 'Walk Frees', 'Sustainalyticss']) expect(formsOf(text), text).toEqual([]);
  });

  test('German adjectives change with the case', () => {
    for (const text of [
      'Deutschen Bank',
      'Vereinter Nationen',
      'Europäischen Kommission',
      'Zielen für nachhaltige Entwicklung',
      'Amtes für Auswärtige Angelegenheiten',
      'Übereinkommens des Europarats zur Bekämpfung des Menschenhandels',
      'UN-Büros für Drogen- und Verbrechensbekämpfung',
    ]) {
      expect(formsOf(text).length, text).toBeGreaterThan(0);
    }
    expect(bearersOf('Deutschen Bank')).toEqual(['deutsche-bank']);
  });

  test('English names are found in the other spelling', () => {
    expect(bearersOf('International Justice Mission')).toEqual(['ijm']);
    expect(bearersOf('Canadian Center to End Human Trafficking')).toEqual(['canadian-centre-to-end-human-trafficking']);
    expect(bearersOf('Arts & Humanities Research Council')).toEqual(['ahrc']);
  });

  test('names with a small first letter are found with a capital, and ministries either way', () => {
    expect(bearersOf('Doelstelling 8.7')).toEqual(['sdg-8-7']);
    expect(bearersOf('ministerie van Financiën')).toEqual(['ministerie-financien']);
  });
});

describe('surnames', () => {
  test.each([
    ['Hut', 'ina-hut'],
    ['Verbeek-Kusters', 'hennie-verbeek-kusters'],
    ['Verbeek', 'hennie-verbeek-kusters'],
    ['van Dijk', 'maria-anne-van-dijk'],
    ['Van Dijk', 'maria-anne-van-dijk'],
    ['van ’t Oever', 'rob-van-t-oever'],
    ['de Vries', 'steef-de-vries'],
    ['Frommelt-Gottschald', 'isabel-frommelt-gottschald'],
  ])('%s follows its full name: latent, ambiguous, only as written', (text, id) => {
    expect(bearersOf(text)).toContain(id);
    const [first] = formsOf(text);
    expect(first).toMatchObject({ latent: true, exactCase: true });
    expect(first?.bearers.every(({ type, ambiguous }) => type === 'surname' && ambiguous)).toBe(true);
  });

  test('no first name and no initial is taken for a surname', () => {
    for (const text of ['Ina', 'H.R.', 'Muhammad', 'J.']) expect(formsOf(text), text).toEqual([]);
  });
});

describe('entities', () => {
  test('parents, children, role-holders and people speak for each other', () => {
    const index = (id: string) => gazetteer.entities.findIndex((entity) => entity.id === id);
    const related = (id: string) => gazetteer.entities[index(id)]?.related ?? [];
    expect(related('unu-cpr')).toContain(index('united-nations-university'));
    expect(related('united-nations-university')).toContain(index('unu-cpr'));
    expect(related('comensha')).toContain(index('ina-hut'));
  });

  test('the broad ones are marked as such', () => {
    const broad = gazetteer.entities.filter((entity) => entity.broad).map(({ id }) => id);
    expect(broad.sort()).toEqual([...pack.broad].sort());
  });
});

describe('several packs', () => {
  const other = (): Pack => ({
    ...pack,
    id: 'another',
    entities: pack.entities.slice(0, 3).map((entity, index) => ({
      ...entity,
      id: index === 0 ? entity.id : `${entity.id}-x`,
      parent: null,
      names: [{ text: `Beyond ${entity.id}`, lang: 'en', type: 'official', ambiguous: false }],
    })),
    roles: [],
    senses: [],
    topics: { en: { slavery: [{ text: 'modern slavery', weight: 0.2 }] } },
    broad: [],
  });

  test('their order does not matter', () => {
    expect(buildGazetteer([other(), pack])).toEqual(buildGazetteer([pack, other()]));
  });

  test('names of one id are joined, topic words keep their greatest weight', () => {
    const both = buildGazetteer([pack, other()]);
    expect(both.entities).toHaveLength(pack.entities.length + 2);
    expect(both.topics.en?.slavery?.find(({ text }) => text === 'modern slavery')?.weight).toBe(1);
  });

  test('the version names each pack and its version', () => {
    expect(buildGazetteer([pack, other()]).version).toBe(`another@${pack.version} fast@${pack.version}`);
  });
});
