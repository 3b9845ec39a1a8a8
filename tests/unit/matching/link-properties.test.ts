import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { linkDocument } from '../../../scripts/link-document.ts';
import type { Pack } from '../../../src/dataset/schema.ts';
import { buildFilters } from '../../../src/matching/filters/build-filters.ts';
import { mayHoldName, mayHoldTopic } from '../../../src/matching/filters/prefilter.ts';
import { link } from '../../../src/matching/link/link.ts';
import type { Linker } from '../../../src/matching/link/linker.ts';
import { POSSIBLE } from '../../../src/matching/link/weights.ts';
import type { Block } from '../../../src/matching/types.ts';
import { blocksOf, curatedPack, facts, linkBatches, linkerOf, mentionsOf } from './link-harness.ts';

let pack: Pack;
let linker: Linker;
let names: string[];
beforeAll(async () => {
  pack = await curatedPack();
  linker = linkerOf([pack]);
  names = pack.entities.flatMap((entity) => entity.names.map((name) => name.text));
});

/** Words that carry evidence, between which names are strewn. */
const FILLERS =
  'mensenhandel,modern slavery,Geldwäsche,bank,in Germany,the Netherlands,Australia,said Professor,(,),;,\n,. The,. Het,de,het,der,a,FAST FOOD,telescope,Blok,Cockayne,Oliver Cockayne,van Dijk,Hut,12 345,UUR,and,und,en,not to be confused with,KOMA,KOMA’s,KOMAs,(KOMA),Koninklijke Marechaussee (KOMA),Koninklijke Marechaussee,Kustwacht Olie Maas Afdeling (KOMA),EUCI,Europol Unit for Cyber Intelligence (EUCI),Bloks,Stef Blok'.split(
    ',',
  );

const pieces = fc.oneof(
  fc.integer({ min: 0, max: 5_000 }).map((n) => names[n % names.length] ?? ''),
  fc.constantFrom(...FILLERS),
);
const blockText = fc.array(pieces, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(' '));
const block = fc.record({
  text: blockText,
  kind: fc.constantFrom<Block['kind']>('text', 'text', 'text', 'heading', 'control', 'link'),
  lang: fc.constantFrom('nl', 'en', 'de'),
});
const documentBlocks = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks) => blocks.map((item, id): Block => ({ id, ...item })));

/** A document with an order of its blocks and places to cut them into batches. */
const cutDocument = documentBlocks.chain((blocks) =>
  fc.record({
    blocks: fc.constant(blocks),
    order: fc.shuffledSubarray(blocks, { minLength: blocks.length, maxLength: blocks.length }),
    cuts: fc.array(fc.boolean(), { minLength: blocks.length, maxLength: blocks.length }),
  }),
);

function batchesOf(order: readonly Block[], cuts: readonly boolean[]): Block[][] {
  const batches: Block[][] = [[]];
  order.forEach((item, index) => {
    if (cuts[index] && index > 0) batches.push([]);
    batches.at(-1)?.push(item);
  });
  return batches;
}

describe('linking a document', () => {
  test('every cut into batches, in every order, ends in the mentions of the whole text', () => {
    fc.assert(
      fc.property(cutDocument, fc.constantFrom('', 'nl', 'en'), ({ blocks, order, cuts }, lang) => {
        const whole = linkBatches(linker, facts(lang), [blocks]);
        const parts = linkBatches(linker, facts(lang), batchesOf(order, cuts));
        expect(mentionsOf(parts)).toEqual(mentionsOf(whole));
        const [a, b] = [parts.at(-1), whole.at(-1)];
        expect([a?.topic, a?.onTopic, a?.names, a?.state]).toEqual([b?.topic, b?.onTopic, b?.names, b?.state]);
      }),
      { numRuns: 400 },
    );
  });

  test('the order and the cut do not matter for a document with more names than the state holds', () => {
    const blocks = blocksOf(names.map((name) => `${name} werkt tegen mensenhandel, ${name}.`));
    const whole = linkBatches(linker, facts(), [blocks]);
    const parts = linkBatches(linker, facts(), [blocks.slice(900), blocks.slice(0, 300), blocks.slice(300, 900)]);
    expect(mentionsOf(parts)).toEqual(mentionsOf(whole));
    for (const { state } of [...whole, ...parts]) expect(state.length).toBeLessThanOrEqual(4096);
  });

  test('the order and the cut do not matter for a document that coins more short forms than the state holds', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const blocks = blocksOf(
      [...letters].flatMap((letter) => [
        `De Koninklijke Marechaussee (KM${letter === 'M' ? '' : 'A'}RE${letter}) en de Koninklijke Marechaussee (KOM${letter}).`,
        `De KOM${letter} en de KMARE${letter} spraken.`,
      ]),
    );
    const whole = linkBatches(linker, facts('nl'), [blocks]);
    const parts = linkBatches(linker, facts('nl'), [blocks.slice(30), blocks.slice(0, 9), blocks.slice(9, 30)]);
    expect(mentionsOf(parts)).toEqual(mentionsOf(whole));
    expect(parts.at(-1)?.names).toEqual(whole.at(-1)?.names);
    for (const { state } of [...whole, ...parts]) expect(state.length).toBeLessThanOrEqual(4096);
  });

  test('blocks that the filters let fall are asked about once the document has introduced a name that they hold', () => {
    const { gazetteer } = linker.names;
    const filters = buildFilters(gazetteer);
    const texts = ['Zij zei: KOMA’s chef weet het.', 'Er was Bloks brief.', 'Over KOMAs werk.', 'Geen koma.'];
    const introducing = ['De Koninklijke Marechaussee (KOMA) kwam.', 'Stef Blok kwam.'];
    for (const text of texts) expect(mayHoldName(filters, text) || mayHoldTopic(filters, text)).toBe(false);
    for (const batchSize of [1, 2, 8]) {
      const blocks = blocksOf([...texts, ...introducing]);
      const { mentions } = linkDocument({ filters, linker }, facts('nl'), blocks, { batchSize });
      expect(mentions.map(({ block, start, end }) => blocks[block]?.text.slice(start, end))).toEqual([
        'KOMA',
        'Blok',
        'KOMA',
        'Koninklijke Marechaussee',
        'KOMA',
        'Stef Blok',
      ]);
    }
  });

  test('a word in capitals goes out as open all the same, for the document may coin it', () => {
    const [answer] = linkBatches(linker, facts('en'), [blocksOf(['See PEP 626 for more.'])]);
    expect(answer?.open).toHaveLength(1);
  });

  test('an empty batch changes nothing', () => {
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        const answers = linkBatches(linker, facts(), [blocks, []]);
        expect(answers[1]?.open).toEqual(answers[0]?.open);
        expect(answers[1]?.state).toEqual(answers[0]?.state);
      }),
      { numRuns: 50 },
    );
  });

  test('a lower threshold tells of the places under it, and changes no more', () => {
    let told = 0;
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        const request = { document: facts(), state: null, open: [], blocks };
        const answer = link(linker, request);
        const lower = link(linker, request, 0);
        expect({ ...lower, open: [] }).toEqual({ ...answer, open: [] });
        expect(lower.open).toHaveLength(answer.open.length);
        for (const [index, { verdict, ...place }] of lower.open.entries()) {
          const usual = answer.open[index];
          if (usual?.verdict) expect({ ...place, verdict }).toEqual(usual);
          else if (verdict) {
            told++;
            expect(place).toEqual({ ...usual, verdict: undefined });
            // Told in thousandths: what falls short by less than half of one is told as the threshold itself.
            expect(verdict.choices.every(({ score }) => score <= POSSIBLE)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(told).toBeGreaterThan(0);
  });

  test('scores stay from 0 to 1, spans in their block, the likeliest first', () => {
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        const answers = linkBatches(linker, facts(), [blocks]);
        for (const { block: id, start, end, verdict } of mentionsOf(answers)) {
          const text = blocks[id]?.text ?? '';
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          const scores = verdict.choices.map((choice) => choice.score);
          for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
          expect(scores).toEqual(scores.toSorted((a, b) => b - a));
          expect(scores.length > 1 ? verdict.certainty : 'possible').toBe('possible');
        }
        for (const answer of answers) expect(answer.topic >= 0 && answer.topic <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('irrelevant text far away never changes an unambiguous mention', () => {
    const sentences = [
      ['nl', 'CoMensha en de Koninklijke Marechaussee spraken met Europol.'],
      ['en', 'CoMensha and the Royal Netherlands Marechaussee wrote to FIU-Nederland.'],
      ['de', 'CoMensha und die Koninklijke Marechaussee trafen FIU-Nederland.'],
    ] as const;
    for (const [lang, unambiguous] of sentences) {
      const namedIn = (blocks: Block[]) =>
        mentionsOf(linkBatches(linker, facts(lang), [blocks])).filter(({ block }) => block === 0);
      const before = namedIn(blocksOf([unambiguous]));
      expect(before).toHaveLength(3);
      fc.assert(
        fc.property(fc.array(blockText, { maxLength: 5 }), (texts) => {
          expect(namedIn(blocksOf([unambiguous, ...texts]))).toEqual(before);
        }),
        { numRuns: 60 },
      );
    }
  });

  test('the order of packs does not matter', () => {
    const half = Math.floor(pack.entities.length / 2);
    const one: Pack = { ...pack, id: 'one', entities: pack.entities.slice(0, half), roles: [], senses: pack.senses };
    const two: Pack = { ...pack, id: 'two', entities: pack.entities.slice(half - 20), senses: [] };
    const [forth, back] = [linkerOf([one, two]), linkerOf([two, one])];
    expect(back.names.gazetteer).toEqual(forth.names.gazetteer);
    fc.assert(
      fc.property(documentBlocks, (blocks) => {
        expect(linkBatches(back, facts(), [blocks])).toEqual(linkBatches(forth, facts(), [blocks]));
      }),
      { numRuns: 30 },
    );
  });
});

describe('what comes back from the page', () => {
  const texts = ['FAST helpt slachtoffers van mensenhandel.', 'Finance Against Slavery and Trafficking (FAST).'];

  test('is not believed where it is malformed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `${linker.stamp};!${tail}`),
          fc.constant('x'.repeat(5000)),
        ),
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `${linker.stamp};!${tail}`),
        ),
        (state, evidence) => {
          const answer = link(linker, {
            document: facts('nl'),
            state,
            open: [{ block: 7, start: 0, end: 4, evidence }],
            blocks: blocksOf(texts),
          });
          const clean = linkBatches(linker, facts('nl'), [blocksOf(texts)]);
          const ours = answer.open.filter((candidate) => candidate.block !== 7);
          expect(ours).toEqual(clean[0]?.open);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never makes linking fail, whatever it is', () => {
    const digits = fc.stringMatching(/^[0-9a-zA-C,; ]{0,40}$/);
    fc.assert(
      fc.property(digits, digits, (state, evidence) => {
        const answer = link(linker, {
          document: facts('nl'),
          state: `${linker.stamp};${state}`,
          open: [{ block: 7, start: 0, end: 4, evidence: `${linker.stamp};${evidence}` }],
          blocks: blocksOf(texts),
        });
        expect(answer.state.length).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 500 },
    );
  });

  test('is not believed after a change of packs', () => {
    const other = linkerOf([{ ...pack, version: '2030.1.1' }]);
    const [old] = linkBatches(other, facts('nl'), [blocksOf(texts)]);
    const answer = link(linker, {
      document: facts('nl'),
      state: old?.state ?? null,
      open: old?.open ?? [],
      blocks: [],
    });
    expect(answer.open).toEqual([]);
    expect(answer.topic).toBe(0);
  });

  test('holds none of the page’s words', () => {
    const [answer] = linkBatches(linker, facts('nl'), [
      blocksOf(['Geheimzinnig: FAST (Fruit And Sugar Tax) noemt Xanthippe en mensenhandel in Vaduz.']),
    ]);
    const kept = JSON.stringify([answer?.state, answer?.open.map(({ evidence }) => evidence)]);
    expect(answer?.open.length).toBeGreaterThan(0);
    expect(kept).not.toMatch(/geheim|fruit|sugar|xanthippe|vaduz|handel/i);
  });
});
