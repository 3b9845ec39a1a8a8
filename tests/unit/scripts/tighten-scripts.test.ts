import { expect, test } from 'vitest';
import { tightened } from '../../../scripts/build/tighten-scripts.ts';

// biome-ignore lint/security/noGlobalEval: what the tests are about.
const say = (code: string): unknown => globalThis.eval(code);

test('a script in ASCII says the same: in strings, templates and regular expressions, beyond the first plane too', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a script, with a template in it.
  const code = "({ ß: '„ß“ \u{1D400}', t: `é${'ö'}`, r: [/^[é-ü]$/.test('ê'), /^\u{1D400}$/u.test('\u{1D400}')] })";
  const made = await tightened(code);
  expect(made).toMatch(/^[\0-\x7f]+$/);
  expect(say(made)).toEqual(say(code));
});

test('its value is the same: whoever puts it into a page waits for that', async () => {
  const code = '(function(){ function main(){ return "begun" } return main() })()';
  expect(say(await tightened(code))).toBe('begun');
});
