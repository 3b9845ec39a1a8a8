import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksumOf, packageOf } from '../../../src/dataset/checksum.ts';
import { canonicalJson, checkPack, PACK_LIMITS, parsePack, parsePackFile } from '../../../src/dataset/pack.ts';
import { describeProblem, PackError } from '../../../src/dataset/pack-error.ts';
import { entity, inAll, name, role, smallPack } from './small-pack.ts';

// biome-ignore lint/suspicious/noExplicitAny: faults are what the types forbid
type Loose = any;

/** What a pack is broken by, and the one line that must be said about it. */
const manyWords = (count: number) => Array.from({ length: count }, (_, index) => `word-${index}`);

const FAULTS: [what: string, fault: (pack: Loose) => void, line: string | RegExp][] = [
  // Shapes
  [
    'a language that is a word',
    (p) => (p.entities[1].names[0].lang = 'english'),
    'entities[1].names[0].lang: expected a language tag such as nl, en or und, got “english”',
  ],
  [
    'a text in two languages only',
    (p) => delete p.entities[0].description.de,
    'entities[0].description.de: is missing',
  ],
  ['an empty text', (p) => (p.roles[0].title.nl = '  '), 'roles[0].title.nl: expected some text, got none'],
  [
    'an unknown kind',
    (p) => (p.entities[0].kind = 'club'),
    /^entities\[0\]\.kind: expected one of organization, .*, got “club”$/,
  ],
  ['an unknown key', (p) => (p.entities[0].colour = 'red'), 'entities[0].colour: is no key of a pack here'],
  [
    'an entity without a source',
    (p) => (p.entities[0].sources = []),
    'entities[0].sources: expected at least one entry, got none',
  ],
  [
    'a role without a source',
    (p) => (p.roles[0].sources = []),
    'roles[0].sources: expected at least one entry, got none',
  ],
  [
    'an entity without a name',
    (p) => (p.entities[0].names = []),
    'entities[0].names: expected at least one entry, got none',
  ],
  ['a number for a text', (p) => (p.licence = 4), 'licence: expected a text, got 4'],
  ['a list for an object', (p) => (p.redirects = []), 'redirects: expected an object, got a list'],
  ['a missing list', (p) => delete p.sources, 'sources: is missing'],
  [
    'an id with a capital',
    (p) => (p.broad[0] = 'Bank'),
    'broad[0]: expected an id of lower-case letters, digits and hyphens, got “Bank”',
  ],
  [
    'an address without scheme',
    (p) => (p.entities[0].website = 'example.org'),
    'entities[0].website: expected an http or https address, got “example.org”',
  ],
  [
    'an address that is a script',
    (p) => (p.sources[0].url = 'javascript:alert(1)'),
    'sources[0].url: expected an http or https address, got “javascript:alert(1)”',
  ],
  [
    'a weight above one',
    (p) => (p.topics.en.finance[0].weight = 2),
    /^topics\.en\.finance\[0\]\.weight: expected <=1, got 2$/,
  ],
  ['a format of tomorrow', (p) => (p.format = 2), 'format: expected 1, got 2'],
  ['a version that is none', (p) => (p.version = 'new'), 'version: expected a version such as 2026.11.0, got “new”'],
  [
    'a date in words',
    (p) => (p.roles[0].from = 'May 2019'),
    'roles[0].from: expected a date such as 2019, 2019-09 or 2019-09-27, got “May 2019”',
  ],
  [
    'a name as long as a page',
    (p) => (p.entities[0].names[0].text = 'x'.repeat(301)),
    'entities[0].names[0].text: expected at most 300 characters, got 301',
  ],
  // Ids
  [
    'an id taken twice',
    (p) => p.entities.push(entity('bank', { names: [name('Other')] })),
    'entities[3].id: “bank” is taken',
  ],
  ['a source id taken twice', (p) => p.sources.push(p.sources[0]), 'sources[1].id: “report” is taken'],
  [
    'a goal id taken twice',
    (p) => p.goals.push({ ...p.goals[0], number: 2, actions: [] }),
    'goals[1].id: “goal-1” is taken',
  ],
  [
    'an action id taken twice',
    (p) => p.goals[0].actions.push(p.goals[0].actions[0]),
    'goals[0].actions[1].id: “action-1” is taken',
  ],
  [
    'a goal number taken twice',
    (p) => p.goals.push({ ...p.goals[0], id: 'goal-2', actions: [] }),
    'goals[1].number: “alliance” has another goal 1',
  ],
  [
    'a parent that is not there',
    (p) => (p.entities[0].parent = 'nobody'),
    'entities[0].parent: no entity has the id “nobody”',
  ],
  [
    'a subject that is not there',
    (p) => (p.roles[0].subject = 'nobody'),
    'roles[0].subject: no entity has the id “nobody”',
  ],
  [
    'an initiative that is not there',
    (p) => (p.roles[0].initiative = 'nobody'),
    'roles[0].initiative: no entity has the id “nobody”',
  ],
  [
    'a person that is not there',
    (p) => (p.roles[0].person = 'nobody'),
    'roles[0].person: no entity has the id “nobody”',
  ],
  [
    'a person that is a bank',
    (p) => (p.roles[0].person = 'bank'),
    'roles[0].person: “bank” is no person but of the kind “organization”',
  ],
  [
    'a goal that is not there',
    (p) => (p.roles[0].goals = ['goal-1', 'goal-9']),
    'roles[0].goals[1]: no goal has the id “goal-9”',
  ],
  [
    'a source that is not there',
    (p) => (p.entities[0].sources = ['report', 'rumour']),
    'entities[0].sources[1]: no source has the id “rumour”',
  ],
  [
    "a role's source that is not there",
    (p) => (p.roles[0].sources = ['rumour']),
    'roles[0].sources[0]: no source has the id “rumour”',
  ],
  [
    "a goal's source that is not there",
    (p) => (p.goals[0].sources = ['rumour']),
    'goals[0].sources[0]: no source has the id “rumour”',
  ],
  [
    "a goal's initiative that is not there",
    (p) => (p.goals[0].initiative = 'nobody'),
    'goals[0].initiative: no entity has the id “nobody”',
  ],
  ['a broad entity that is not there', (p) => (p.broad = ['nobody']), 'broad[0]: no entity has the id “nobody”'],
  [
    'a candidate that is not there',
    (p) => (p.senses[0].candidates = ['bank', 'nobody']),
    'senses[0].candidates[1]: no entity has the id “nobody”',
  ],
  [
    'cues for one who is no candidate',
    (p) => (p.senses[0].perCandidate = { jane: {} }),
    'senses[0].perCandidate.jane: is none of the candidates',
  ],
  ['two records of one sense', (p) => p.senses.push(p.senses[0]), 'senses[1].text: “BOT” has another record'],
  [
    'one source named twice',
    (p) => (p.roles[0].sources = ['report', 'report']),
    'roles[0].sources[1]: “report” stands here twice',
  ],
  [
    'a role in itself',
    (p) => (p.roles[0] = role('bank', 'bank')),
    'roles[0].initiative: is the subject itself, “bank”',
  ],
  // Chains
  ['parents in a circle', (p) => (p.entities[1].parent = 'jane'), 'entities[1].parent: leads back to itself'],
  ['a redirect to nobody', (p) => (p.redirects = { old: 'nobody' }), 'redirects.old: no entity has the id “nobody”'],
  ['redirects in a circle', (p) => (p.redirects = { a: 'b', b: 'a' }), 'redirects.a: leads back to itself'],
  [
    'a redirect of an id in use',
    (p) => (p.redirects = { bank: 'jane' }),
    'redirects.bank: “bank” is the id of an entity',
  ],
  // Dates
  [
    'a day that no calendar has',
    (p) => (p.sources[0].date = '2019-02-29'),
    'sources[0].date: “2019-02-29” is no day of the calendar',
  ],
  [
    'an end before the start',
    (p) => (p.roles[0].to = '2018-12'),
    'roles[0].to: “2018-12” lies before the start, “2019”',
  ],
  [
    'a day of publication that is none',
    (p) => (p.publishedOn = '2026-04-31'),
    'publishedOn: “2026-04-31” is no day of the calendar',
  ],
  // Names
  [
    'an unambiguous name on two entities',
    (p) => p.entities.push(entity('other', { names: [name('BÁNK  of-trees')] })),
    'entities[3].names[0]: “BÁNK  of-trees” is also a name of “bank” (entities[1].names[0]), so both must be flagged ambiguous',
  ],
  [
    'a name flagged on one of its two entities',
    (p) => p.entities.push(entity('other', { names: [name('bot')] })),
    'entities[3].names[0]: “bot” is also a name of “bank” (entities[1].names[1]), so both must be flagged ambiguous',
  ],
  [
    'a name twice on one entity',
    (p) => p.entities[0].names.push(p.entities[0].names[0]),
    'entities[0].names[1]: “alliance” (und) stands here twice',
  ],
  [
    'a name of nothing but signs',
    (p) => (p.entities[0].names[0].text = '…'),
    'entities[0].names[0].text: “…” has no letter or digit',
  ],
  [
    'a doubt about nobody',
    (p) => (p.doubts[0] = { text: { en: 'a', nl: 'a', de: 'a' }, about: ['nobody'], sources: [] }),
    'doubts[0].about[0]: no entity has the id “nobody”',
  ],
  [
    'a doubt by no source',
    (p) => (p.doubts[0] = { text: { en: 'a', nl: 'a', de: 'a' }, about: [], sources: ['nothing'] }),
    'doubts[0].sources[0]: no source has the id “nothing”',
  ],
  // Hostile texts
  [
    'a control character',
    (p) => (p.doubts[0] = 'a\u0007b'),
    'doubts[0]: has the character U+0007, which may not stand in a pack',
  ],
  [
    'a line feed in a name',
    (p) => (p.entities[0].names[0].text = 'a\nb'),
    'entities[0].names[0].text: has the character U+000A, which may not stand in a pack',
  ],
  [
    'a direction override',
    (p) => (p.entities[0].names[0].text = 'knab\u202Ebank'),
    'entities[0].names[0].text: has the character U+202E, which may not stand in a pack',
  ],
  [
    'half a surrogate pair',
    (p) => (p.title.en = 'x\ud83d'),
    'title.en: has the character U+D83D, which may not stand in a pack',
  ],
  [
    'a key of the prototype',
    (p) => (p.topics = JSON.parse('{"__proto__":{"x":[]}}')),
    'topics: has the key “__proto__”, which may not stand in a pack',
  ],
  [
    'the constructor as a key',
    (p) => (p.redirects = JSON.parse('{"constructor":"bank"}')),
    'redirects: has the key “constructor”, which may not stand in a pack',
  ],
  [
    'more goals than are allowed',
    (p) => (p.goals = Array.from({ length: PACK_LIMITS.goals + 1 })),
    'goals: expected at most 1000 entries, got more',
  ],
  [
    'more cues in a list than are looked for',
    (p) => (p.senses[0].otherSenses = [{ gloss: 'a boat', near: [], before: [], after: manyWords(301) }]),
    'senses[0].otherSenses[0].after: expected at most 300 entries, got more',
  ],
  [
    'more candidates than can be told apart',
    (p) => (p.senses[0].candidates = manyWords(201)),
    'senses[0].candidates: expected at most 200 entries, got more',
  ],
  [
    'more other senses than are told apart',
    (p) =>
      (p.senses[0].otherSenses = Array.from({ length: 51 }, () => ({ gloss: '', near: [], before: [], after: [] }))),
    'senses[0].otherSenses: expected at most 50 entries, got more',
  ],
  [
    'more cues in all the lists of a sense',
    (p) => (p.senses[0].near = Object.fromEntries(manyWords(8).map((lang) => [lang, manyWords(300)]))),
    'senses[0]: has more than 2000 words and lists of words in all',
  ],
  [
    'lists of cues without a cue, and without number',
    (p) => (p.senses[0].near = Object.fromEntries(manyWords(2_001).map((lang) => [lang, []]))),
    'senses[0]: has more than 2000 words and lists of words in all',
  ],
  [
    'more words of a topic than a page is held against',
    (p) => (p.topics.en.finance = manyWords(501).map((text) => ({ text, weight: 0.1 }))),
    'topics.en.finance: expected at most 500 entries, got more',
  ],
  [
    'more words of all topics',
    (p) =>
      (p.topics = Object.fromEntries(
        manyWords(7).map((lang) => [lang, { finance: manyWords(500).map((text) => ({ text, weight: 0.1 })) }]),
      )),
    'topics: has more than 3000 words and lists of words in all',
  ],
];

describe('a pack is refused, with the place, for', () => {
  test.each(FAULTS)('%s', (_, fault, line) => {
    const pack: Loose = smallPack();
    fault(pack);
    const lines = checkPack(pack).map(describeProblem);
    if (typeof line === 'string') expect(lines).toContain(line);
    else expect(lines).toContainEqual(expect.stringMatching(line));
    expect(lines, 'one fault is one line').toHaveLength(1);
    expect(() => parsePack(pack)).toThrow(PackError);
  });

  test('being nested without end', () => {
    let deep: unknown = [];
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(checkPack(deep).map(({ problem }) => problem)).toEqual(['is nested more than 16 levels deep']);
  });

  test('being no object at all', () => {
    for (const input of [null, undefined, 7, 'pack', [], true]) expect(checkPack(input)).not.toEqual([]);
  });
});

describe('a sound pack', () => {
  test('is read as it stands', () => {
    expect(checkPack(smallPack())).toEqual([]);
    expect(parsePack(JSON.parse(JSON.stringify(smallPack())))).toEqual(smallPack());
  });

  test('may have one form on two entities where both are flagged', () => {
    const pack = smallPack();
    pack.entities.push(entity('other', { names: [name('bot', { ambiguous: true })] }));
    expect(checkPack(pack)).toEqual([]);
  });

  test('may end in the year or month in which it began', () => {
    for (const [from, to] of [
      ['2019-09', '2019'],
      ['2019', '2019-01'],
      ['2019-09-03', '2019-09'],
      ['2020-02-29', null],
    ] as const) {
      expect(checkPack(smallPack({ roles: [role('bank', 'alliance', { from, to })] }))).toEqual([]);
    }
  });

  test('may lead an id through several changes', () => {
    expect(checkPack(smallPack({ redirects: { a: 'b', b: 'c', c: 'bank' } }))).toEqual([]);
  });

  test('of a hundred thousand faults is told of at most five hundred', () => {
    const pack = smallPack({ broad: Array.from({ length: 100_000 }, (_, index) => `nobody-${index}`) });
    expect(checkPack(pack)).toHaveLength(500);
  });
});

test('whatever the input, the check neither throws nor touches a prototype', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(...Object.keys(smallPack())), (value, key) => {
      const hostile = { ...JSON.parse('{"__proto__":{"polluted":true}}'), ...smallPack(), [key]: value };
      expect(Array.isArray(checkPack(value))).toBe(true);
      expect(Array.isArray(checkPack(hostile))).toBe(true);
      expect(({} as Loose).polluted).toBeUndefined();
    }),
  );
});

describe('the packaged form', () => {
  test('has one text and one checksum however its keys are ordered', async () => {
    const pack = smallPack();
    const turned = Object.fromEntries(Object.entries(pack).reverse()) as typeof pack;
    expect(canonicalJson(turned)).toBe(canonicalJson(pack));
    expect(await checksumOf(turned)).toBe(await checksumOf(pack));
    expect(canonicalJson({ b: [1, { d: 'ü', c: null }], a: undefined, aa: 0.5 })).toBe(
      '{"aa":0.5,"b":[1,{"c":null,"d":"ü"}]}',
    );
  });

  test('changes its checksum with any change of the content', async () => {
    const before = await checksumOf(smallPack());
    expect(before).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(await checksumOf(smallPack({ title: inAll('Another title') }))).not.toBe(before);
  });

  test('is read back, and its faults are placed inside the pack', async () => {
    const file = JSON.parse(JSON.stringify(await packageOf(smallPack())));
    expect(parsePackFile(file).pack).toEqual(smallPack());
    file.pack.roles[0].person = 'nobody';
    expect(() => parsePackFile(file)).toThrow('pack.roles[0].person: no entity has the id “nobody”');
    file.pack.roles[0].role = 'boss';
    expect(() => parsePackFile(file)).toThrow(/^pack\.roles\[0\]\.role: expected one of .*, got “boss”$/);
  });
});
