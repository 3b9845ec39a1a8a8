import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTools } from '../../../scripts/link-document.ts';
import { BROAD, mayHold, NAME, TELLING } from '../../../src/matching/filter-keys.ts';
import { link } from '../../../src/matching/link.ts';
import { blocksOf, facts } from './link-harness.ts';

const { gazetteer, filters, linker } = await loadTools();
const isBroad = (entity: number) => gazetteer.entities[entity]?.broad === true;
const broadNames = gazetteer.forms.filter(({ bearers, latent }) => !latent && bearers.every((b) => isBroad(b.entity)));
const words = Object.values(gazetteer.topics).flatMap((byTopic) => Object.values(byTopic).flat());

// A page script that sees none of both leaves a page with broad names alone.
describe('what is about the subject holds a name or a telling word', () => {
  it('whatever topic words and broad names a page is made of', () => {
    const pieces = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words).map(({ text }) => text.replace(/\*$/, 'en')) },
      { weight: 1, arbitrary: fc.constantFrom(...broadNames).map(({ text }) => text) },
      // Words that tell little, more often than they come by chance.
      {
        weight: 3,
        arbitrary: fc
          .constantFrom(...words.filter(({ weight }) => weight < 0.2))
          .map(({ text }) => text.replace(/\*$/, '')),
      },
    );
    const text = fc.array(pieces, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(', '));
    let about = 0;
    fc.assert(
      fc.property(text, text, fc.constantFrom('', 'Slachtoffers', 'Forced labour'), (one, other, title) => {
        const blocks = blocksOf([one, other, one]);
        const { onTopic } = link(linker, { document: { ...facts('nl'), title }, state: null, open: [], blocks });
        if (!onTopic) return;
        about++;
        const kinds = [one, other, title].reduce((all, part) => all | mayHold(filters.names, part), 0);
        expect(kinds & (NAME | TELLING)).not.toBe(0);
      }),
      { numRuns: 400 },
    );
    expect(about).toBeGreaterThan(20);
  });

  it('of all names of the dataset the broad ones alone are taken for broad', () => {
    for (const { text, latent, bearers } of gazetteer.forms) {
      if (latent) continue;
      expect(mayHold(filters.names, text) & (bearers.every((b) => isBroad(b.entity)) ? BROAD : NAME), text).not.toBe(0);
    }
    const taken = broadNames.filter(({ text }) => (mayHold(filters.names, text) & NAME) === 0);
    // Some hold another name, or begin like one.
    expect(taken.length / broadNames.length).toBeGreaterThan(0.9);
  });
});
