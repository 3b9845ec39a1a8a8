import { describe, expect, it } from 'vitest';
import { isSiteOff, patternsOf } from '../../../src/background/page-script.ts';

describe('a switched-off site', () => {
  it.each([
    ['https://bank.example/a', true],
    ['https://my.bank.example/a', true],
    ['https://notbank.example/', false],
    ['https://bank.example.evil.test/', false],
    ['https://bank.example./', true],
    ['https://my.bank.example./a', true],
    ['chrome://extensions/', false],
    ['about:blank', false],
    ['not an address', false],
    [undefined, false],
  ])('%s: %s', (address, off) => expect(isSiteOff(address, ['bank.example'])).toBe(off));

  it('is left out with its subdomains, a bare address without', () => {
    expect(patternsOf('bank.example')).toEqual(['*://bank.example/*', '*://*.bank.example/*']);
    expect(patternsOf('127.0.0.1')).toEqual(['*://127.0.0.1/*']);
  });
});
