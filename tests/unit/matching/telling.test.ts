import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTools } from '../../../scripts/link-document.ts';
import { mayHold } from '../../../src/matching/filters/filter-keys.ts';
import { BROAD, NAME, TELLING } from '../../../src/matching/filters/kinds.ts';
import { isRareWord } from '../../../src/matching/filters/rare-words.ts';
import { link } from '../../../src/matching/link/link.ts';
import { isTelling } from '../../../src/matching/topic/topic-score.ts';
import { blocksOf, facts } from './link-harness.ts';

const { gazetteer, filters, linker } = await loadTools();
const isBroad = (entity: number) => gazetteer.entities[entity]?.broad === true;
const broadNames = gazetteer.forms.filter(({ bearers, latent }) => !latent && bearers.every((b) => isBroad(b.entity)));
const isTold = (text: string) => (mayHold(filters.names, text) & (NAME | TELLING)) !== 0;
const words = Object.values(gazetteer.topics).flatMap((byTopic) => Object.values(byTopic).flat());

// A page script that sees none of both leaves a page with broad names alone.
describe('what is about the subject holds a name or a telling word', () => {
  it('every telling word is seen by the filter', () => {
    const telling = Object.values(gazetteer.topics).flatMap((byTopic) =>
      Object.entries(byTopic).flatMap(([topic, words]) => words.filter(({ weight }) => isTelling(topic, weight))),
    );
    expect(telling.length).toBeGreaterThan(150);
    for (const { text } of telling) {
      const written = `so ${text.replace('*', 'en')} it is`;
      expect(mayHold(filters.names, written) & (NAME | TELLING), written).not.toBe(0);
      // In capitals too, but for words that count only as they are written.
      if (text !== text.toLowerCase()) continue;
      expect(mayHold(filters.names, written.toUpperCase()) & (NAME | TELLING), written).not.toBe(0);
    }
  });

  it('no page is, of all that the filter sees nothing telling in', () => {
    const pieces = [...words.map(({ text }) => text.replace('*', 'en')), ...broadNames.map(({ text }) => text)];
    const text = fc
      .array(fc.constantFrom(...pieces.filter((piece) => !isTold(piece))), { minLength: 20, maxLength: 90 })
      .map((parts) => parts.join(', '));
    let high = 0;
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(!isTold(one) && !isTold(other));
        const blocks = blocksOf([one, other, one, other]);
        const { topic, onTopic } = link(linker, { document: facts('nl'), state: null, open: [], blocks });
        if (topic >= 0.4) high++;
        expect(onTopic).toBe(false);
      }),
      { numRuns: 300 },
    );
    // Some would be, if it were not asked for.
    expect(high).toBeGreaterThan(0);
  });

  it('of all names of the dataset the broad ones and the rare words alone are taken for broad', () => {
    const rare = new Set(gazetteer.senses.filter(isRareWord).map(({ text }) => text));
    for (const { text, tail = 0, latent, bearers } of gazetteer.forms) {
      if (latent || rare.has(text.slice(0, text.length - tail))) continue;
      expect(mayHold(filters.names, text) & (bearers.every((b) => isBroad(b.entity)) ? BROAD : NAME), text).not.toBe(0);
    }
    const taken = broadNames.filter(({ text }) => (mayHold(filters.names, text) & NAME) === 0);
    // Some hold another name, or begin like one.
    expect(taken.length / broadNames.length).toBeGreaterThan(0.9);
    expect(rare.size).toBeGreaterThan(20);
    // Vérité is rare, and Verité is not.
    for (const text of rare) expect(mayHold(filters.names, text) & BROAD, text).not.toBe(0);
  });
});
