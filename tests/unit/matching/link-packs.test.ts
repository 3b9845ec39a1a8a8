import { expect, test } from 'vitest';
import type { Pack } from '../../../src/dataset/schema.ts';
import { spells } from '../../../src/matching/evidence/brackets.ts';
import { readCsv } from '../../../src/packs/csv.ts';
import { collectPack } from '../../../src/packs/pieces.ts';
import { blocksOf, curatedPack, facts, linkBatches, linkerOf, marked, mentionsOf } from './link-harness.ts';

type Sense = Pack['senses'][number];

const curated = await curatedPack();

const everywhere = (text: string) => ({ en: text, nl: text, de: text });

/** A pack of somebody else's, with one entity that bears a name, and what it says of a text. */
function addedPack(name: string, senses: Partial<Sense>[] = []): Pack {
  const id = 'zmine--one';
  const sense = { candidates: [id], caseSensitive: true, near: {}, before: [], after: [], otherSenses: [] };
  return {
    ...curated,
    id: 'zmine',
    entities: [
      {
        ...(curated.entities.find(({ kind }) => kind === 'organization') as Pack['entities'][number]),
        id,
        names: [{ text: name, lang: 'und', type: 'acronym', ambiguous: true }],
        description: everywhere('Somebody.'),
        parent: null,
      },
    ],
    ...{ roles: [], goals: [], sources: [], broad: [], doubts: [], redirects: {}, topics: {} },
    senses: senses.map((one) => ({ ...sense, ...one }) as Sense),
  };
}

test('what an added pack says of a text takes nothing from what the dataset says of it', () => {
  const text =
    'Het OM eist twaalf jaar cel tegen de verdachte van mensenhandel, zei de officier van justitie van het OM.';
  const never = { text: 'OM', alone: 'never' as const };
  expect(marked(linkerOf([curated, addedPack('Kestrel', [never])]), text, 'nl')).toBe(
    marked(linkerOf([curated]), text, 'nl'),
  );
  expect(marked(linkerOf([addedPack('OM', [never]), curated]), text, 'nl')).toBe(
    marked(linkerOf([curated, addedPack('OM')]), text, 'nl'),
  );
});

/** A list of names and nothing else, as a reader may add it. */
async function listOf(...names: string[]): Promise<Pack> {
  const mapping = { name: 0, aliases: null, kind: null, country: null, note: null, address: null };
  const reader = readCsv({ title: 'List', publishedOn: '2026-11-24', mapping, delimiter: ',' });
  const { pack } = await collectPack(reader, [['name', ...names, ''].join('\n')]);
  return { ...pack, entities: pack.entities.map((entity) => ({ ...entity, id: `zmine--${entity.id}` })) };
}

test.each([
  ['CoMensha', 'CoMensha, Kestrel Harbour Trust and Heron Quay Fund help victims of human trafficking.'],
  ['ABN AMRO', 'Kestrel Harbour Trust and Heron Quay Fund met. Later the bank ABN AMRO in Amsterdam paid.'],
  ['CoMensha', 'CoMensha spoke. Kestrel Harbour Trust and Heron Quay Fund did too.'],
])('a bare list that has %s too takes its entry from nobody: %s', async (name, text) => {
  const list = await listOf('CoMensha', 'ABN AMRO', 'Kestrel Harbour Trust', 'Heron Quay Fund');
  const found = mentionsOf(linkBatches(linkerOf([curated, list]), facts('en'), [blocksOf([text])]));
  const choices = found.find((mention) => text.slice(mention.start, mention.end) === name)?.verdict.choices ?? [];
  expect(choices.map(({ entity }) => entity.replace('zmine--', ''))).toEqual([
    name.toLowerCase().replace(' ', '-'),
    name.toLowerCase().replace(' ', '-'),
  ]);
  // The dataset's stands first; and neither is said to be the only bearer, or of a sector that nobody gave it.
  expect(choices[0]?.entity).not.toContain('zmine');
  const codes = choices.flatMap(({ reasons }) => reasons.map(({ code }) => code));
  expect(codes).not.toContain('onlyBearer');
  expect(choices[1]?.reasons.map(({ code }) => code)).not.toContain('sameField');
});

test('a cue of very many open parts holds nobody up', () => {
  const endless = { text: 'Kestrel', alone: 'onTopicPage' as const, after: [`${'a*'.repeat(40)}b`], before: ['x'] };
  const linker = linkerOf([curated, addedPack('Kestrel', [endless])]);
  expect(marked(linker, `Kestrel ${'a'.repeat(60)} acts.`, 'en')).toContain('Kestrel');
});

test('a name that its line explains by very many others is certain in the next batch too', () => {
  const lines = [
    'AML: Anti-Money Laundering',
    'EU: European Union',
    'STV: Stichting tegen Vrouwenhandel / Anti-Trafficking Coordination Center / Anti-Trafficking Coordination Centre / COMENSHA / Co-Mensha / CoMensha',
    'UN: United Nations',
    'NGO: Non-governmental organisation',
  ];
  const [one, two] = blocksOf([lines.join('\n'), 'Nothing here.']);
  const linker = linkerOf([curated]);
  const alone = linkBatches(linker, facts('en'), [[one as NonNullable<typeof one>]]);
  const both = linkBatches(linker, facts('en'), [[one as NonNullable<typeof one>], [two as NonNullable<typeof two>]]);
  expect(mentionsOf(alone).map(({ verdict }) => verdict.choices[0]?.entity)).toContain('comensha');
  expect(mentionsOf(both)).toEqual(mentionsOf(alone));
});

test('words that nearly spell a short form, in very many ways, are soon found not to', () => {
  expect(spells(Array<string>(60).fill('a'), 'AAAAAAAAAAAB')).toBe(false);
  expect(spells([...Array<string>(20).fill('a'), 'beta'], 'AAAAAAAAAAAB')).toBe(true);
});
