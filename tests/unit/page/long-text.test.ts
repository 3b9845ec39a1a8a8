import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLong, MAX_BLOCK } from '../../../src/page/long-text.ts';

const partsOf = (text: string): string[] =>
  [...cutLong(text)].map((end, index, ends) => text.slice(ends[index - 1] ?? 0, end));

describe('a long text', () => {
  it('is cut without loss into parts of bounded length', () => {
    const piece = fc.constantFrom(
      'word '.repeat(700),
      'x'.repeat(3_000),
      '\n\n',
      'line\n'.repeat(500),
      '😀'.repeat(900),
      '. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const parts = partsOf(text);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(MAX_BLOCK);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('is cut where a paragraph ends rather than in one', () => {
    const paragraph = `${'word '.repeat(600).trim()}.`;
    expect(
      partsOf([paragraph, paragraph, paragraph, paragraph, paragraph].join('\n\n')).every(
        (part) => part.endsWith('.\n\n') || part.endsWith('.'),
      ),
    ).toBe(true);
  });

  it('is cut piece by piece, however long it is and however few edges it has', () => {
    // Looking for a line break from each piece back to the beginning would take minutes here.
    const text = 'Nothing of interest. '.repeat(2_500_000);
    const ends = cutLong(text);
    expect(ends.next().value).toBeLessThanOrEqual(MAX_BLOCK);
    expect([...ends].at(-1)).toBe(text.length);
  });
});
