import { expect, test, vi } from 'vitest';
import { compactSteps, partSteps } from '../../../src/dataset/gazetteer.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { spells } from '../../../src/matching/evidence/brackets.ts';
import { casesOf } from '../../../src/matching/link/cases.ts';
import { prepareLinker } from '../../../src/matching/link/linker.ts';
import { openGazetteer } from '../../../src/matching/scan/compact.ts';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import { runAtOnce } from '../../../src/matching/slices.ts';
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

/** The dataset with a list beside it, as the extension brings them together. */
function linkerBeside(list: Pack) {
  const gazetteer = openGazetteer(runAtOnce(compactSteps([curated, list].map((pack) => runAtOnce(partSteps([pack]))))));
  return prepareLinker(gazetteer, compileGazetteer(gazetteer));
}

/** Who may be meant by a name in a text, the likeliest first, with the reasons; of the list with a star. */
async function bearersBeside(text: string, name: string) {
  const list = await listOf(name, 'Kestrel Harbour Trust', 'Heron Quay Fund');
  const found = mentionsOf(linkBatches(linkerBeside(list), facts(''), [blocksOf([text])]));
  const choices = found.find(({ start, end }) => text.slice(start, end) === name)?.verdict.choices ?? [];
  return choices.map(({ entity, reasons }) => ({
    entity: entity.replace('zmine--', '*'),
    codes: reasons.map(({ code }) => code),
  }));
}

test.each([
  ['CoMensha', 'comensha', 'CoMensha, Kestrel Harbour Trust and Heron Quay Fund help victims of human trafficking.'],
  ['ABN AMRO', 'abn-amro', 'Kestrel Harbour Trust met. Later the bank ABN AMRO in Amsterdam paid.'],
  ['CoMensha', 'comensha', 'CoMensha spoke. Kestrel Harbour Trust and Heron Quay Fund did too.'],
  ['Openbaar Ministerie', 'openbaar-ministerie', 'Het Openbaar Ministerie vervolgt drie mannen voor mensenhandel.'],
  ['ING', 'ing', 'De bank ING meldt meer ongebruikelijke transacties, en Rabobank ook.'],
  ['Fier', 'fier', 'Slachtoffers van mensenhandel krijgen opvang bij Fier in Leeuwarden.'],
  ['Home Office', 'uk-home-office', 'The Home Office published its figures on modern slavery in the United Kingdom.'],
])('a bare list that has %s too takes its entry from nobody: %s, %s', async (name, id, text) => {
  const bearers = await bearersBeside(text, name);
  expect(bearers[0]?.entity).toBe(id);
  expect(bearers.flatMap(({ codes }) => codes)).not.toContain('onlyBearer');
  for (const { entity, codes } of bearers) {
    expect(codes).not.toEqual([]);
    // Nobody gave it one.
    if (entity.startsWith('*')) expect(codes).not.toContain('sameField');
  }
});

test('a body of a list that says of no country is not that of each', async () => {
  const list = await listOf('Home Office', 'Kestrel Harbour Trust');
  const bodies = { ...list, entities: list.entities.map((one) => ({ ...one, kind: 'public-body' as const })) };
  const text = 'The Canadian Home Office spoke with Kestrel Harbour Trust.';
  const found = mentionsOf(linkBatches(linkerBeside(bodies), facts('en'), [blocksOf([text])]));
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Kestrel Harbour Trust']);
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

test('of a surname that hundreds have only those are weighed who are named in full, or fit what stands before it', async () => {
  const people = Array.from(
    { length: 300 },
    (_, index) => `Jan${String.fromCharCode(97 + (index % 26))}${index} Fernwood`,
  );
  const list = await listOf('Johanna Fernwood', ...people);
  const { names } = linkerBeside({ ...list, entities: list.entities.map((one) => ({ ...one, kind: 'person' })) });
  const formOf = (wanted: string) => names.gazetteer.forms.findIndex(({ text }) => text === wanted);
  const evidence = {
    ...{ flags: 0, lang: 0, introduced: [], companions: [], cues: [], fields: [], country: '', people: [] as number[] },
    forms: [formOf('Fernwood')],
  };
  const johanna = names.soleOf(formOf('Johanna Fernwood'));
  const [fitting] = names.bearers(formOf('Fernwood'));
  const place = { block: 0, start: 0, evidence };
  const bearingsOf = (people: number[]) =>
    casesOf(names, [{ ...place, evidence: { ...evidence, people } }], new Set([formOf('Johanna Fernwood')]))
      .flatMap(({ bearings }) => bearings.map(({ entity }) => entity))
      .sort();
  expect(names.bearers(formOf('Fernwood'))).toHaveLength(301);
  expect(bearingsOf([])).toEqual([johanna]);
  expect(bearingsOf([fitting?.entity ?? -1])).toEqual([johanna, fitting?.entity].sort());
});

test('of an initiative with thousands of members none is made to tell whose company it is in', async () => {
  const list = await listOf('Heron Initiative', ...Array.from({ length: 3000 }, (_, index) => `Kestrel ${index} Ltd`));
  const [first, ...members] = list.entities as [Pack['entities'][number], ...Pack['entities']];
  const entities = [{ ...first, kind: 'initiative' as const }, ...members.map((one) => ({ ...one, parent: first.id }))];
  const { names } = linkerBeside({ ...list, entities });
  const initiative = names.indexOf(first.id);
  expect(names.related(initiative)).toHaveLength(3000);
  const asked = vi.spyOn(names, 'entity');
  expect(names.initiativesOf(initiative)).toEqual([]);
  expect(asked.mock.calls.length).toBeLessThan(3);
  expect(names.initiativesOf(names.indexOf(members[7]?.id ?? ''))).toEqual([initiative]);
});

test('who bears a form is gone through once, however many stand at a place that it is held against', async () => {
  const { names } = linkerBeside(await listOf(...Array.from({ length: 3 }, (_, index) => `Heron Quay ${index}`)));
  const form = names.gazetteer.forms.findIndex(({ text }) => text === 'Heron Quay 1');
  const asked = vi.spyOn(names, 'bearers');
  for (let entity = 0; entity < 200; entity++) names.choosesFor(form, entity);
  expect(asked).toHaveBeenCalledTimes(1);
  expect([...names.chosenBy(form)]).toEqual([names.soleOf(form)]);
});
