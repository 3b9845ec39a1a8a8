import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readMarkedText } from '../../../scripts/eval-score.ts';
import { linkDocument, loadTools, type Tools } from '../../../scripts/link-document.ts';
import { foldedWords } from '../../../src/matching/evidence/words.ts';
import type { ReasonCode } from '../../../src/matching/link/reasons.ts';
import type { Reason } from '../../../src/matching/types.ts';
import { curatedPack } from './link-harness.ts';

/** What a reader sees of a text, as a row of words between blanks. */
const wordsOf = (text: string) => ` ${foldedWords(text).join(' ')} `;

interface Page {
  /** The block of the mention, and all blocks. */
  block: string;
  whole: string;
  /** Everybody who may be meant. */
  choices: ReadonlySet<string>;
}

/** What only a reader can judge; tests of the rules have a line for each. */
const OTHERWISE: readonly ReasonCode[] = [
  'topic',
  'listed',
  'homeLanguage',
  'country',
  'initials',
  'introducedAsOther',
  'allCapitals',
  'control',
  'asPerson',
  'otherPerson',
  'asThing',
  'code',
  'ofOtherCountry',
  'pieceOfName',
  'foreignName',
  'setApart',
  'otherCountry',
  'offTopic',
  'otherBearer',
];

/** Whether what a reason says can be found in the page; of the name itself, among those listed. */
function isTrue({ code, detail = '' }: Reason, surface: string, entity: string, page: Page): boolean {
  const { block, whole, choices } = page;
  switch (code) {
    case 'exactName':
      return listed.get(entity)?.has(surface) === true;
    case 'cueNear':
    case 'cueBefore':
    case 'cueAfter':
    case 'otherSense': {
      // “Of the” beside it: true, and of no use.
      if (
        /^(?:(?:an?|the|of|in|on|at|to|by|for|and|is|de|het|een|van|te|dat|der|die|das|des|im|und) ?\b)+$/u.test(detail)
      )
        return false;
      // A prefix is shown with an ellipsis, and a pattern stands for what fits it.
      if (detail.includes('0–9') && !/\d/.test(block)) return false;
      const shown = detail.replace('0–9', '');
      expect(shown).not.toContain('<');
      if (shown.includes('*') || wordsOf(shown).trim() === '') return true;
      return wordsOf(block).includes(wordsOf(shown.replace('…', '')).slice(0, shown.endsWith('…') ? -1 : undefined));
    }
    case 'introduced':
    case 'otherName':
    case 'fullName':
    case 'related':
    case 'fellows':
      return wordsOf(whole).includes(wordsOf(detail).trimEnd());
    case 'sameField':
      return wordsOf(block).includes(wordsOf(detail).trimEnd());
    case 'sameName':
    case 'sameNameOtherwise':
      return wordsOf(whole).split(wordsOf(surface).trim()).length > 2;
    case 'onlyBearer':
      return [...listed].filter(([, names]) => names.has(surface)).length < 2;
    case 'rival':
      return detail !== entity && choices.has(detail);
    case 'standsOut':
    case 'sentenceStart':
      return /^[^\p{L}]*\p{Lu}/u.test(surface);
    case 'indefinite':
      return /\S\s+\S*$/u.test(block.slice(0, block.indexOf(surface)));
    default:
      return OTHERWISE.includes(code as ReasonCode);
  }
}

let tools: Tools;
/** Each entity's names. */
let listed: ReadonlyMap<string, ReadonlySet<string>>;
beforeAll(async () => {
  tools = await loadTools();
  const { entities } = await curatedPack();
  listed = new Map(entities.map(({ id, names }) => [id, new Set(names.map(({ text }) => text))]));
});

test('every reason that names something names what stands in the text', () => {
  const folder = new URL('../../corpus/texts/', import.meta.url);
  const untrue: string[] = [];
  let checked = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const { blocks, lang } = readMarkedText(file, readFileSync(new URL(file, folder), 'utf8'));
    const { mentions } = linkDocument(tools, { title: '', lang, host: '' }, blocks);
    const whole = blocks.map(({ text }) => text).join('\n');
    for (const { block, start, end, verdict } of mentions) {
      const text = blocks.find(({ id }) => id === block)?.text ?? '';
      const choices = new Set(verdict.choices.map(({ entity }) => entity));
      for (const { entity, reasons } of verdict.choices) {
        for (const reason of reasons) {
          checked++;
          const surface = text.slice(start, end);
          if (isTrue(reason, surface, entity, { block: text, whole, choices })) continue;
          untrue.push(`${file}: ${surface} → ${entity}: ${reason.code} ${reason.detail}`);
        }
      }
    }
  }
  expect(checked).toBeGreaterThan(1000);
  expect(untrue).toEqual([]);
});

test.each([
  ['en', 'DE VOLKSBANK AND ABN AMRO AGREE', false],
  ['en', 'Today de Volksbank and ABN AMRO agree', true],
  ['nl', 'HET OPENBAAR MINISTERIE EN DE RECHTER', false],
  ['nl', 'Het Openbaar Ministerie en de rechter', true],
  ['de', 'Eine Terre-des-Hommes-Vertreterin aus Den Haag sprach', false],
  ['nl', 'De directeur van Terre des Hommes sprak', true],
] as const)('in the %s text “%s” a name is said to stand as it is listed only where it does', (lang, text, stands) => {
  const blocks = [text, 'Mensenhandel, human trafficking and banks.'].map((text, id) => ({
    id,
    text,
    kind: 'text' as const,
  }));
  const { mentions } = linkDocument(tools, { title: '', lang, host: '' }, blocks);
  const reasons = mentions[0]?.verdict.choices[0]?.reasons ?? [];
  expect(reasons).not.toEqual([]);
  expect(reasons.some(({ code }) => code === 'exactName')).toBe(stands);
});

test('a page is said to be about the subject of which it says more', () => {
  const text =
    'Western Union paid a fine for money laundering, wire fraud and its weak anti-money laundering programme. ' +
    'Suspicious transactions of human traffickers had gone unseen, and money mules used it for years. Western Union agreed.';
  const blocks = [{ id: 0, text, kind: 'text' as const }];
  const { mentions } = linkDocument(tools, { title: '', lang: 'en', host: '' }, blocks);
  const topics = mentions.flatMap(({ verdict }) => verdict.choices.flatMap(({ reasons }) => reasons));
  expect(topics.filter(({ code }) => code === 'topic').map(({ detail }) => detail)).toEqual([
    'finance-crime',
    'finance-crime',
  ]);
});

/** What is said of the last mention of a text. */
function reasonsIn(lang: string, ...texts: string[]): readonly Reason[] {
  const blocks = texts.map((text, id) => ({ id, text, kind: 'text' as const }));
  return linkDocument(tools, { title: '', lang, host: '' }, blocks).mentions.at(-1)?.verdict.choices[0]?.reasons ?? [];
}

test('the unit of another country takes nothing from one that is named by a name of its own', () => {
  const reasons = reasonsIn(
    'en',
    'FIU Latvia is our host. Human trafficking and money laundering.',
    'The UKFIU spoke.',
  );
  expect(reasons).not.toEqual([]);
  expect(reasons.filter(({ sign }) => sign === '-')).toEqual([]);
});

test('of a page about both subjects slavery is told', () => {
  const text =
    'Human trafficking and modern slavery leave traces. Anti-money laundering teams report suspicious transactions.';
  expect(reasonsIn('en', text, 'Then the FAST initiative published its guide.')).toContainEqual({
    code: 'topic',
    sign: '+',
    detail: 'slavery',
  });
});

test('each other entry is told of once, by the name that the page has for it', () => {
  const text = 'Human trafficking: the abn amro bank and COMENSHA work with fairwork. Fier joined them.';
  const reasons = reasonsIn('en', 'FAST began in 2019.', text);
  const told = reasons.flatMap(({ code, detail }) =>
    /^(?:related|fellows|sameField|cueNear)$/.test(code) && detail ? [detail.toLowerCase()] : [],
  );
  expect(told).toContain('comensha');
  expect(new Set(told).size).toBe(told.length);
});
