import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkRequest, type Handlers, serveRequests } from '../../../src/messaging/server.ts';

const OWN = 'chrome-extension://own';
const page = { id: 'own', url: 'https://example.org/article', frameId: 0, tab: { id: 7, incognito: false } } as never;
const popup = { id: 'own', url: `${OWN}/popup.html` } as never;
const check = (message: unknown, sender: never = page) => checkRequest(message, sender, 'own', OWN);
const refused = (code: string) => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

const link = {
  type: 'link',
  payload: {
    document: { title: 'T', lang: 'nl', host: 'example.org' },
    state: null,
    open: [],
    blocks: [{ id: 1, text: 'CoMensha', kind: 'text' }],
  },
};

describe('a message is believed only after its sender and its shape are checked', () => {
  it('passes on a sound message of a page with the tab it came from', () => {
    expect(check(link)).toEqual({
      type: 'link',
      payload: link.payload,
      sender: { from: 'page', tabId: 7, frameId: 0, incognito: false, url: 'https://example.org/article' },
    });
  });

  it.each([
    ['another extension', link, { ...(page as object), id: 'other' }, 'sender'],
    ['no tab', link, { id: 'own', url: 'https://example.org/' }, 'sender'],
    ['a page that asks what only our own pages may', { type: 'scanPage', payload: { tabId: 1 } }, page, 'sender'],
    [
      'an address that merely begins like ours',
      { type: 'scanPage', payload: { tabId: 1 } },
      { ...(page as object), url: `${OWN}.evil/` },
      'sender',
    ],
    ['an unknown type', { type: 'nothing', payload: {} }, page, 'type'],
    ['a type from the prototype', { type: 'constructor', payload: {} }, page, 'type'],
    ['no object', 'link', page, 'type'],
    ['null', null, page, 'type'],
    ['a field too many', { type: 'link', payload: { ...link.payload, more: 1 } }, page, 'shape'],
    [
      'an offset below zero',
      { type: 'link', payload: { ...link.payload, open: [{ block: 1, start: -1, end: 2, evidence: '' }] } },
      page,
      'shape',
    ],
    [
      'a state beyond its size',
      { type: 'link', payload: { ...link.payload, state: 'x'.repeat(4_097) } },
      page,
      'shape',
    ],
    [
      'more text than a message may carry, in however many blocks',
      {
        type: 'link',
        payload: {
          ...link.payload,
          blocks: Array.from({ length: 5 }, (_, id) => ({ id, text: 'x'.repeat(80_001), kind: 'text' })),
        },
      },
      page,
      'shape',
    ],
    ['an id that is a path', { type: 'entity', payload: { id: '../x' } }, page, 'shape'],
  ])('refuses %s', (_, message, sender, code) => {
    expect(check(message, sender as never)).toEqual(refused(code));
  });

  it('lets our own pages ask what only they may', () => {
    expect(check({ type: 'scanPage', payload: { tabId: 3 } }, popup)).toMatchObject({
      type: 'scanPage',
      sender: { from: 'extension' },
    });
  });

  it('says which field is wrong', () => {
    const answer = check({ type: 'link', payload: { ...link.payload, blocks: [{ id: 1, text: 5, kind: 'text' }] } });
    expect(JSON.stringify(answer)).toContain('blocks.0.text');
  });
});

describe('what the browser refuses while a request is answered', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    fakeBrowser.reset();
  });

  /** Sends a page's message whose handler fails as the browser makes it fail for a tab that is not there. */
  async function askWithFailingHandler(tabs: number[]) {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(browser.tabs, 'get').mockImplementation((async (id: number) => {
      if (!tabs.includes(id)) throw new Error(`No tab with id: ${id}.`);
      return { id } as Browser.tabs.Tab;
    }) as never);
    const listen = vi.spyOn(browser.runtime.onMessage, 'addListener');
    serveRequests({ mayRead: () => Promise.reject(new Error('No tab with id: 7.')) } as unknown as Handlers);
    const listener = listen.mock.calls[0]?.[0] as unknown as (message: unknown, sender: unknown) => Promise<unknown>;
    const sender = { ...(page as object), id: browser.runtime.id };
    return { answer: await listener({ type: 'mayRead', payload: {} }, sender), complaints };
  }

  it('is no fault where the tab that asked was closed', async () => {
    const { answer, complaints } = await askWithFailingHandler([]);
    expect(answer).toEqual(refused('gone'));
    expect(complaints).not.toHaveBeenCalled();
  });

  it('is a fault that is told where the tab is still there', async () => {
    const { answer, complaints } = await askWithFailingHandler([7]);
    expect(answer).toEqual(refused('internal'));
    expect(complaints).toHaveBeenCalledOnce();
  });
});
