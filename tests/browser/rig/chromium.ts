import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Frame, type Page, type Worker } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { findBrowser, howToInstall } from '../../../scripts/setup/find-browsers.mjs';
import { builtExtension } from './built.ts';
import { DocumentGoneError } from './document-gone.ts';
import { showsCard } from './in-page.ts';
import type { ConsoleFault, LaunchOptions, Point, Rect, Rig, Scope, Tab } from './rig.ts';
import { Site } from './site.ts';
import { callSource } from './source-text.ts';
import { wayTo } from './way.ts';

declare const chrome: Browser;

/** What keeps the browser itself quiet, so that whatever the proxy sees is the page's or the extension's. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-quic',
  '--no-pings',
  '--metrics-recording-only',
  '--dns-prefetch-disable',
  '--disable-features=OptimizationHints,MediaRouter,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying,InterestFeedContentSuggestions',
];

interface EvaluateAnswer {
  result: { value?: unknown; objectId?: string };
  exceptionDetails?: { text: string; exception?: { description?: string; value?: unknown } };
}

interface DomNode {
  backendNodeId: number;
  shadowRootType?: string;
  shadowRoots?: DomNode[];
  children?: DomNode[];
}

/** The words of an event that tells of a fault; null for every other event. */
function faultText(
  method: string,
  params: {
    type: string;
    args: { value?: unknown; description?: string }[];
    exceptionDetails: { text: string; exception?: { description?: string } };
    entry: { level: string; text: string; url?: string };
  },
): string | null {
  switch (method) {
    case 'Runtime.consoleAPICalled': {
      if (params.type !== 'error' && params.type !== 'assert') return null;
      return params.args.map(({ value, description }) => String(value ?? description)).join(' ');
    }
    case 'Runtime.exceptionThrown':
      return params.exceptionDetails.exception?.description ?? params.exceptionDetails.text;
    case 'Log.entryAdded': {
      const { level, text, url = '' } = params.entry;
      // The browser itself asks for a page's icon, a while after the page is there: by then a test may have cut the network.
      if (text === 'Failed to load resource: net::ERR_INTERNET_DISCONNECTED' && url.endsWith('/favicon.ico'))
        return null;
      return level === 'error' ? `${text} ${url}`.trim() : null;
    }
    default:
      return null;
  }
}

const resultOf = ({ result, exceptionDetails }: EvaluateAnswer): unknown => {
  if (!exceptionDetails) return result.value;
  const { exception, text } = exceptionDetails;
  throw new Error(exception?.description ?? (exception?.value !== undefined ? String(exception.value) : text));
};

/** @throws Error when Chromium or the built extension is missing */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumRig> {
  const program = findBrowser('chromium');
  if (!program) throw new Error(howToInstall('chromium'));
  const { language = 'en', extension = true, headed = false } = options;
  const folder = extension ? (options.extensionFolder ?? builtExtension('chrome-mv3')) : null;
  const site = await Site.start();
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'lens-chromium-'));
  const locale = { en: 'en_US', nl: 'nl_NL', de: 'de_DE' }[language];
  const start: Start = {
    program,
    profile,
    // Chromium on Linux takes its language from here, elsewhere from --lang.
    env: { ...(process.env as Record<string, string>), LANGUAGE: language, LANG: `${locale}.UTF-8` },
    headed,
    args: [
      ...(headed ? [] : ['--headless=new', '--disable-gpu']),
      // The sandbox needs what containers and root accounts often have not; only our own pages are opened.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      `--lang=${{ en: 'en-US', nl: 'nl', de: 'de' }[language]}`,
      ...(options.pageLanguages === undefined ? [] : [`--accept-lang=${options.pageLanguages}`]),
      ...QUIET,
      ...(folder ? [`--load-extension=${folder}`, `--disable-extensions-except=${folder}`] : []),
    ],
    proxy: `http://127.0.0.1:${site.port}`,
  };
  const { context, stop } = await (options.ordinary ? startOrdinary(start) : startForTests(start));
  const rig = new ChromiumRig(context, site, options.profile === undefined ? profile : null, stop);
  try {
    await rig.prepare(extension);
  } catch (error) {
    await rig.close();
    throw error;
  }
  return rig;
}

interface Start {
  program: string;
  profile: string;
  env: Record<string, string>;
  headed: boolean;
  args: string[];
  proxy: string;
}

interface Started {
  context: BrowserContext;
  stop(): Promise<void>;
}

async function startForTests({ program, profile, env, headed, args, proxy }: Start): Promise<Started> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    // Playwright's own headless mode is the old one, which knows no extensions.
    headless: false,
    viewport: headed ? null : { width: 1280, height: 800 },
    ignoreDefaultArgs: ['--disable-extensions'],
    proxy: { server: proxy, bypass: '<-loopback>' },
    timeout: 120_000,
    env,
    args,
  });
  return { context, stop: () => context.close() };
}

/** The same browser, started by us: Playwright only joins in, and leaves focus, visibility and history as they are. */
async function startOrdinary({ program, profile, env, args, proxy }: Start): Promise<Started> {
  const child: ChildProcess = spawn(
    program,
    [
      ...args,
      `--user-data-dir=${profile}`,
      `--proxy-server=${proxy}`,
      '--proxy-bypass-list=<-loopback>',
      '--window-size=1280,900',
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { env, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const file = join(profile, 'DevToolsActivePort');
  const deadline = Date.now() + 60_000;
  while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('Chromium did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [port] = readFileSync(file, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true, timeout: 60_000 });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window.');
  return {
    context,
    async stop() {
      const session = await browser.newBrowserCDPSession().catch(() => undefined);
      await session?.send('Browser.close').catch(() => undefined);
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export class ChromiumRig implements Rig {
  readonly browser = 'chromium';
  extensionOrigin = '';
  readonly faults: ConsoleFault[] = [];
  private isDeveloper = false;
  private browserSession: CDPSession | undefined;
  /** A worker that is stopped while it starts complains that it cannot load its scripts. */
  private hasStopped = false;
  private helper: ChromiumTab | undefined;

  constructor(
    /** What is measured in Chromium alone needs more of its protocol than the tests do. */
    readonly context: BrowserContext,
    readonly site: Site,
    /** Deleted at the end; null: it is the test's own. */
    private readonly profile: string | null,
    private readonly stop: () => Promise<void>,
  ) {}

  get version(): string {
    return this.context.browser()?.version() ?? '';
  }

  async prepare(extension: boolean): Promise<void> {
    this.browserSession = await this.context.browser()?.newBrowserCDPSession();
    // One that begins while the browser is being closed cannot be watched any more.
    const watch = (worker: Worker) => void this.watchWorker(worker).catch(() => undefined);
    this.context.serviceWorkers().forEach(watch);
    this.context.on('serviceworker', watch);
    if (extension) await this.meet();
  }

  private async meet(): Promise<void> {
    const worker =
      this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker', { timeout: 120_000 }));
    this.extensionOrigin = `chrome-extension://${new URL(worker.url()).host}`;
    // An extension page without content of its own: asking through it neither wakes nor needs the background.
    this.helper = await this.newTab(`${this.extensionOrigin}/manifest.json`);
  }

  open(url: string): Promise<Tab> {
    return this.newTab(url);
  }

  async openBehind(url: string): Promise<Tab> {
    const opened = this.context.waitForEvent('page', { timeout: 60_000 });
    await this.inExtension((address: string) => chrome.tabs.create({ url: address, active: false }), url);
    const page = await opened;
    await page.waitForLoadState('load');
    return this.tabOf(page);
  }

  openExtensionPage(path: string): Promise<Tab> {
    return this.newTab(this.extensionOrigin + path);
  }

  async tabId(tab: Tab): Promise<number> {
    await tab.activate();
    return this.inExtension(async () => {
      const [active] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return active?.id ?? -1;
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: the interface has the types; here the function is only source text.
  async inExtension(fn: (arg: any) => unknown, arg?: unknown): Promise<any> {
    if (!this.helper) throw new Error('This browser runs without the extension.');
    await this.helper.evaluate(() => {
      (globalThis as { browser?: unknown }).browser ??= chrome;
    });
    // Else a promise that never settles is told of by the test's own end alone, which does not say which one it was.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, failed) => {
      timer = setTimeout(() => failed(new Error(`After 120 s no answer from the extension to: ${fn}`)), 120_000);
    });
    return Promise.race([this.helper.evaluate(fn, arg), late]).finally(() => clearTimeout(timer));
  }

  async runCommand(tab: Tab, command: string): Promise<void> {
    await tab.activate();
    if (!(await this.backgroundRuns())) {
      // What the key does in a real browser: the event wakes the worker. Here any message does.
      await this.inExtension(() => chrome.runtime.sendMessage({}).catch(() => undefined));
    }
    const worker = this.context.serviceWorkers()[0];
    if (!worker) throw new Error('The background did not start.');
    await worker.evaluate((name) => {
      (chrome.commands.onCommand as unknown as { dispatch(name: string): void }).dispatch(name);
    }, command);
  }

  async stopBackground(): Promise<void> {
    this.hasStopped = true;
    const toStop = new Set((await this.workerTargets()).map(({ targetId }) => targetId));
    const deadline = Date.now() + 250;
    for (;;) {
      // A page may have woken another one meanwhile: that is a new worker, with nothing left of this one.
      const left = (await this.workerTargets()).filter(({ targetId }) => toStop.has(targetId));
      if (left.length === 0) return;
      if (Date.now() > deadline) return this.stopAllWorkers();
      // Asked again and again: a worker that is just starting does not hear it.
      for (const { targetId } of left)
        await this.browserSession?.send('Target.closeTarget', { targetId }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /**
   * For a worker that does not close when it is asked to, as one that is at work; this also ends what a page has woken
   * since. That it has stopped the browser itself says: one that is woken at once has the same target as before.
   */
  private async stopAllWorkers(): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    const stopped = Promise.withResolvers<void>();
    const late = setTimeout(() => stopped.reject(new Error('The background did not stop.')), 30_000);
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const own = versions.filter(({ scriptURL }) => scriptURL.startsWith(this.extensionOrigin));
      if (own.length > 0 && own.every(({ runningStatus }) => runningStatus === 'stopped')) stopped.resolve();
    });
    try {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped.promise;
    } finally {
      clearTimeout(late);
      await session.detach();
    }
  }

  async backgroundRuns(): Promise<boolean> {
    return (await this.workerTargets()).length > 0;
  }

  async install(): Promise<void> {
    const session = this.browserSession as unknown as { send(method: string, params: object): Promise<unknown> };
    await session.send('Extensions.loadUnpacked', { path: builtExtension('chrome-mv3') });
    await this.meet();
  }

  async reloadExtension(): Promise<void> {
    await this.allowUnpacked();
    await this.loadedAnew(() => this.inExtension(() => setTimeout(() => chrome.runtime.reload(), 50)));
  }

  /** Outside its developer mode Chromium disables an unpacked extension that is loaded anew, at the second time if not the first. */
  private async allowUnpacked(): Promise<void> {
    if (this.isDeveloper) return;
    this.isDeveloper = true;
    const settings = await this.newTab('chrome://extensions');
    await settings.evaluate(() => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { updateProfileConfiguration(change: object): Promise<void> };
      };
      return developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    });
    await settings.close();
  }

  async allowInPrivate(): Promise<void> {
    await this.allowUnpacked();
    const settings = await this.newTab('chrome://extensions');
    const extensionId = new URL(this.extensionOrigin).host;
    await this.loadedAnew(() =>
      settings.evaluate((id: string) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
        };
        return developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
      }, extensionId),
    );
  }

  private async loadedAnew(load: () => Promise<unknown>): Promise<void> {
    const old = new Set((await this.workerTargets()).map(({ targetId }) => targetId));
    await load();
    const deadline = Date.now() + 30_000;
    while (!(await this.workerTargets()).some(({ targetId }) => !old.has(targetId))) {
      if (Date.now() > deadline) throw new Error('The extension did not come back.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.helper = await this.newTab(`${this.extensionOrigin}/manifest.json`);
  }

  async consoleFaults(): Promise<ConsoleFault[]> {
    return [...this.faults];
  }

  async close(): Promise<void> {
    await this.stop().catch(() => undefined);
    await this.site.stop();
    if (this.profile !== null) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /**
   * Follows a worker's console and uncaught errors. Playwright shows the first only; a session of our own inside the
   * browser's session has both, and what came before it too.
   */
  private async watchWorker(worker: Worker): Promise<void> {
    const session = this.browserSession;
    const target = (await this.workerTargets()).find(({ url }) => url === worker.url());
    if (!session || !target) return;
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
    session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
      if (from !== sessionId) return;
      const { method, params } = JSON.parse(message) as { method?: string; params: never };
      const text = faultText(method ?? '', params);
      const isCutShort = this.hasStopped && text?.startsWith('Failed to load the script unexpectedly');
      // A tab was closed while something of it was set; Chromium says so beside the promise that is rejected and handled.
      const isClosedTab = /^Unchecked runtime\.lastError: No tab with id: \d+\.?$/.test(text ?? '');
      // So with what a worker had asked for when it was stopped.
      const isStopped = this.hasStopped && text === 'Unchecked runtime.lastError: No SW';
      if (text !== null && !isCutShort && !isClosedTab && !isStopped) this.faults.push({ source: 'background', text });
    });
    for (const [id, method] of ['Runtime.enable', 'Log.enable'].entries()) {
      await session
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params: {} }) })
        .catch(() => undefined);
    }
  }

  private async workerTargets(): Promise<{ targetId: string; url: string }[]> {
    const answer = await this.browserSession?.send('Target.getTargets');
    return (answer?.targetInfos ?? []).filter(
      ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
    );
  }

  private async newTab(url: string): Promise<ChromiumTab> {
    // The first tab is the empty one that the browser opens with.
    const tab = await this.tabOf(await this.context.newPage());
    await tab.goto(url);
    return tab;
  }

  private async tabOf(page: Page): Promise<ChromiumTab> {
    const tab = new ChromiumTab(page, await this.context.newCDPSession(page), this.faults);
    await tab.prepare();
    return tab;
  }
}

function throwIfGone(error: unknown): never {
  if (/context was destroyed|navigated or closed|Cannot find context|has been closed/.test(String(error)))
    throw new DocumentGoneError();
  throw error;
}

/** A document reached through a DevTools session: the tab's own, or that of a frame in a process of its own. */
class ChromiumScope implements Scope {
  private readonly ownSession: boolean;
  private readonly session: CDPSession;

  constructor(
    protected readonly page: Page,
    protected readonly tabSession: CDPSession,
    private readonly target: Frame,
    /** The session of a frame that has a process of its own. */
    frameSession?: CDPSession,
  ) {
    this.session = frameSession ?? tabSession;
    this.ownSession = frameSession !== undefined || target === page.mainFrame();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the interface has the types; here the function is only source text.
  async evaluate(fn: (arg: any) => unknown, arg?: unknown): Promise<any> {
    const expression = callSource(fn, arg);
    if (!this.ownSession) return this.target.evaluate(expression).catch(throwIfGone);
    // Not Playwright's evaluate: that one uses eval, which the page's content security policy may forbid.
    const answer = await this.session
      .send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      .catch(throwIfGone);
    return resultOf(answer as EvaluateAnswer);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async inCard(fn: (root: ShadowRoot, arg: any) => unknown, arg: unknown): Promise<any> {
    for (const node of await this.closedRoots()) {
      const { object } = await this.session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
      const answer = await this.session.send('Runtime.callFunctionOn', {
        objectId: object.objectId as string,
        functionDeclaration: `function (arg) { const __name = (value) => value;
          if (!(${showsCard.toString()})(this)) return { none: true };
          return { value: (${fn.toString()})(this, arg) }; }`,
        arguments: [{ value: arg }],
        returnByValue: true,
      });
      const { none, value } = resultOf(answer as EvaluateAnswer) as { none?: true; value: unknown };
      if (!none) return value ?? null;
    }
    return null;
  }

  async moveTo(point: Point): Promise<void> {
    const { x, y } = await this.inTab(point);
    await this.page.mouse.move(x, y, { steps: 4 });
  }

  async click(point: Point): Promise<void> {
    const { x, y } = await this.inTab(point);
    await this.page.mouse.click(x, y);
  }

  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    const start = await this.inTab(from);
    await mouse.move(start.x, start.y);
    await mouse.down();
    for (const point of wayTo(start, await this.inTab(to))) {
      await mouse.move(point.x, point.y);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await mouse.up();
  }

  wheel(_: Point, down: number): Promise<void> {
    return this.page.mouse.wheel(0, down);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 10 });
  }

  async tap(point: Point): Promise<void> {
    const { x, y } = await this.inTab(point);
    const session = this.tabSession;
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await new Promise((resolve) => setTimeout(resolve, 40));
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  }

  /** The tab's client coordinates of a point in this document. */
  private async inTab(point: Point): Promise<Point> {
    let { x, y } = point;
    for (let frame: Frame | null = this.target; frame?.parentFrame(); frame = frame.parentFrame()) {
      const element = await frame.frameElement();
      const corner = await element.evaluate((node) => {
        const { left, top } = (node as HTMLElement).getBoundingClientRect();
        return { x: left + (node as HTMLElement).clientLeft, y: top + (node as HTMLElement).clientTop };
      });
      x += corner.x;
      y += corner.y;
    }
    return { x, y };
  }

  private async closedRoots(): Promise<DomNode[]> {
    let root: DomNode;
    if (this.ownSession) {
      ({ root } = (await this.session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode });
    } else {
      const handle = await this.target.frameElement();
      // Within one process the frame's document hangs below its element in the tree of the document around it.
      const { root: top } = (await this.session.send('DOM.getDocument', { depth: -1, pierce: true })) as {
        root: DomNode;
      };
      const name = await handle.getAttribute('id');
      type Framed = DomNode & { contentDocument?: DomNode; attributes?: string[] };
      const find = (node: Framed): DomNode | undefined => {
        if (node.contentDocument && (name === null || node.attributes?.[node.attributes.indexOf('id') + 1] === name))
          return node.contentDocument;
        for (const child of (node.children ?? []) as Framed[]) {
          const found = find(child);
          if (found) return found;
        }
        return undefined;
      };
      root = find(top) ?? top;
    }
    const found: DomNode[] = [];
    const walk = (node: DomNode) => {
      for (const shadow of node.shadowRoots ?? []) {
        if (shadow.shadowRootType === 'closed') found.push(shadow);
        walk(shadow);
      }
      for (const child of node.children ?? []) walk(child);
    };
    walk(root);
    return found;
  }
}

class ChromiumTab extends ChromiumScope implements Tab {
  constructor(
    page: Page,
    session: CDPSession,
    private readonly faults: ConsoleFault[],
  ) {
    super(page, session, page.mainFrame());
  }

  async prepare(): Promise<void> {
    await this.watch(this.tabSession, 'page');
    // A frame of another site lives in its own process and has its own console.
    this.page.on('framenavigated', async (frame) => {
      if (frame === this.page.mainFrame()) return;
      const session = await this.page
        .context()
        .newCDPSession(frame)
        .catch(() => undefined);
      if (session) await this.watch(session, 'frame').catch(() => undefined);
    });
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  }

  async frame(selector: string): Promise<Scope> {
    const handle = await this.page.waitForSelector(selector, { state: 'attached' });
    const frame = await handle.contentFrame();
    if (!frame) throw new Error(`${selector} is no frame.`);
    const own = await this.page
      .context()
      .newCDPSession(frame)
      .catch(() => undefined);
    if (own) await own.send('DOM.enable').catch(throwIfGone);
    return new ChromiumScope(this.page, this.tabSession, frame, own);
  }

  activate(): Promise<void> {
    return this.page.bringToFront();
  }

  hold(key: string): Promise<void> {
    return this.page.keyboard.down(key);
  }

  release(key: string): Promise<void> {
    return this.page.keyboard.up(key);
  }

  resize(width: number, height: number): Promise<void> {
    return this.page.setViewportSize({ width, height });
  }

  setColorScheme(colorScheme: 'light' | 'dark'): Promise<void> {
    return this.page.emulateMedia({ colorScheme });
  }

  setMedia(media: 'print' | 'screen'): Promise<void> {
    return this.page.emulateMedia({ media });
  }

  print(): Promise<Buffer> {
    return this.page.pdf({ format: 'A4', preferCSSPageSize: true });
  }

  async screenshot(path: string, clip?: Rect): Promise<void> {
    await this.page.screenshot({ path, ...(clip ? { clip } : {}) });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Playwright's console events leave out what content scripts write; the session's do not. */
  private async watch(session: CDPSession, source: string): Promise<void> {
    for (const method of ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'] as const) {
      session.on(method, (params) => {
        const text = faultText(method, params as never);
        if (text !== null) this.faults.push({ source, text });
      });
    }
    await session.send('Runtime.enable');
    await session.send('Log.enable');
    await session.send('DOM.enable');
  }
}
