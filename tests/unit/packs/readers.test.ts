import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, checkPack, parsePack } from '../../../src/dataset/pack.ts';
import { describeProblem, PackError } from '../../../src/dataset/pack-error.ts';
import { type CsvMapping, readCsv, readCsvLayout, suggestMapping } from '../../../src/packs/csv.ts';
import { readFollowTheMoney } from '../../../src/packs/follow-the-money.ts';
import { lookAt } from '../../../src/packs/import.ts';
import { readOurPack } from '../../../src/packs/our-pack.ts';
import { collectPack, type PackReader } from '../../../src/packs/pieces.ts';
import { entity, inAll, name, smallPack } from '../dataset/small-pack.ts';

const list = { title: 'Watch list', publishedOn: '2026-11-24' };
const ALL: CsvMapping = { name: 0, aliases: 1, kind: 2, country: 3, note: 4, address: 5 };
const csv = (text: string, mapping = ALL) => collectPack(readCsv({ ...list, mapping, delimiter: ',' }), [text]);
const ftm = (...records: unknown[]) =>
  collectPack(readFollowTheMoney(list), [records.map((record) => `${JSON.stringify(record)}\n`).join('')]);
const ours = (text: string) => collectPack(readOurPack(), [text]);

/** What is said of a file that is not accepted, a line a problem. */
async function complaint(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PackError)) throw new Error(`not refused, or otherwise: ${error}`);
  return error.problems.map(describeProblem).join('\n');
}

/** Cuts a text at places chosen by chance. */
const cut = (text: string, places: readonly number[]) => {
  const at = [...places.map((place) => place % (text.length + 1)), 0, text.length].sort((a, b) => a - b);
  return at.slice(1).map((end, index) => text.slice(at[index], end));
};
const places = fc.array(fc.nat(10_000), { maxLength: 12 });

const HEAD = 'name,aliases,kind,country,note,address\n';

test('a pack with any number of keys that are none is refused before they fill the memory', () => {
  const reader = readOurPack();
  const read = () => {
    let key = 0;
    reader.push('{');
    for (; key < 100_000; key++) reader.push(`"key ${key}":"${'x'.repeat(100)}",`);
  };
  expect(read).toThrow('key 0"]: is no key of a pack here (and 99 more)');
});

test.each([
  ['[\n  {"name": "A"}\n]', 'line 1: is a list in JSON'],
  ['[]', 'line 1: is a list in JSON'],
  ['n\0a\0m\0e\0', 'is no text in UTF-8; save it as “CSV UTF-8”'],
  [' \n', 'line 1: is empty'],
])('%j is no file of any form, and is told so', (beginning, words) => {
  expect(() => lookAt(beginning)).toThrow(words);
});

describe('a table', () => {
  test('becomes a pack that is accepted as any other', async () => {
    const { pack, notes } = await csv(
      `${HEAD}"Example, Foundation",Stichting Voorbeeld|EFX; Ex,ngo,nl,"Shelters in
two cities.",https://example.org\n\nJane Doe,Jane,person,,,\nexample, ,company,GB,,\n`,
    );
    expect(checkPack(pack)).toEqual([]);
    expect(pack).toMatchObject({ id: 'watch-list', version: '2026.11.24', title: inAll('Watch list') });
    expect(pack.entities[0]).toMatchObject({
      id: 'example-foundation',
      kind: 'organization',
      sector: 'ngo',
      country: 'NL',
      website: 'https://example.org',
      description: inAll('Shelters in two cities.'),
      names: [
        { text: 'Example, Foundation', type: 'official', ambiguous: false },
        { text: 'Stichting Voorbeeld', type: 'common', ambiguous: false },
        { text: 'EFX', type: 'acronym', ambiguous: false },
        { text: 'Ex', ambiguous: true },
      ],
    });
    expect(pack.entities[1]).toMatchObject({
      kind: 'person',
      country: 'ZZ',
      description: { nl: 'Staat in Watch list.' },
      names: [{ ambiguous: false }, { text: 'Jane', ambiguous: true }],
    });
    // A word in small letters is a word before it is a name.
    expect(pack.entities[2]?.names).toMatchObject([{ text: 'example', ambiguous: true }]);
    expect(notes).toMatchObject({ repeated: 0 });
  });

  test('has its columns found by what they are called, in three languages, and by what parts them', () => {
    const layout = readCsvLayout('\ufeffLand;Naam;"Andere; namen";Omschrijving\r\nNL;A;B;"C ""D"""\r\n');
    expect(layout).toEqual({
      delimiter: ';',
      columns: ['Land', 'Naam', 'Andere; namen', 'Omschrijving'],
      sample: [['NL', 'A', 'B', 'C "D"']],
    });
    expect(suggestMapping(['Land', 'Naam', 'Andere namen', 'Omschrijving'])).toEqual({
      ...{ name: 1, aliases: 2, kind: null, country: 0, note: 3, address: null },
    });
    expect(suggestMapping(['x', 'y']).name).toBe(0);
    expect(readCsvLayout('name\tkind\nA\tngo').delimiter).toBe('\t');
  });

  test('may say before its head what parts its cells, as some programs write for spreadsheets', async () => {
    const text = 'sep=;\r\nname;note\r\nA, B and C;one\r\nD;\u202e\r\n';
    expect(readCsvLayout(text)).toMatchObject({ delimiter: ';', columns: ['name', 'note'] });
    const mapping = { ...ALL, aliases: null, kind: null, country: null, note: 1, address: null };
    const reading = (rows: string) => collectPack(readCsv({ ...list, mapping, delimiter: ';' }), cut(rows, [3, 5, 8]));
    expect(await complaint(reading(text))).toBe(
      'line 4: note: has the character U+202E, which may not stand in a pack',
    );
    const { pack } = await reading(text.replace('\u202e', ''));
    expect(pack.entities.map(({ names }) => names[0]?.text)).toEqual(['A, B and C', 'D']);
  });

  test('tells of every fault by the line on which its row begins and the head of its column', async () => {
    expect(
      await complaint(
        csv(
          `${HEAD}A,,club,NL,,\nB,,,Nederland,"two\nlines",\nC,,,,,javascript:alert(1)\n,,ngo,,,\nD,,ngo\nE\u202e,,,,,\n---,,,,,\n`,
        ),
      ),
    ).toBe(`line 2: kind: expected one of organization, public-body, person, initiative, publication, intergovernmental, programme, law, event, government, company, ngo, bank, got “club”
line 3: country: expected a code of two letters such as NL, or INT, got “Nederland”
line 5: address: expected an http or https address, got “javascript:alert(1)”
line 6: name: expected a name, got none
line 7: expected as many cells as in the head (6), got 3
line 8: name: has the character U+202E, which may not stand in a pack
line 9: name: has no letter or digit`);
  });

  test('is refused where a quotation mark is never closed, where it is empty, where no row is', async () => {
    expect(await complaint(csv(`${HEAD}"A,,,,,\nB,,,,,\n`))).toBe(
      'line 2: has a quotation mark that is never closed, or text after a closing one',
    );
    expect(await complaint(csv(''))).toBe('line 1: is empty');
    expect(await complaint(csv(HEAD))).toBe('line 2: has no row with a name');
    expect(await complaint(csv(`${HEAD}"${'x'.repeat(300_000)}`))).toMatch(/^line 2: has a row too long/);
  });

  test('keeps namesakes apart and counts a row that says nothing new', async () => {
    const { pack, notes } = await csv(`${HEAD}Acme,,,NL,,\nACME,,,NL,,\nAcme,,,GB,,\n`);
    expect(pack.entities.map(({ id }) => id)).toEqual(['acme', 'acme-2']);
    expect(notes.repeated).toBe(1);
  });

  test('reads the same however it is cut, and with either kind of line break', async () => {
    const text = `\ufeff${HEAD}"Ex ""A"", B" ,x|y,ngo,NL,"one\n\ntwo",\nÅbo,,person,FI,,\n"last",,,,,`;
    const whole = await csv(text);
    await fc.assert(
      fc.asyncProperty(places, fc.boolean(), async (at, crlf) => {
        const pieces = cut(crlf ? text.replaceAll('\n', '\r\n') : text, at);
        const read = collectPack(readCsv({ ...list, mapping: ALL, delimiter: ',' }), pieces);
        expect((await read).pack).toEqual(whole.pack);
      }),
    );
  });
});

describe('FollowTheMoney', () => {
  const company = {
    id: 'NK-AbC',
    schema: 'Company',
    caption: 'Example Ltd',
    properties: {
      name: ['Example Ltd', 'Пример'],
      alias: ['Example\u200e  Trading'],
      weakAlias: ['EXA'],
      abbreviation: ['ETL'],
      country: ['suhh', 'gb'],
      website: ['not an address', 'https://example.org/'],
      wikidataId: ['Q42'],
      notes: ['Sells examples.'],
    },
  };

  test('gives companies, organisations, public bodies and people, with weak names that want evidence', async () => {
    const { pack, notes } = await ftm(
      company,
      { id: 'q2', schema: 'Person', properties: { name: ['Jane Doe'], alias: ['Jane'] } },
      { id: 'gov-1', schema: 'PublicBody', properties: { name: ['Ministry of Examples'] } },
      { id: 'a1', schema: 'Address', properties: { full: ['Street 1'] } },
      { id: 'a2', schema: 'Address', properties: {} },
      { id: 'p3', schema: 'Organization', properties: { name: ['x'.repeat(301)] } },
    );
    expect(checkPack(pack)).toEqual([]);
    const [first, second, third] = pack.entities;
    expect(first?.id).toMatch(/^nk-abc-[a-z0-9]{13}$/);
    expect(first).toMatchObject({
      kind: 'organization',
      country: 'GB',
      website: 'https://example.org/',
      wikidata: 'Q42',
      description: inAll('Sells examples.'),
      names: [
        { text: 'Example Ltd', type: 'official', ambiguous: false },
        { text: 'Пример', ambiguous: false },
        { text: 'Example Trading', ambiguous: false },
        { text: 'EXA', ambiguous: true },
        { text: 'ETL', type: 'acronym', ambiguous: true },
      ],
    });
    expect(second).toMatchObject({ id: 'q2', kind: 'person', names: [{ ambiguous: false }, { ambiguous: true }] });
    expect(third).toMatchObject({ kind: 'public-body' });
    expect(notes).toEqual({ otherKinds: { Address: 2 }, repeated: 0, nameless: 1, tooLong: 1 });
  });

  test('ids that differ only in their case stay two', async () => {
    const { pack } = await ftm(company, { ...company, id: 'NK-aBc' });
    expect(new Set(pack.entities.map(({ id }) => id)).size).toBe(2);
  });

  test.each([
    [
      'a line cut off',
      '{"id":"a","schema":"Company","properties":{"name":["A"]}}\n{"id":"b","sch',
      /^line 2: is no JSON/,
    ],
    ['an id that stands twice', [company, company], 'line 2: id: “NK-AbC” is taken'],
    [
      'a name that is a number',
      [{ ...company, properties: { name: [4] } }],
      /^line 1: properties.name\[0\]: expected a text/,
    ],
    [
      'names that are no list',
      [{ ...company, properties: { name: 'A' } }],
      /^line 1: properties.name: expected a list/,
    ],
    ['half of a surrogate pair', [{ ...company, properties: { name: ['A\ud800'] } }], /U\+D800/],
    ['text that is turned round', [{ ...company, properties: { name: ['A\u202e'] } }], /U\+202E/],
    [
      'too many names',
      [{ ...company, properties: { name: Array.from({ length: 2_001 }, (_, at) => `A ${at}`) } }],
      /at most 2000 names, got 2001/,
    ],
    ['a list', '[]', 'line 1: expected an entity, got no object'],
    ['nothing', '', /^line 1: has no entity/],
  ])('is refused with %s', async (_, content, words) => {
    const reading = typeof content === 'string' ? collectPack(readFollowTheMoney(list), [content]) : ftm(...content);
    expect(await complaint(reading)).toMatch(words);
  });

  test('reads the same however it is cut', async () => {
    const text = `\ufeff${[company, { ...company, id: 'b' }].map((one) => JSON.stringify(one)).join('\n')}`;
    const whole = await collectPack(readFollowTheMoney(list), [text]);
    await fc.assert(
      fc.asyncProperty(places, async (at) => {
        expect((await collectPack(readFollowTheMoney(list), cut(text, at))).pack).toEqual(whole.pack);
      }),
    );
  });
});

describe('a pack of ours', () => {
  const pack = parsePack(smallPack());

  test('reads item by item as it reads whole, bare or packaged, pretty or not', async () => {
    const packaged = `{"checksum":"sha256-${'0'.repeat(64)}","pack":${canonicalJson(pack)}}\n`;
    const pretty = JSON.stringify(smallPack(), null, 2);
    expect((await ours(canonicalJson(pack))).pack).toEqual(pack);
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(packaged, pretty), async (at, text) => {
        expect((await collectPack(readOurPack(), cut(text, at))).pack).toEqual(pack);
      }),
    );
  });

  // biome-ignore lint/suspicious/noExplicitAny: faults are what the types forbid
  const broken = (fault: (loose: any) => void): string => {
    const copy = structuredClone(smallPack());
    fault(copy);
    return canonicalJson(copy);
  };

  test.each([
    [
      'a wrong value',
      broken((p) => (p.entities[1].country = 'nl')),
      'line 1: entities[1].country: expected a country code such as NL, or INT, got “nl”',
    ],
    ['a key too many', broken((p) => (p.roles[0].colour = 1)), 'line 1: roles[0].colour: is no key of a pack here'],
    ['a missing list', broken((p) => delete p.roles), 'line 1: roles: is missing'],
    ['an object for a list', broken((p) => (p.roles = {})), /^line 1: roles: expected a list/],
    [
      'an id that leads nowhere',
      broken((p) => (p.entities[0].parent = 'nobody')),
      /entities\[0\]\.parent: no entity has the id “nobody”/,
    ],
    [
      'parents in a circle',
      broken((p) => {
        p.entities[1].parent = 'jane';
      }),
      /\.parent: leads back to itself/,
    ],
    [
      'an id that stands twice',
      broken((p) => p.entities.push(entity('bank', { names: [name('Another')] }))),
      /entities\[3\]\.id: “bank” is taken/,
    ],
    ['a person who is none', broken((p) => (p.roles[0].person = 'bank')), /roles\[0\]\.person: “bank” is no person/],
    ['an early end', canonicalJson(pack).slice(0, -40), /is no JSON: it ends too early/],
    ['text after its end', `${canonicalJson(pack)}{}`, /has text after its end/],
    ['a key that stands twice', `{"id":"a","id":"b"}`, /has the key “id” twice/],
    ['a key of the prototype', canonicalJson(pack).replace('"broad"', '"__proto__"'), /__proto__/],
    [
      'a key of the prototype within',
      broken((p) => (p.entities[0].names[0] = JSON.parse('{"__proto__":1}'))),
      /entities\[0\]\.names\[0\]: has the key “__proto__”/,
    ],
    ['much too deep a value', `{"topics":${'['.repeat(100_000)}`, /is nested more than/],
    ['a text without end', `{"licence":"${'x'.repeat(200_000)}`, /has a text of more than/],
    ['no object', '[1]', /is no JSON object/],
    ['nothing', '', /is empty/],
    ['a comma too many', '{"id":"a",}', /is no JSON/],
    ['no colon', '{"id" "a"}', /is no JSON/],
    ['two colons', '{"id"::"a"}', /is no JSON/],
  ])('is refused with %s', async (_, text, words) => {
    expect(await complaint(ours(text))).toMatch(words);
  });

  const manyOf = (value: unknown) => Array.from({ length: 50_000 }, () => value);
  test.each([
    ['names', (p) => (p.entities[1].names = manyOf({})), 'entities[1].names[0].text: is missing'],
    ['sources', (p) => (p.roles[0].sources = manyOf(1)), 'roles[0].sources[0]: expected a text, got 1'],
    ['candidates', (p) => (p.senses[0].candidates = manyOf(1)), 'senses[0].candidates[0]: expected a text, got 1'],
    [
      'topics',
      (p) => (p.topics = { en: Object.fromEntries(manyOf(1).entries()) }),
      'topics.en.0: expected a list, got 1',
    ],
  ] satisfies [string, Parameters<typeof broken>[0], string][])(
    'of a great many faulty %s the first is told',
    async (_, fault, words) => {
      const [first, ...others] = (await complaint(ours(broken(fault)))).split('\n');
      expect(first).toBe(`line 1: ${words}`);
      // An item that is faulty is not there for those that refer to it.
      expect(others.filter((line) => !line.includes('no entity has the id'))).toEqual([]);
    },
  );

  test('may have so many senses and no more', async () => {
    const text = broken((p) => (p.senses = [...manyOf({}), {}]));
    expect(await complaint(ours(text))).toBe('line 1: senses: expected at most 50000 entries, got more');
  });

  test('is told of every faulty item of its head, each by its line', async () => {
    const text = broken((p) => {
      p.licence = '';
      p.senses = [
        { ...p.senses[0], alone: 'ever' },
        { ...p.senses[0], colour: 1, caseSensitive: 'no' },
      ];
      p.broad = ['bank', 'Bank', 7];
      p.doubts = [{ text: inAll('So it is said.') }];
    });
    const pretty = text.replaceAll(/"(?=licence|senses|broad|doubts)/g, '\n"');
    const whole = checkPack(JSON.parse(text)).map(describeProblem);
    const told = (await complaint(ours(pretty))).split('\n');
    expect(told.map((line) => line.replace(/^line \d+: /, '')).sort()).toEqual(whole.sort());
    expect(new Set(told.map((line) => line.replace(/(?<=^line \d+: \w+\b).*/, '')))).toEqual(
      new Set(['line 2: broad', 'line 3: doubts', 'line 4: licence', 'line 5: senses']),
    );
  });

  test('agrees with the whole reader about anything that is JSON', async () => {
    const keys = fc.constantFrom('entities', 'roles', 'id', 'title', 'pack', 'x');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })), async (value) => {
        const reader: PackReader = readOurPack();
        await complaint(collectPack(reader, [JSON.stringify({ ...value, format: 1 })]));
        expect(() => parsePack({ ...value, format: 1 })).toThrow(PackError);
      }),
    );
  });
});
