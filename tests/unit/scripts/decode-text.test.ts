import { expect, test } from 'vitest';
import { decodeText } from '../../../scripts/decode-text.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['UTF-8', new TextEncoder().encode('Verité'), 'Verité'],
  ['UTF-8 with its mark', new TextEncoder().encode('\uFEFFVerité'), 'Verité'],
  ['UTF-16 with its mark', new Uint8Array(Buffer.from('\uFEFFVerité', 'utf16le')), 'Verité'],
  [
    'its mark, whatever the page says',
    new TextEncoder().encode('\uFEFF<meta charset="iso-8859-1">é'),
    '<meta charset="iso-8859-1">é',
  ],
  ['what the page says', latin('<meta charset="iso-8859-2"><p>\u00B1'), '<meta charset="iso-8859-2"><p>ą'],
  ['what the page says the old way', latin("<meta http-equiv=x content='text/html; charset=latin1'>é"), null],
  ['an encoding that there is not', latin('<meta charset="none">é'), null],
  ['neither said nor UTF-8', latin('Verité “'.replace('“', '\u0093')), 'Verité “'],
])('a file is read as a browser reads it: %s', (_, bytes, text) => {
  if (text === null) expect(decodeText(bytes, true)).toMatch(/é$/);
  else expect(decodeText(bytes, true)).toBe(text);
});

test('plain text that speaks of an encoding is written in no other for that', () => {
  const text = 'Use <meta charset="shift_jis">. Bürgermeister';
  expect(decodeText(new TextEncoder().encode(text), false)).toBe(text);
});
