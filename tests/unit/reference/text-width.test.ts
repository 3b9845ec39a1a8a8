import { expect, it } from 'vitest';
import { fitText } from '../../../src/reference/text-width.ts';

const tenEach = (text: string) => 10 * [...text].length;

it.each([
  ['FAST Blueprint', 140, 'FAST Blueprint'],
  ['FAST Blueprint', 139, 'FAST Bluepri…'],
  ['FAST Blueprint', 60, 'FAST…'],
  ['😀😀😀😀', 30, '😀😀…'],
  ['FAST', 0, 'F…'],
])('%s in %i px is %s', (text, room, fitted) => {
  expect(fitText(text, room, tenEach)).toBe(fitted);
});
