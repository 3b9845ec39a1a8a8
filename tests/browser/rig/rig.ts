import type { Browser } from 'webextension-polyfill';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Site } from './site.ts';

declare const browser: Browser;

/**
 * One face for two browsers. The tests say what a reader does; how Chromium (DevTools protocol by playwright-core) and
 * Firefox (Marionette) are made to do it is in the two implementations.
 */

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  /** The browser's own language. Default `en`. */
  language?: 'en' | 'nl' | 'de';
  /** In which languages it asks for pages, such as `nl,en`. Default: its own. */
  pageLanguages?: string;
  /** Without the extension: what the page or browser does by itself. Default true. */
  extension?: boolean;
  /** A folder other than the build's. */
  extensionFolder?: string;
  /** A folder of the test's own for the profile, which is left there: started again with it, the browser goes on. */
  profile?: string;
  /** Shows a window. Default false. */
  headed?: boolean;
  /**
   * Chromium without what test tools change in it: a tab behind another one is hidden, and a page that is left is kept
   * for the way back. Firefox is always so. Default false.
   */
  ordinary?: boolean;
}

export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

/** A marked place, as the page's own scripts can see it in `CSS.highlights`. */
export interface Mark {
  text: string;
  /** `data-block` of the nearest element that has one, else null. */
  block: string | null;
  /** UTF-16 offset in the text content of that element, else of the body. */
  start: number;
  /** Highlight names that hold this place. */
  names: string[];
}

/** The card as it stands in its closed shadow root. */
export interface CardView {
  headword: string;
  /** Accessible name of the dialog. */
  label: string;
  /** Text as rendered, one line a text node. */
  text: string;
  /** Client rectangle of the dialog in its frame. */
  rect: Rect;
  /** Text or label of the focused element in the card; null while focus is elsewhere. */
  focused: string | null;
  /** Whether it stands in the browser's top layer. */
  topLayer: boolean;
}

/** A fault that a console showed. */
export interface ConsoleFault {
  /** Where: `page`, `frame`, `background`, `browser`. */
  source: string;
  text: string;
}

/** One document: a tab's top document or a frame in it. */
export interface Scope {
  /**
   * Runs a function in the document's own world and waits for its promise. It travels as source text: it can use
   * nothing from around it, and argument and result are JSON.
   */
  evaluate<A, R>(fn: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  evaluate<R>(fn: () => R | Promise<R>): Promise<R>;
  /** The card's closed root, read with the browser's own debugging rights; null where there is no card. */
  inCard<A, R>(fn: (root: ShadowRoot, arg: A) => R, arg: A): Promise<R | null>;
  /** The real pointer, in this document's client coordinates. */
  moveTo(point: Point): Promise<void>;
  click(point: Point): Promise<void>;
  tap(point: Point): Promise<void>;
  /** Presses at one point, goes slowly to the other, and lets go there. */
  drag(from: Point, to: Point): Promise<void>;
  /** Turns the wheel where the pointer rests, which does not move: so many px down. */
  wheel(at: Point, down: number): Promise<void>;
  /**
   * One key or a chord: `Escape`, `Enter`, `ArrowDown`, `Tab`, `Shift+Tab`. To be asked of the document that has the focus:
   * Firefox hands keys to the document they are asked of.
   */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

export interface Tab extends Scope {
  goto(url: string): Promise<void>;
  /** A frame by CSS selector of its element, in the top document. */
  frame(selector: string): Promise<Scope>;
  /** Makes it the tab at hand. */
  activate(): Promise<void>;
  /** Puts a key down (`Shift`, `Alt`, `Control`) and leaves it down, for the pointer too, until it is released. */
  hold(key: string): Promise<void>;
  release(key: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** Draws it as on paper, or as on a screen again. */
  setMedia(media: 'print' | 'screen'): Promise<void>;
  /** The page as the browser prints it on A4: a PDF file. */
  print(): Promise<Buffer>;
  /** Saves a PNG of the viewport or of a part of it. */
  screenshot(path: string, clip?: Rect): Promise<void>;
  close(): Promise<void>;
}

export interface Rig {
  readonly browser: BrowserName;
  readonly site: Site;
  /** Version of the browser, for reports. */
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  open(url: string): Promise<Tab>;
  /** Opens a tab behind the one at hand. */
  openBehind(url: string): Promise<Tab>;
  /** Opens a page of the extension in a tab: `/popup.html`. */
  openExtensionPage(path: string): Promise<Tab>;
  /** The number by which the extension knows a tab. */
  tabId(tab: Tab): Promise<number>;
  /** Runs a function with the rights of an extension page; in both browsers `browser` is a promise-based API there. */
  inExtension<A, R>(fn: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  inExtension<R>(fn: () => R | Promise<R>): Promise<R>;
  /** Fires a command of the manifest: the key in Firefox, the event in Chromium, which gives tests no keys. */
  runCommand(tab: Tab, command: string): Promise<void>;
  stopBackground(): Promise<void>;
  backgroundRuns(): Promise<boolean>;
  /** Installs the built extension into a browser that was started without it. */
  install(): Promise<void>;
  /** Loads the extension anew from its folder, as an update does: its pages are closed, its scripts in pages orphaned. */
  reloadExtension(): Promise<void>;
  /** Lets the extension into private windows, as a reader does in the browser's settings. It is loaded anew by it. */
  allowInPrivate(): Promise<void>;
  /** Faults shown by any console since the start, the browser's own aside. */
  consoleFaults(): Promise<ConsoleFault[]>;
  close(): Promise<void>;
}

/**
 * Waits until the extension is installed to its end: it reads pages from here on, and its welcome page, which opens by
 * itself and would take the place of whatever tab a test has just opened, has come. It stays: a page that is closed
 * while it starts leaves faults in Firefox's console.
 *
 * @throws Error with what is missing
 */
export async function waitForInstallation(rig: Pick<Rig, 'inExtension'>, welcomes: boolean): Promise<void> {
  const missing = await rig.inExtension(async (welcomed: boolean) => {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const [tabs, scripts, { filters }] = await Promise.all([
        browser.tabs.query({}),
        browser.scripting.getRegisteredContentScripts(),
        browser.storage.local.get('filters'),
      ]);
      const missing = [
        ...(!welcomed || tabs.some(({ url, status }) => url?.endsWith('/welcome.html') && status === 'complete')
          ? []
          : ['welcome page']),
        ...(scripts.length > 0 ? [] : ['page script']),
        ...(filters ? [] : ['filters']),
      ];
      if (missing.length === 0 || Date.now() > deadline) return missing;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, welcomes);
  if (missing.length > 0) throw new Error(`The extension was not installed within a minute: ${missing.join(', ')}.`);
}

/**
 * Starts a browser with a fresh profile, everything it sends going through a recording proxy.
 *
 * @throws Error when the browser is not installed or the extension is not built
 */
export async function launchRig(browserName: BrowserName, options: LaunchOptions = {}): Promise<Rig> {
  const rig = await (browserName === 'chromium' ? launchChromium(options) : launchFirefox(options));
  try {
    // A browser that goes on with a profile has welcomed its reader before.
    if (options.extension !== false) await waitForInstallation(rig, options.profile === undefined);
  } catch (error) {
    await rig.close();
    throw error;
  }
  return rig;
}
