import { expect, test } from 'vitest';
import { inAscii } from '../../../scripts/build/ascii-scripts.ts';

test('a script in ASCII says the same: in strings, templates and regular expressions, beyond the first plane too', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a script, with a template in it.
  const code = "({ ß: '„ß“ \u{1D400}', t: `é${'ö'}`, r: [/^[é-ü]$/.test('ê'), /^\u{1D400}$/u.test('\u{1D400}')] })";
  const made = inAscii(code);
  expect(made).toMatch(/^[\0-\x7f]+$/);
  // biome-ignore lint/security/noGlobalEval: what the test is about.
  const say = (text: string): unknown => globalThis.eval(text);
  expect(say(made)).toEqual(say(code));
});
