import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Unbroken } from '../../../src/ui/Unbroken.tsx';

beforeAll(() => void vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document));
afterAll(() => void vi.unstubAllGlobals());

function drawn(text: string) {
  const root = document.createElement('p');
  render(<Unbroken text={text} />, root);
  return { text: root.textContent?.replaceAll('\u00AD', '|'), kept: root.querySelectorAll('.unbroken').length };
}

it.each([
  ['UNU-CPR', 'UNU-CPR', 1],
  ['Anti-Slavery International', 'Anti-Slavery International', 1],
  ['Zentralstelle für Finanztransaktionsuntersuchungen', 'Zentralstelle für Finanztransaktions|untersuchungen', 0],
  ['Wirtschaftsministerium', 'Wirtschaftsministerium', 0],
])('%s', (name, text, kept) => {
  expect(drawn(name)).toEqual({ text, kept });
});
