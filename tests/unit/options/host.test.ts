import { describe, expect, it } from 'vitest';
import { hostFrom } from '../../../src/options/host.ts';

describe('the host in what a reader types', () => {
  it.each([
    ['a name', 'nos.nl', 'nos.nl'],
    ['with blanks and capitals', '  Bankieren.ABNAMRO.nl ', 'bankieren.abnamro.nl'],
    ['a pasted address', 'https://www.nos.nl:8080/artikel/1?a=b#c', 'www.nos.nl'],
    ['a pattern', '*.nos.nl', 'nos.nl'],
    ['a name with a path', 'nos.nl/artikel', 'nos.nl'],
    ['a full stop at the end', 'nos.nl.', 'nos.nl'],
    ['another alphabet', 'münchen.de', 'xn--mnchen-3ya.de'],
    ['a host of an inner network', 'intranet', 'intranet'],
    ['a number of four parts', '192.168.1.20', '192.168.1.20'],
    ['an address of version 6', 'http://[2001:DB8::1]/', '[2001:db8::1]'],
  ])('%s', (_, text, host) => {
    expect(hostFrom(text)).toEqual({ host });
  });

  it.each([
    ['nothing', '   ', 'empty'],
    ['words', 'de bank', 'notHost'],
    ['a lone number, which browsers read as an address', '2026', 'notHost'],
    ['a file', 'file:///home/a.html', 'notHost'],
    ['a page of the browser', 'chrome://settings', 'notHost'],
    ['script', 'javascript:alert(1)', 'notHost'],
    ['a name too long for the network', `${'a'.repeat(60)}.`.repeat(5).concat('nl'), 'notHost'],
  ])('refuses %s', (_, text, fault) => {
    expect(hostFrom(text)).toEqual({ fault });
  });
});
