import { Cite, type Item, plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { toCslJson } from '../../../src/brief/csl.ts';
import { toRis } from '../../../src/brief/ris.ts';
import { LANGUAGES } from '../../../src/dataset/schema.ts';
import { sampleBrief } from './sample-brief.ts';

/** Our files in the hands of software that is not ours: what a reference manager would have. */

const brief = await sampleBrief();
const csl = JSON.parse(toCslJson(brief)) as Item[];
const cleaned = (items: Item[]) => new Cite(items, { generateGraph: false }).get({ format: 'real', type: 'json' });
const oneLine = (text: unknown) =>
  String(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

describe('CSL-JSON', () => {
  it('is known for what it is', () => {
    expect(plugins.input.type(csl)).toBe('@csl/list+object');
  });

  it('has nothing that a reader of CSL-JSON mends or leaves out', async () => {
    for (const language of LANGUAGES) {
      const items = JSON.parse(toCslJson(await sampleBrief(language))) as Item[];
      expect(items.length).toBeGreaterThan(5);
      expect(cleaned(items)).toEqual(items);
    }
  });

  it('the reader does mend: a wrong type, field or date does not come back', () => {
    for (const wrong of [
      { type: 'website' },
      { keyword: 7 },
      { issued: { 'date-parts': [['2019']] } },
      { colour: 'red' },
    ]) {
      const items = [{ ...csl[0], ...wrong }];
      expect(cleaned(items)).not.toEqual(items);
    }
  });
});

describe('RIS', () => {
  it('is known for what it is, and read as the same items', () => {
    const text = toRis(brief);
    expect(plugins.input.type(text)).toBe('@ris/file');
    const items = plugins.input.chain(text, { generateGraph: false });
    expect(items.map(({ id }) => id)).toEqual(csl.map(({ id }) => id));
    for (const [place, item] of items.entries()) {
      const same = csl[place] as Item;
      expect(item.title).toBe(oneLine(same.title));
      expect(item.publisher ?? null).toBe(same.publisher === undefined ? null : oneLine(same.publisher));
      expect(item.URL ?? null).toBe(same.URL ?? null);
      expect(item.issued ?? null).toEqual(same.issued ?? null);
    }
  });
});
