import { describe, expect, test } from 'vitest';
import { rates, readMarkedText, scoreTexts, type TextResult } from '../../../scripts/eval-score.ts';
import type { Mention, Reason } from '../../../src/matching/types.ts';

const text = readMarkedText(
  'en-news-001.txt',
  'id: en-news-001\nlang: en\ngenre: news\ntopic: on\n---\n[[UNODC|unodc]] met.\n\nThen [[ILO|ilo]] and [[IOM|iom]] left.\n',
);
const empty = readMarkedText('en-x-001.txt', 'lang: en\ngenre: x\ntopic: off\n---\nNobody.\n');

const mention = (
  block: number,
  start: number,
  end: number,
  entity: string,
  more: Partial<Mention['verdict']> = {},
): Mention => ({
  block,
  start,
  end,
  verdict: { certainty: 'certain', broad: false, choices: [{ entity, score: 0.9, reasons: [] }], ...more },
});

const result = (of: typeof text, mentions: Mention[], onTopic: boolean): TextResult => ({
  text: of,
  mentions,
  onTopic,
});

describe('scores', () => {
  const right = mention(0, 0, 5, 'unodc');
  const wrongEntity = mention(1, 5, 8, 'unodc');
  const wrongSpan = mention(1, 13, 21, 'iom');
  const nowhere = mention(1, 0, 4, 'ilo');
  const surname = mention(1, 0, 4, 'ilo', { bySurname: true });

  test('count exact span and entity; links by the surname rule are left out', () => {
    const scores = scoreTexts([result(text, [right, wrongEntity, wrongSpan, surname], true)]);
    expect(scores).toMatchObject({ texts: 1, gold: 3, found: 3, right: 1, spanRight: 2, topicAccuracy: 1 });
    expect(scores.errors.map(({ kind, surface }) => [kind, surface])).toEqual([
      ['wrong entity', 'ILO'],
      ['missed', 'IOM'],
      ['wrong span', 'IOM left'],
    ]);
  });

  test('what is missed says why it was not marked, where it was judged at all', () => {
    const reasons: Reason[] = [{ code: 'offTopic', sign: '-' }];
    const verdict = {
      certainty: 'possible' as const,
      broad: false,
      choices: [
        { entity: 'un', score: 0.4, reasons: [] },
        { entity: 'ilo', score: 0.3, reasons },
      ],
    };
    const { errors } = scoreTexts([
      { ...result(text, [right], true), rejected: [{ block: 1, start: 5, end: 8, verdict }] },
    ]);
    expect(errors).toMatchObject([
      { kind: 'missed', surface: 'ILO', expected: 'ilo', found: null, score: 0.3, reasons },
      { kind: 'missed', surface: 'IOM', found: null, score: null, reasons: [] },
    ]);
  });

  test('what is no mention is an error with its context', () => {
    const [, , error] = scoreTexts([result(text, [right, nowhere], true)]).errors;
    expect(error).toMatchObject({ kind: 'not a mention', surface: 'Then', context: '[Then] ILO and IOM left.' });
  });

  test('texts without mentions are clean or not, topics right or not', () => {
    const scores = scoreTexts([result(empty, [], true), result(empty, [mention(0, 0, 6, 'ilo')], false)]);
    expect(scores).toMatchObject({ emptyTexts: 2, cleanTexts: 1, topicAccuracy: 0.5, precision: 0, recall: 1 });
    expect(scores.byGenre.x?.texts).toBe(2);
  });

  test('where there is nothing to find and nothing found, all is right', () => {
    expect(rates(0, 0, 0)).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(rates(0, 0, 3)).toEqual({ precision: 1, recall: 0, f1: 0 });
  });
});
