import type { Browser } from 'webextension-polyfill';
import type { ChromiumRig } from './chromium.ts';
import { until } from './gestures.ts';
import type { Rig, Tab } from './rig.ts';

declare const browser: Browser;

/** The popup itself, as the toolbar icon opens it over a tab. */
export interface RealPopup {
  /** Evaluates an expression in it; undefined once it is closed. */
  run(expression: string): Promise<unknown>;
  press(key: 'Tab' | 'Shift+Tab' | 'Enter'): Promise<void>;
  isOpen(): Promise<boolean>;
}

interface FirefoxDriver {
  chrome(script: string): Promise<unknown>;
  send(command: string, parameters: object): Promise<unknown>;
  inTurn(work: () => Promise<void>): Promise<void>;
}

/** Presses the icon in Chromium and its key in Firefox. */
export const openRealPopup = (rig: Rig, tab: Tab): Promise<RealPopup> =>
  rig.browser === 'chromium' ? openInChromium(rig as unknown as ChromiumRig, tab) : openInFirefox(rig, tab);

async function openInChromium(rig: ChromiumRig, tab: Tab): Promise<RealPopup> {
  const address = await tab.evaluate(() => location.href);
  const session = await rig.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser cannot be reached.');
  const targets = async (type: string) =>
    (await session.send('Target.getTargets', { filter: [{ type }] })).targetInfos as {
      targetId: string;
      url: string;
    }[];
  const over = (await targets('tab')).find(({ url }) => url === address);
  const pressIcon = session.send as (method: string, parameters: object) => Promise<unknown>;
  await pressIcon.call(session, 'Extensions.triggerAction', {
    id: new URL(rig.extensionOrigin).host,
    targetId: over?.targetId,
  });
  const popupId = async () =>
    (await targets('page')).find(({ url }) => url === `${rig.extensionOrigin}/popup.html`)?.targetId ?? '';
  const popup = await until('the popup', popupId, (found) => found !== '');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: popup, flatten: false });
  const waiting = new Map<number, (value: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: { result?: { value?: unknown } } };
    if (from === sessionId && id !== undefined) waiting.get(id)?.(result?.result?.value);
  });
  session.on('Target.detachedFromTarget', ({ sessionId: from }) => {
    if (from === sessionId) for (const resolve of waiting.values()) resolve(undefined);
  });
  let last = 0;
  const send = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
  const CODES = { Tab: 9, Enter: 13 } as const;
  return {
    run: (expression) => send('Runtime.evaluate', { expression, returnByValue: true }),
    async press(chord) {
      const key = chord === 'Enter' ? 'Enter' : 'Tab';
      const event = { key, code: key, windowsVirtualKeyCode: CODES[key], modifiers: chord.startsWith('Shift') ? 8 : 0 };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await send('Input.dispatchKeyEvent', { type: key === 'Enter' ? 'keyDown' : 'rawKeyDown', ...event, ...text });
      // The press itself may have closed it.
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }).catch(() => undefined);
    },
    isOpen: async () => (await popupId()) !== '',
  };
}

async function openInFirefox(rig: Rig, tab: Tab): Promise<RealPopup> {
  const isOpen = () => rig.inExtension(() => browser.extension.getViews({ type: 'popup' }).length > 0);
  if (await isOpen()) {
    // Left by a test that failed. Its key closes it.
    await rig.runCommand(tab, '_execute_action');
    await until('the old popup to be closed', isOpen, (is) => !is);
  }
  await rig.runCommand(tab, '_execute_action');
  await until('the popup', isOpen, (is) => is);
  const driver = rig as unknown as FirefoxDriver;
  const KEYS = { Tab: '\uE004', Enter: '\uE007', Shift: '\uE008' } as const;
  return {
    run: (expression) =>
      rig.inExtension(
        Object.assign(() => null as unknown, {
          // It travels as source text, and this is that text.
          toString: () => `() => {
            const popup = browser.extension.getViews({ type: 'popup' })[0];
            if (!popup) return undefined;
            const { document } = popup;
            return (${expression});
          }`,
        }),
      ),
    async press(chord) {
      const keys = chord.split('+').map((key) => KEYS[key as keyof typeof KEYS]);
      const actions = [
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
      ];
      await driver.inTurn(async () => {
        // The popup is a window of the browser's own.
        await driver.send('Marionette:SetContext', { value: 'chrome' });
        try {
          await driver.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
        } finally {
          await driver.send('Marionette:SetContext', { value: 'content' });
        }
      });
    },
    isOpen,
  };
}
