import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkPack } from '../../../src/dataset/pack.ts';
import { PackError, type PackProblem } from '../../../src/dataset/pack-error.ts';
import { FAULTS, type FaultCode, type PackFault } from '../../../src/dataset/pack-faults.ts';
import { packFaults } from '../../../src/i18n/catalogue/packs.ts';
import { LANGUAGES, type Language } from '../../../src/i18n/languages.ts';
import { Problems } from '../../../src/options/PackImportSteps.tsx';
import { faultWords, placeOf } from '../../../src/options/problem-words.ts';
import { type CsvMapping, readCsv, suggestMapping } from '../../../src/packs/csv.ts';
import { readFollowTheMoney } from '../../../src/packs/follow-the-money.ts';
import { lookAt } from '../../../src/packs/import.ts';
import { LIMITS } from '../../../src/packs/limits.ts';
import { readOurPack } from '../../../src/packs/our-pack.ts';
import type { PackReader } from '../../../src/packs/pieces.ts';
import { entity, name, smallPack } from '../dataset/small-pack.ts';

const OTHERS = ['nl', 'de'] as const;
const list = { title: 'Lijst', publishedOn: '2026-11-24' };

/** What is wrong with a file. */
function problemsOf(reading: () => void): readonly PackProblem[] {
  try {
    reading();
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
  throw new Error('The file is not refused.');
}

const readAll = (reader: PackReader, text: string) => () => {
  reader.push(text);
  reader.end();
};
const table = (text: string, mapping: CsvMapping = suggestMapping(text.split('\n', 1)[0]?.split(';') ?? [])) =>
  problemsOf(readAll(readCsv({ ...list, mapping, delimiter: ';' }), text));
const ftm = (...lines: string[]) => problemsOf(readAll(readFollowTheMoney(list), lines.join('\n')));
const ours = (text: string) => problemsOf(readAll(readOurPack(), text));

const lineOf = (problem: PackProblem, language: Language) =>
  placeOf(problem, language) + (problem.fault ? faultWords(problem.fault, language) : problem.problem);
const linesOf = (problems: readonly PackProblem[], language: Language) =>
  problems.map((problem) => lineOf(problem, language));

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe.each(Object.keys(FAULTS) as FaultCode[])('the fault “%s”', (code) => {
  const names = namesIn(FAULTS[code]);
  const fault: PackFault = { code, values: Object.fromEntries(names.map((name) => [name, `‹${name}›`])) };

  it('has words of its own in every language, with its values in them', () => {
    const words = LANGUAGES.map((language) => faultWords(fault, language));
    for (const text of words) {
      for (const name of names) expect(text).toContain(`‹${name}›`);
      expect(text).not.toMatch(/[{}]/);
    }
    expect(new Set(words).size).toBe(LANGUAGES.length);
  });
});

const HEAD = 'Naam;Andere namen;Soort;Landcode;Notitie;Website';
const FAULTY = `${HEAD}
A;;Krankenhaus;NL;;
B;;;Nederland;;javascript:alert(1)
;;ngo;;;
C;;ngo
D\u202e;;;;;
---;;;;;
${'x'.repeat(301)};;;;;
E;…;;;;
F;${Array.from({ length: LIMITS.namesOfEntity }, (_, at) => `F ${at}`).join('|')};;;;
`;

describe('a table with faults', () => {
  const kinds =
    'organization, public-body, person, initiative, publication, intergovernmental, programme, law, event, government, company, ngo, bank';

  it('is told of them in Dutch, by the names that the form has for columns', () => {
    expect(linesOf(table(FAULTY), 'nl')).toEqual([
      `regel 2: Soort: verwacht: bedrijf, organisatie, ngo, bank, overheid of persoon, of een van de Engelse woorden ${kinds}; gevonden: ‘Krankenhaus’`,
      'regel 3: Land (‘Landcode’): verwacht: een code van twee letters zoals NL, of INT; gevonden: ‘Nederland’',
      'regel 3: Webadres (‘Website’): verwacht: een adres dat met http:// of https:// begint; gevonden: ‘javascript:alert(1)’',
      'regel 4: Naam: de naam ontbreekt',
      'regel 5: verwacht: evenveel cellen als in de kop (6); gevonden: 3',
      'regel 6: Naam: hier staat het teken U+202E, dat niet in een pakket mag staan',
      'regel 7: Naam: er staat geen letter of cijfer in',
      'regel 8: Naam: hier mogen hoogstens 300 tekens staan, het zijn er 301',
      'regel 9: Andere namen: in ‘…’ staat geen letter of cijfer',
      'regel 10: Andere namen: hier mogen hoogstens 2.000 namen staan, het zijn er 2.001',
    ]);
  });

  it('is told of them in German', () => {
    const lines = linesOf(table(FAULTY), 'de');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(
      `Zeile 2: Art („Soort“): Erwartet: Unternehmen, Organisation, NGO, Bank, Behörde oder Person, oder eines der englischen Wörter ${kinds}; gefunden: „Krankenhaus“`,
    );
    expect(lines[1]).toBe(
      'Zeile 3: Land („Landcode“): Erwartet: ein Kürzel aus zwei Buchstaben wie DE, oder INT; gefunden: „Nederland“',
    );
    expect(lines[9]).toBe(
      'Zeile 10: Weitere Namen („Andere namen“): Hier dürfen höchstens 2.000 Namen stehen, es sind 2.001',
    );
  });

  it('has a column without a head called as the form does', () => {
    const mapping = { name: 0, aliases: null, kind: null, country: 1, note: null, address: null };
    expect(linesOf(table('Naam;\nA;Nederland\n', mapping), 'de')).toEqual([
      'Zeile 2: Land: Erwartet: ein Kürzel aus zwei Buchstaben wie DE, oder INT; gefunden: „Nederland“',
    ]);
  });

  it('may have every word for a kind that its fault names', () => {
    const words = OTHERS.flatMap((language) => {
      const [own = ''] = String(packFaults.texts[language].kind).split('{kinds}');
      return [...own.slice(own.indexOf(':')).matchAll(/[\p{L}]+/gu)].map(([word]) => word);
    }).filter((word) => !/^(of|een|van|de|Engelse|woorden|oder|eines|der|englischen|Wörter)$/.test(word));
    expect(words).toContain('Behörde');
    expect(words).toContain('overheid');
    for (const word of words) {
      const read = readAll(
        readCsv({ ...list, mapping: suggestMapping(['Naam', 'Soort']), delimiter: ';' }),
        `Naam;Soort\nA;${word}\n`,
      );
      expect(read, word).not.toThrow();
    }
  });
});

/** Files with every kind of fault, of each form. */
const files: [string, () => readonly PackProblem[]][] = [
  ['nothing', () => problemsOf(() => lookAt(' '))],
  ['UTF-16', () => problemsOf(() => lookAt('n\0a\0'))],
  ['a list', () => problemsOf(() => lookAt('[{}]'))],
  ['a table of too many columns', () => problemsOf(() => lookAt(`${';'.repeat(LIMITS.columns)}\n`))],
  ['a table without a head', () => problemsOf(() => lookAt(';;\nA;B;C\n'))],
  ['a table without a line', () => problemsOf(() => lookAt('x'.repeat(LIMITS.rowCharacters + 1)))],
  ['a table with faults', () => table(FAULTY)],
  ['a table without a row', () => table(HEAD)],
  ['a table whose quotation mark is not closed', () => table(`${HEAD}\n"A;;;;;\n`)],
  ['a table with a row too long', () => table(`${HEAD}\n"${'x'.repeat(LIMITS.rowCharacters)}`)],
  ['FollowTheMoney, cut off', () => ftm('{"id":"a","sch')],
  ['FollowTheMoney of no objects', () => ftm('[]')],
  ['FollowTheMoney of other kinds', () => ftm('{"id":"a","schema":"Address","properties":{}}')],
  [
    'FollowTheMoney with faults',
    () =>
      ftm(
        '{"schema":"Company"}',
        '{"id":"a"}',
        '{"id":"a","schema":"Company","properties":[]}',
        '{"id":"a","schema":"Company","properties":{"name":"A"}}',
        '{"id":"b","schema":"Company","properties":{"name":[4,null,"A\u202e","B"]}}',
        '{"id":"b","schema":"Company","properties":{"name":["B"]}}',
      ),
  ],
  ['JSON, cut off', () => ours('{"id":"a"')],
  ['JSON with a value missing', () => ours('{"id":}')],
  ['JSON with a sign too many', () => ours('{"id"::1}')],
  ['JSON with a key twice', () => ours('{"id":"a","id":"b"}')],
  ['JSON that goes on', () => ours('{} {}')],
  ['an empty pack', () => ours('{}')],
  ['a pack without entries', () => ours(JSON.stringify({ ...smallPack(), entities: [] }))],
  [
    'a pack with faults of form',
    () =>
      ours(
        JSON.stringify({
          ...smallPack({ entities: [] }),
          ...{ format: 2, id: 'No id', version: 'new', publishedOn: 'today', licence: 4, broad: {}, colour: 'red' },
          entities: [
            { ...entity('a'), kind: 'club', country: 'nl', website: 'a', wikidata: '4', names: [], sources: 'a' },
          ],
        }),
      ),
  ],
  [
    'a pack with faults of sense',
    () =>
      checkPack(
        smallPack({
          entities: [
            entity('bank', { parent: 'bank', names: [name('Bank'), name('Bank')] }),
            entity('bank', { names: [name('Bank'), name('…')], sources: ['rumour', 'rumour'] }),
          ],
        }),
      ),
  ],
];

describe.each(files)('%s', (_, problems) => {
  it('is refused in words of every language', () => {
    const found = problems();
    expect(found).not.toEqual([]);
    for (const problem of found) expect(problem.fault, problem.problem).toBeDefined();
    // In English the interface says what the command does, its own quotation marks and forms of numbers aside.
    for (const { problem, fault } of found) {
      if (fault) expect(faultWords(fault, 'en').replace(/(\d),(?=\d{3})/g, '$1')).toBe(problem);
    }
    const english = found.map(({ problem }) => problem);
    for (const language of OTHERS) {
      for (const line of linesOf(found, language)) expect(english.filter((words) => line.endsWith(words))).toEqual([]);
    }
  });
});

describe('the list of faults', () => {
  beforeAll(() => void vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document));
  afterAll(() => void vi.unstubAllGlobals());

  const draw = (problems: readonly PackProblem[], language: Language) => {
    const root = document.createElement('div');
    render(<Problems {...{ language, problems }} />, root);
    return root;
  };

  it('marks no word as English where all have a code', () => {
    for (const language of OTHERS) {
      const root = draw(table(FAULTY), language);
      expect(root.querySelector('[lang]')).toBeNull();
      expect(root.querySelectorAll('li')).toHaveLength(10);
    }
  });

  it('folds away what goes beyond a dozen, and says where reading stopped', () => {
    const rows = (count: number) => table(`Naam;Land\n${'A;Nederland\n'.repeat(count)}`);
    const more = (count: number, language: Language) => {
      const root = draw(rows(count), language);
      const folded = root.querySelector('details');
      const atOnce = root.querySelectorAll('li').length - (folded?.querySelectorAll('li').length ?? 0);
      return [atOnce, folded?.querySelector('summary')?.textContent, folded?.querySelector('li')?.textContent];
    };
    expect(more(12, 'en')).toEqual([12, undefined, undefined]);
    expect(more(99, 'en').slice(0, 2)).toEqual([12, 'and 87 more']);
    expect(more(99, 'en')[2]).toContain('line 14: Country (“Land”): expected a code of two letters');
    expect(more(5_000, 'en').slice(0, 2)).toEqual([12, 'and at least 88 more; reading stopped there']);
    expect(more(5_000, 'nl').slice(0, 2)).toEqual([12, 'en nog minstens 88; daar is het lezen gestopt']);
    expect(more(5_000, 'de').slice(0, 2)).toEqual([12, 'und mindestens 88 weitere; dort wurde das Lesen beendet']);
  });

  it('says beforehand that a finding is in English, and marks it', () => {
    const problems = checkPack(smallPack({ doubts: [4 as unknown as string] }));
    expect(draw(problems, 'de').textContent).toMatch(
      /^Einige Einzelheiten gibt es nur auf Englisch\.doubts\[0\]: expected/,
    );
    expect(draw(problems, 'de').querySelector('[lang=en]')?.textContent).toMatch(/^expected /);
    expect(draw(problems, 'en').textContent).toMatch(/^doubts\[0\]: expected/);
  });
});
