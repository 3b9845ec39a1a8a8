import { describe, expect, it } from 'vitest';
import { entryNamed, suggestionsFor } from '../../../src/background/omnibox.ts';
import { chosenId, escapeXml, type Markup } from '../../../src/background/omnibox-suggestions.ts';
import { addressFrom, entityAddress, searchAddress } from '../../../src/background/own-pages.ts';
import type { EntityLead, NameRow } from '../../../src/dataset/reader.ts';
import { createFinder } from '../../../src/search/find-entries.ts';
import { buildSearchIndex } from '../../../src/search/search-index.ts';

const lead = (id: string, headword: string, more: Partial<EntityLead> = {}): EntityLead => ({
  id,
  headword,
  fullName: null,
  kind: 'organization',
  sector: 'bank',
  country: 'NL',
  parentName: null,
  description: { en: '', nl: '', de: '' },
  goals: [],
  pack: null,
  ...more,
});
const leads = new Map(
  [lead('abn-amro', 'ABN AMRO'), lead('m-and-s', 'M&S <Bank>'), lead('fiu', 'FIU-Nederland', { sector: 'fiu' })].map(
    (one) => [one.id, one],
  ),
);
const name = (entity: string, text: string): NameRow => ({ entity, text, lang: 'und', type: 'official' });
const index = buildSearchIndex([
  name('abn-amro', 'ABN AMRO'),
  name('m-and-s', 'M&S <Bank>'),
  name('fiu', 'FIU-Nederland'),
  name('fiu', 'Financial Intelligence Unit'),
]);
const reader = {
  leads: async (ids: readonly string[]) => new Map(ids.flatMap((id) => [...leads].filter(([k]) => k === id))),
};
const finder = createFinder(index, reader.leads);
const ask = (text: string, markup: Markup) => suggestionsFor(finder, text, 'en', markup);

describe('suggestions of the address bar', () => {
  it('mark what was found, in XML', async () => {
    expect(await ask('amro', 'xml')).toEqual([
      { content: 'ABN AMRO #abn-amro', description: 'ABN <match>AMRO</match> <dim>· Bank, Netherlands</dim>' },
    ]);
  });

  it('escape what XML reads as its own', async () => {
    const [first] = await ask('bank', 'xml');
    expect(first?.description).toMatch(/^M&amp;S &lt;<match>Bank<\/match>&gt; <dim>/);
    expect(escapeXml('a\u0000b\uD800c"\'')).toBe('abc&quot;&apos;');
  });

  it('are plain where the browser shows them as they are', async () => {
    const [first] = await ask('bank', 'plain');
    expect(first?.description).toBe('M&S <Bank> · Bank, Netherlands');
  });

  it('say of an entry of an added pack which and of when', async () => {
    const added = lead('mine--kestrel', 'Kestrel', {
      pack: { id: 'mine', title: 'Harbour & <list>', date: '2026-11-24' },
    });
    const found = await suggestionsFor(
      createFinder(buildSearchIndex([name('mine--kestrel', 'Kestrel')]), async () => new Map([[added.id, added]])),
      'kestrel',
      'en',
      'xml',
    );
    expect(found).toEqual([
      {
        content: 'Kestrel #mine--kestrel',
        description:
          '<match>Kestrel</match> <dim>· From an added pack: Harbour &amp; &lt;list&gt;, 24 November 2026</dim>',
      },
    ]);
  });

  it('name the other name that was found', async () => {
    const [first] = await ask('intelligence', 'plain');
    expect(first?.description).toMatch(/^FIU-Nederland \(Financial Intelligence Unit\) ·/);
  });

  it('are of the country that is typed beside', async () => {
    expect(await ask('bank niederlande', 'plain')).toMatchObject([
      { content: 'M&S <Bank> #m-and-s' },
      { content: 'ABN AMRO #abn-amro' },
    ]);
  });

  it('forgive a slip of the finger', async () => {
    expect(await ask('amrro', 'plain')).toMatchObject([{ content: 'ABN AMRO #abn-amro' }]);
  });

  it('are none for nothing', async () => {
    expect(await ask('  ', 'xml')).toEqual([]);
  });
});

describe('what Enter opens', () => {
  it('knows a chosen entry from words', () => {
    expect(chosenId('ABN AMRO #abn-amro')).toBe('abn-amro');
    expect(chosenId('C# bank')).toBeNull();
    expect(chosenId('#')).toBeNull();
  });

  it('knows an entry from its whole name, where no other has that', () => {
    const shared = buildSearchIndex([name('fiu', 'FIU'), name('other', 'FIU'), name('fiu', 'FIU-Nederland')]);
    expect(entryNamed(shared, ' fiu-nederland ', 'en')).toBe('fiu');
    expect(entryNamed(shared, 'fiu', 'en')).toBeNull();
    expect(entryNamed(shared, 'fiu-neder', 'en')).toBeNull();
    expect(entryNamed(shared, 'nobody', 'en')).toBeNull();
  });

  it('keeps words whole in an address', () => {
    expect(entityAddress('abn-amro')).toBe('/reference.html#/entity/abn-amro');
    expect(searchAddress(' M&S\n/ Bank? ')).toBe('/reference.html#/search/M%26S%20%2F%20Bank%3F');
    expect(decodeURIComponent(searchAddress('x'.repeat(999))).length).toBeLessThan(230);
  });

  it('tells an ordinary window nothing of what was looked up in a private one', () => {
    expect(addressFrom('/reference.html#/search/CoMensha', true)).toBe('/reference.html');
    expect(addressFrom('/reference.html#/search/CoMensha', false)).toBe('/reference.html#/search/CoMensha');
  });
});
