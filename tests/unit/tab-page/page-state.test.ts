import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { hostsOver } from '../../../src/settings/host.ts';
import { settingsSchema } from '../../../src/settings/schema.ts';
import type { PageSummary } from '../../../src/tab-page/page-report.ts';
import { hostOf, type PageFacts, pageStateOf, siteLabel, withSite } from '../../../src/tab-page/page-state.ts';
import { isEmptyPage, whyUnreadable } from '../../../src/tab-page/unreadable.ts';

const summary: PageSummary = {
  entities: [],
  unmarked: [],
  places: 0,
  possible: 0,
  blocks: 12,
  frames: 1,
  done: true,
  hidden: false,
};
const facts = (change: Partial<PageFacts> = {}): PageFacts => ({
  address: 'https://www.nos.nl/artikel',
  isLoading: false,
  hasAccess: true,
  summary: null,
  contact: 'silent',
  ...change,
});
const status = (change: Partial<PageFacts>, sitesOff: string[] = []) => pageStateOf(facts(change), sitesOff);

describe('what is said of a page', () => {
  it('a page whose frames answered is read or being read', () => {
    expect(status({ summary, contact: 'answered' }).status).toBe('read');
    expect(status({ summary: { ...summary, done: false }, contact: 'answered' }).status).toBe('reading');
  });

  it('a switched-off site is off, whatever frames still answer', () => {
    expect(status({ summary, contact: 'answered' }, ['nos.nl']).status).toBe('off');
    expect(status({ contact: 'asking' }, ['www.nos.nl']).status).toBe('off');
    expect(status({ contact: 'asking' }, ['os.nl', 'artikel.nos.nl']).status).toBe('asking');
  });

  it.each([
    ['https://example.org/a/relx%20blueprint.PDF?x=1', 'pdf'],
    ['file:///home/me/report.pdf', 'pdf'],
    ['https://example.org/feed.xml', 'data'],
    ['https://example.org/list.JSON?all', 'data'],
    ['file:///home/me/page.html', 'file'],
    ['chrome://extensions/', 'browser'],
    ['about:blank', 'browser'],
    ['edge://settings', 'browser'],
    ['data:text/html,x', 'browser'],
    ['view-source:https://nos.nl/', 'source'],
    ['moz-extension://0f/options.html', 'extension'],
    ['chrome-extension://abc/popup.html', 'extension'],
    ['https://chromewebstore.google.com/detail/x', 'store'],
    ['https://chrome.google.com/webstore/category', 'store'],
    ['https://addons.mozilla.org/en-GB/firefox/', 'store'],
    ['https://accounts.firefox.com/', 'browser'],
  ])('%s cannot be read: %s', (address, reason) => {
    expect(status({ address })).toEqual({ status: 'unreadable', reason });
    expect(whyUnreadable(address, true)).toBe(reason);
    // A file of data may be one that the browser shows as a page.
    expect(isEmptyPage(whyUnreadable(address, true), 0)).toBe(reason !== 'data');
    expect(isEmptyPage(whyUnreadable(address, true), 1)).toBe(false);
  });

  it('a page of our own is called ours', () => {
    vi.stubGlobal('location', { origin: 'chrome-extension://ours' });
    expect(whyUnreadable('chrome-extension://ours/welcome.html', true)).toBe('ours');
    expect(whyUnreadable('chrome-extension://another/welcome.html', true)).toBe('extension');
    vi.unstubAllGlobals();
  });

  it('of a file of data nothing is said before its frames have had time to answer', () => {
    expect(status({ address: 'https://example.org/list.json', contact: 'asking' }).status).toBe('asking');
    expect(status({ address: 'https://example.org/File:X.jpg', hasAccess: false }).status).toBe('ask');
    expect(status({ address: 'https://example.org/File:X.jpg', isLoading: true }).status).toBe('silent');
  });

  it('an address alone never contradicts a frame that answered', () => {
    const address = 'https://addons.mozilla.org/';
    expect(status({ address, summary, contact: 'answered' }).status).toBe('read');
  });

  it('an empty page of the browser that let the script in is still not read', () => {
    const change = { address: 'about:blank', summary: { ...summary, blocks: 0 }, contact: 'answered' } as const;
    expect(status(change).status).toBe('unreadable');
  });

  it('a viewer that let the script in but holds no text is still a viewer', () => {
    const address = 'https://example.org/report.pdf';
    expect(status({ address, summary: { ...summary, blocks: 0 }, contact: 'answered' }).status).toBe('unreadable');
    expect(status({ address, summary, contact: 'answered' }).status).toBe('read');
  });

  it('a page whose address the browser keeps to itself is closed where any other would be told', () => {
    expect(status({ address: undefined })).toEqual({ status: 'unreadable', reason: 'closed' });
    expect(status({ address: undefined, hasAccess: false })).toEqual({ status: 'ask' });
  });

  it('without access we read only when asked; once read, the page counts as read', () => {
    expect(status({ hasAccess: false, contact: 'asking' })).toEqual({ status: 'ask' });
    expect(status({ hasAccess: false, summary, contact: 'answered' }).status).toBe('read');
  });

  it('silence is told from not having waited long enough', () => {
    expect(status({ contact: 'asking' })).toEqual({ status: 'asking' });
    expect(status({ isLoading: true })).toEqual({ status: 'silent', isLoading: true });
  });
});

describe('the site switch', () => {
  const host = fc
    .array(fc.constantFrom('a', 'b', 'www'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('.'));

  it('off is off and on is on, and other sites stay as they are', () => {
    fc.assert(
      fc.property(host, fc.uniqueArray(host), fc.boolean(), (site, sitesOff, isOn) => {
        const after = withSite(site, isOn, sitesOff);
        expect(hostsOver(site, after).length === 0).toBe(isOn);
        for (const other of sitesOff) if (hostsOver(site, [other]).length === 0) expect(after).toContain(other);
        expect(new Set(after).size).toBe(after.length);
      }),
    );
  });

  it('stores what the settings accept, for every kind of host', () => {
    for (const address of [
      'https://www.nos.nl/',
      'http://[::1]:8080/',
      'http://localhost/',
      'https://müller.de/',
      'http://nos.nl./',
    ]) {
      const found = hostOf(address);
      expect(found).not.toBeNull();
      const list = settingsSchema.entries.sitesOff;
      expect(list['~run']({ value: withSite(found ?? '', false, []) }, {}).issues).toBeUndefined();
    }
  });

  it('has no host to switch for pages without one', () => {
    expect([undefined, 'about:blank', 'file:///a.html', 'chrome://x', 'nonsense'].map(hostOf)).toEqual(
      Array(5).fill(null),
    );
  });
});

describe('the head of the page’s list', () => {
  const OURS = 'chrome-extension://ours';
  it.each([
    ['https://www.comensha.nl/over-ons', 'www.comensha.nl'],
    ['https://example.org/a/relx%20blueprint.pdf', 'relx blueprint.pdf'],
    ['file:///home/me/caf%C3%A9.html', 'café.html'],
    ['file:///home/me/100%.html', '100%.html'],
    ['chrome://extensions/', 'chrome://extensions'],
    [`${OURS}/options.html`, 'Initiative Lens'],
    ['chrome-extension://another/options.html', 'chrome-extension://another'],
    ['about:blank', 'about:blank'],
    ['nonsense', ''],
    [undefined, ''],
  ])('%s is called %s', (address, label) => {
    expect(siteLabel(address, OURS)).toBe(label);
  });
});
