import { describe, expect, it } from 'vitest';
import { parseStructure, type Structure, structureFaults, writeStructure } from '../../gallery/structure.ts';

const structure = (
  change: Partial<Record<'width' | 'bar' | 'colour' | 'name' | 'caption', string>> = {},
): Structure => ({
  styles: [`flex; ${change.colour ?? 'rgb(0, 0, 0)'}`, 'block; rgb(1, 1, 1)'],
  figures: [
    {
      caption: change.caption ?? 'Buttons, a bar',
      elements: [
        [change.name ?? 'button.btn', '0', '0', change.width ?? '100', '32', 'text', '0'],
        ['span.bar', '0', '40', change.bar ?? '40', '4', 'bare', '1'],
      ],
    },
    { caption: 'Nothing', elements: [] },
  ],
});
const faults = (now: Structure, isSameMachine: boolean) => structureFaults(structure(), now, isSameMachine);

describe('the structure of the gallery', () => {
  it('comes back from its text as it was', () => {
    expect(parseStructure(writeStructure(structure()))).toEqual(structure());
    expect(() => parseStructure('')).toThrow('no figure');
  });

  it('has no fault where nothing has changed', () => expect(faults(structure(), true)).toEqual([]));

  it('names what has changed: a style, an element, a figure', () => {
    for (const isSameMachine of [true, false]) {
      expect(faults(structure({ colour: 'rgb(9, 0, 0)' }), isSameMachine)).toEqual([
        expect.stringMatching(/^Buttons.*button\.btn: the style has changed to “rgb\(9, 0, 0\)”/),
      ]);
      expect(faults(structure({ name: 'a.btn' }), isSameMachine)).toEqual([expect.stringContaining('a.btn is')]);
      expect(faults(structure({ caption: 'More' }), isSameMachine)).toEqual([
        'More: is new',
        'Buttons, a bar: is gone',
      ]);
    }
  });

  it('with the fonts it was kept with is the same to the pixel; with others a text may be wider, and a bar may not', () => {
    expect(faults(structure({ width: '104' }), true)).toHaveLength(1);
    expect(faults(structure({ width: '130' }), false)).toEqual([]);
    expect(faults(structure({ width: '190' }), false)).toHaveLength(1);
    expect(faults(structure({ bar: '70' }), false)).toHaveLength(1);
  });
});
