import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFilters } from '../../../src/matching/filters/build-filters.ts';
import { mayHold } from '../../../src/matching/filters/filter-keys.ts';
import { BROAD, NAME } from '../../../src/matching/filters/kinds.ts';
import { compileDocumentNames, holdsDocumentName, mayHoldName } from '../../../src/matching/filters/prefilter.ts';
import { compileGazetteer } from '../../../src/matching/scan/compile.ts';
import { scan } from '../../../src/matching/scan/scan.ts';
import { formsAndText } from './arbitraries.ts';
import { naiveScan } from './naive-scan.ts';

const runs = { numRuns: Number(process.env.FC_RUNS ?? 3_000) };

describe('scan, for any names and any text', () => {
  it('finds what a plain search finds, at the same places', () => {
    fc.assert(
      fc.property(formsAndText, ({ forms, text }) => {
        expect(scan(compileGazetteer({ version: '', forms }), text)).toEqual(naiveScan(forms, text));
      }),
      runs,
    );
  });

  it('is tried on texts of which many hold a name', () => {
    const samples = fc.sample(formsAndText, 500);
    const holding = samples.filter(({ forms, text }) => naiveScan(forms, text).length > 0);
    expect(holding.length).toBeGreaterThan(150);
  });

  it('finds the same where all hashes collide', () => {
    fc.assert(
      fc.property(formsAndText, fc.constantFrom(0, 1, 7, 0x70000000), ({ forms, text }, hashBits) => {
        expect(scan(compileGazetteer({ version: '', forms }, { hashBits }), text)).toEqual(naiveScan(forms, text));
      }),
      runs,
    );
  });

  it('finds the same after a long text, where names cross the borders of its windows', () => {
    const filler = fc.constantFrom('x ', 'lorem ipsum ', 'word-', 'ß', '中');
    fc.assert(
      fc.property(formsAndText, filler, fc.integer({ min: 480, max: 540 }), ({ forms, text }, fill, length) => {
        const long = `${fill.repeat(Math.ceil(length / fill.length))} ${text} ${text} ${fill.repeat(length)} ${text}`;
        expect(scan(compileGazetteer({ version: '', forms }), long)).toEqual(naiveScan(forms, long));
      }),
      { numRuns: runs.numRuns / 10 },
    );
  });

  it('takes any string of code units, also broken ones, and gives spans in order within it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
        (text, name) => {
          const broken = text.slice(1) + name + text;
          let end = 0;
          for (const found of scan(
            compileGazetteer({ version: '', forms: [{ text: name, exactCase: false, bearers: [] }] }),
            broken,
          )) {
            expect(found.start).toBeGreaterThanOrEqual(end);
            expect(found.end).toBeGreaterThan(found.start);
            end = found.end;
          }
          expect(end).toBeLessThanOrEqual(broken.length);
        },
      ),
      runs,
    );
  });
});

describe('the filters, for any names and any text', () => {
  it('never say no to a text that holds a name', () => {
    fc.assert(
      fc.property(formsAndText, fc.constantFrom(undefined, 512), ({ forms, text }, maxBytes) => {
        const filters = buildFilters({ version: '', forms, topics: {} }, maxBytes ? { maxBytes } : {});
        fc.pre(naiveScan(forms, text).length > 0);
        expect(mayHoldName(filters, text)).toBe(true);
      }),
      runs,
    );
  });

  it('take a name for a broad one only where all who bear it are', () => {
    fc.assert(
      fc.property(formsAndText, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), ({ forms, text }, broad) => {
        const entities = broad.map((isBroad, index) => ({
          ...{ id: `e${index}`, pack: '', kind: '', country: '', broad: isBroad, related: [] },
        }));
        const borne = forms.map((form, index) => ({
          ...form,
          bearers: [{ entity: index, ambiguous: false, type: 'official' as const, lang: 'en' }],
        }));
        const { names } = buildFilters({ version: '', forms: borne, entities, topics: {} });
        const kinds = mayHold(names, text);
        for (const form of naiveScan(borne, text).flatMap((found) => found.forms))
          expect(kinds & (broad[form] ? NAME | BROAD : NAME)).not.toBe(0);
      }),
      runs,
    );
  });

  it('never say no to a text that holds a name of the document in its letter case', () => {
    fc.assert(
      fc.property(formsAndText, ({ forms, text }) => {
        const exact = forms.map((form) => ({ ...form, exactCase: true }));
        fc.pre(naiveScan(exact, text, false).length > 0);
        expect(holdsDocumentName(compileDocumentNames(forms.map((form) => form.text)), text)).toBe(true);
      }),
      runs,
    );
  });
});
