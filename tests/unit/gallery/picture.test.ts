import { describe, expect, it } from 'vitest';
import { decodePng, differenceOf, encodePng, type Picture } from '../../gallery/picture.ts';

/** A picture from letters, one a pixel: w white, k black, r red, g a grey. */
const COLOURS = { w: [255, 255, 255], k: [0, 0, 0], r: [200, 0, 0], g: [120, 128, 130] } as const;
const picture = (...rows: string[]): Picture => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  pixels: Uint8Array.from(rows.flatMap((row) => [...row].flatMap((letter) => [...COLOURS[letter as 'w']]))),
});

describe('a picture of few colours', () => {
  it('comes back from its file as it was', () => {
    for (const one of [picture('w'), picture('wkrg', 'grkw', 'wwkk'), picture('k', 'r', 'w')])
      expect(decodePng(encodePng(one))).toEqual(one);
  });

  it('of many colours comes back with colours hardly apart', () => {
    const many: Picture = {
      width: 256,
      height: 1,
      pixels: Uint8Array.from({ length: 768 }, (_, at) => Math.floor(at / 3)),
    };
    const back = decodePng(encodePng(many));
    for (const [at, value] of many.pixels.entries())
      expect(Math.abs(value - (back.pixels[at] as number))).toBeLessThan(10);
    expect(differenceOf(many, back).share).toBe(0);
  });

  it('that is no PNG is refused', () => {
    expect(() => decodePng(Buffer.from('GIF89a, and more than that'))).toThrow('no PNG');
  });
});

describe('the difference of two pictures', () => {
  it('is the share of pixels that differ, and shows where', () => {
    const { share, shown } = differenceOf(picture('wwkk', 'wwww'), picture('wwkw', 'wwww'));
    expect(share).toBe(1 / 8);
    expect(shown).toEqual(picture('wwwr', 'wwww'));
  });

  it('of two sizes is all that only one of them has', () => {
    expect(differenceOf(picture('ww'), picture('ww', 'ww')).share).toBe(0.5);
  });
});
