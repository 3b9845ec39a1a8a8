import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, type BrowserName, type LaunchOptions, launchRig, type Rig } from './rig.ts';

/**
 * A group of tests that runs in each browser, with the built extension in a fresh profile. It ends with two tests that
 * hold for whatever the group did: nothing was sent anywhere but to the test's own pages, and no console showed a
 * fault.
 *
 * @param body gets a function for the running browser, which only answers inside tests
 */
export function inBrowsers(
  title: string,
  body: (rig: () => Rig, browser: BrowserName) => void,
  { browsers = BROWSERS, ...options }: LaunchOptions & { browsers?: readonly BrowserName[] } = {},
): void {
  describe.each(browsers)(`${title} (%s)`, (browser) => {
    let running: Rig | undefined;
    const rig = (): Rig => {
      if (!running) throw new Error(`${browser} did not start.`);
      return running;
    };
    beforeAll(async () => {
      running = await launchRig(browser, options);
    });
    afterAll(async () => {
      await running?.close();
    });

    body(rig, browser);

    test('nothing was sent anywhere but to the test’s own pages', () => {
      expect(rig().site.requests.length).toBeGreaterThan(0);
      expect(rig().site.foreignRequests()).toEqual([]);
    });

    test('no console showed a fault', async () => {
      expect(await rig().consoleFaults()).toEqual([]);
    });
  });
}
