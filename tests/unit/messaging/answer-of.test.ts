import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendRequest } from '../../../src/messaging/client.ts';
import { extensionApi, request } from '../../../src/page/extension-api.ts';

/** Both sides that ask: every other script, and the page script with its own few words. */
const ways = {
  'the messaging client': () => sendRequest('mayRead', {}),
  'the page script': () => request(extensionApi(), 'mayRead', {}),
};

const answers = {
  'an answer': async () => ({ ok: true, value: { allowed: true } }),
  'no answer': async () => {
    throw new Error('The message port closed before a response was received.');
  },
};

const settles = async (promise: Promise<unknown>) => {
  let has = false;
  promise.then(
    () => (has = true),
    () => (has = true),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  return has;
};

/** The browser's own API, as scripts in pages have it. */
const answering = (sendMessage: () => Promise<unknown>) => {
  for (const name of ['browser', 'chrome']) vi.stubGlobal(name, { runtime: { id: 'own', sendMessage } });
};

describe.each(Object.entries(ways))('a question of %s', (_, ask) => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  describe.each(Object.entries(answers))('that gets %s', (_, answer) => {
    it('settles in a window that is open', async () => {
      answering(answer);
      expect(await settles(ask())).toBe(true);
    });

    it('never settles in one that was closed meanwhile', async () => {
      answering(async () => {
        vi.stubGlobal('closed', true);
        return answer();
      });
      expect(await settles(ask())).toBe(false);
    });
  });
});
