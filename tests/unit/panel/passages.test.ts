import { describe, expect, it } from 'vitest';
import { passageOf } from '../../../src/page/passages.ts';
import type { Candidate } from '../../../src/page/run.ts';
import { passagesOf } from '../../../src/panel/frames.ts';

/** The passage around the name in brackets. */
function around(marked: string, about: { lang?: string } = {}) {
  const start = marked.indexOf('[');
  const text = marked.replace(/[[\]]/g, '');
  const end = marked.indexOf(']') - 1;
  return passageOf({ start, end, block: { run: { text, about } } } as unknown as Candidate);
}

describe('the words around a mention', () => {
  it('are all of a short text', () => {
    expect(around('Staff of [ABN AMRO] said so.')).toEqual({
      before: 'Staff of ',
      name: 'ABN AMRO',
      after: ' said so.',
      isCutBefore: false,
      isCutAfter: false,
    });
  });

  it('say their language where it is another than their document’s', () => {
    expect(around('Laut [FAST]', { lang: 'de' }).lang).toBe('de');
    expect(around('Said [FAST]')).not.toHaveProperty('lang');
  });

  it('are cut where words end, and say so', () => {
    const words = 'wörter und '.repeat(20);
    const { before, after, isCutBefore, isCutAfter } = around(`${words}[FAST] ${words}`);
    expect([isCutBefore, isCutAfter]).toEqual([true, true]);
    for (const word of `${before}${after}`.trim().split(/\s+/)) expect(['wörter', 'und']).toContain(word);
  });

  it('are shown as the page shows them: one space for many, no soft hyphens', () => {
    expect(around('All\n\t of [Co\u00ADMen\u200Bsha] in  2019')).toMatchObject({
      before: 'All of ',
      name: 'CoMensha',
      after: ' in 2019',
    });
  });
});

describe('passages of several frames', () => {
  it('stand in the order in which places are counted', () => {
    const passage = (name: string) => ({ before: '', name, after: '', isCutBefore: false, isCutAfter: false });
    const lead = { id: 'a' } as never;
    // The first frame tells of one of its three.
    const frames = [
      { frame: 'top', count: 3 },
      { frame: 'inner', count: 1 },
    ];
    const entity = { lead, certain: 4, possible: 0, frames };
    const reported = new Map([
      ['inner', new Map([['a', [passage('second')]]])],
      [
        'top',
        new Map([
          ['a', [passage('first')]],
          ['b', [passage('other')]],
        ]),
      ],
    ]);
    expect(passagesOf(entity, reported).map(({ place, passage }) => [place, passage.name])).toEqual([
      [0, 'first'],
      [3, 'second'],
    ]);
  });
});
