import type { CDPSession } from 'playwright-core';
import type { ChromiumRig } from './chromium.ts';
import { pause, until } from './gestures.ts';
import { openRealPopup } from './real-popup.ts';
import type { Rig, Tab } from './rig.ts';

/** What the docked panel shows. */
export interface PanelView {
  title: string;
  text: string;
  /** Ids of the entities in the list. */
  rows: string[];
  width: number;
}

/** Runs a function in the panel's own window, of which it gets hold as its argument; null where no panel is open. */
type InPanel = <R>(fn: (panel: Window, arg: string) => R, arg: string) => Promise<R | null>;

/**
 * Chromium's is a target of its own beside the tabs. Attached once and not as a tab: what tests do to tabs would change
 * its size.
 */
function inChromium(rig: ChromiumRig): InPanel {
  const session = (rig as unknown as { browserSession: CDPSession }).browserSession;
  let attached: { targetId: string; sessionId: string } | null = null;
  let lastId = 100;
  return async (fn, arg) => {
    const { targetInfos } = await session.send('Target.getTargets');
    const target = targetInfos.find(({ url }) => url === `${rig.extensionOrigin}/sidepanel.html`);
    if (!target) return null;
    if (attached?.targetId !== target.targetId) {
      const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
      attached = { targetId: target.targetId, sessionId };
    }
    const { sessionId } = attached;
    const id = ++lastId;
    // As in source-text.ts: builders that keep the names of functions wrap them.
    const expression = `(() => { const __name = (value) => value; return (${fn})(window, ${JSON.stringify(arg)}); })()`;
    const answer = new Promise<{ result?: { result?: { value?: unknown } } }>((resolve) => {
      // One that is just being closed never answers.
      const timer = setTimeout(() => finish(() => resolve({})), 3_000);
      const onMessage = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
        if (from !== sessionId) return;
        const said = JSON.parse(message) as { id?: number; result?: { result?: { value?: unknown } } };
        if (said.id === id) finish(() => resolve(said));
      };
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        session.off('Target.receivedMessageFromTarget', onMessage);
        settle();
      };
      session.on('Target.receivedMessageFromTarget', onMessage);
    });
    const params = { expression, returnByValue: true };
    await session
      .send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id, method: 'Runtime.evaluate', params }),
      })
      .catch((error: Error) => {
        // It was closed a moment ago: then nothing answers either.
        if (!error.message.includes('No session with given id')) throw error;
      });
    return ((await answer).result?.result?.value ?? null) as never;
  };
}

/** Firefox’s is no tab: another page of the extension sees its window. */
function inFirefox(rig: Rig): InPanel {
  return (fn, arg) => {
    const source = `() => {
      try {
        const panel = browser.extension.getViews({ type: 'sidebar' })[0];
        return panel ? (${fn})(panel, ${JSON.stringify(arg)}) : null;
      } catch {
        // It is just being opened or closed.
        return null;
      }
    }`;
    // It travels as source text, and this is that text.
    return rig.inExtension(Object.assign(() => null as never, { toString: () => source }));
  };
}

/** The browser's own side panel or sidebar, docked beside the page. */
export class DockedPanel {
  private readonly run: InPanel;

  constructor(private readonly rig: Rig) {
    this.run = rig.browser === 'chromium' ? inChromium(rig as unknown as ChromiumRig) : inFirefox(rig);
  }

  /** Null while it is closed. */
  view(): Promise<PanelView | null> {
    return this.run(
      ({ document, innerWidth }) => ({
        title: document.querySelector('h1')?.textContent ?? '',
        text: document.body?.textContent ?? '',
        rows: [...document.querySelectorAll<HTMLElement>('[data-row]')].map(
          ({ dataset }) => dataset.row?.split(' ').at(-1) ?? '',
        ),
        width: innerWidth,
      }),
      '',
    );
  }

  until(what: string, wanted: (view: PanelView) => boolean): Promise<PanelView | null> {
    return until(
      what,
      () => this.view(),
      (view) => view !== null && wanted(view),
    );
  }

  /** Presses what a selector names in it. */
  press(selector: string): Promise<unknown> {
    return until(
      selector,
      () =>
        this.run((panel, wanted) => {
          const found = panel.document.querySelector<HTMLElement>(wanted);
          found?.click();
          return found !== null;
        }, selector),
      (wasThere) => wasThere === true,
    );
  }

  async close(): Promise<void> {
    if (this.rig.browser === 'firefox') {
      await (this.rig as unknown as { chrome(script: string): Promise<unknown> }).chrome('SidebarController.hide();');
    } else {
      await this.run((panel) => {
        setTimeout(() => panel.close());
        return true;
      }, '');
    }
    await until(
      'the panel to be closed',
      () => this.view(),
      (view) => view === null,
    );
  }
}

/**
 * Opens it from the popup over a tab, by keyboard: the button lies before the field in which the popup opens. Both are the
 * real ones.
 */
export async function openDocked(rig: Rig, page: Tab): Promise<DockedPanel> {
  await page.activate();
  const popup = await openRealPopup(rig, page);
  await until(
    'the popup, ready to type',
    () => popup.run(`document.hasFocus() && document.activeElement?.matches('[role=combobox]')`),
    (is) => is === true,
  );
  const focused = () => popup.run(`document.activeElement?.getAttribute('aria-label')`);
  for (let at = await focused(), presses = 0; at !== 'Side panel'; presses++) {
    if (presses === 12) throw new Error(`Shift+Tab did not lead from the field to “Side panel”, but to “${at}”.`);
    const before = at;
    await popup.press('Shift+Tab');
    // A busy browser takes its time, and a second press would go past; the first of all may not reach Firefox's popup.
    const deadline = performance.now() + 2_000;
    while (at === before && performance.now() < deadline) {
      await pause(50);
      at = await focused();
    }
  }
  await popup.press('Enter');
  const docked = new DockedPanel(rig);
  await docked.until('the panel', () => true);
  await until('the popup to be closed', popup.isOpen, (is) => !is);
  return docked;
}
