import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { OutsideLink } from '../../../src/entry/OutsideLink.tsx';
import { Citation } from '../../../src/ui/RoleItem.tsx';

beforeAll(() => vi.stubGlobal('document', parseHTML('<!doctype html><body></body>').document));
afterAll(() => vi.unstubAllGlobals());

const source = { id: 's', title: 'A report', publisher: 'Somebody', date: null, lang: 'und' } as const;

function linkTo(address: string, how: 'OutsideLink' | 'Citation'): HTMLAnchorElement | null {
  const root = document.createElement('div');
  const link =
    how === 'OutsideLink' ? (
      <OutsideLink address={address}>A report</OutsideLink>
    ) : (
      <Citation source={{ ...source, url: address }} language="en" />
    );
  render(link, root);
  return root.querySelector('a');
}

const WAYS = ['OutsideLink', 'Citation'] as const;

it.each(WAYS)('%s: a web address is a link into a tab of its own that learns nothing of the reader', (how) => {
  const link = linkTo('https://example.org/report', how);
  expect(link?.getAttribute('href')).toBe('https://example.org/report');
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
  expect(link?.getAttribute('referrerpolicy')).toBe('no-referrer');
});

// No pack with one of these is accepted; if one came by another way, it would still be text.
it.each(
  WAYS.flatMap((how) =>
    [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'JAVASCRIPT:alert(1)//https://example.org',
      'data:text/html,<script>alert(1)</script>',
      'blob:https://example.org/0',
      'file:///etc/passwd',
      'chrome://settings',
      'moz-extension://0/options.html',
      '//example.org',
      '/reference.html',
      'x:\nhttps://example.org',
      '',
    ].map((address) => [how, address] as const),
  ),
)('%s: %j is text', (how, address) => {
  expect(linkTo(address, how)).toBeNull();
});
