import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, howToInstall } from '../../../scripts/setup/find-browsers.mjs';
import { builtExtension } from './built.ts';
import { DocumentGoneError } from './document-gone.ts';
import { showsCard } from './in-page.ts';
import { Marionette, MarionetteError } from './marionette.ts';
import type { ConsoleFault, LaunchOptions, Point, Rect, Rig, Scope, Tab } from './rig.ts';
import { Site } from './site.ts';
import { callSource } from './source-text.ts';
import { wayTo } from './way.ts';

const EXTENSION_ID = 'initiative-lens@initiative-lens.org';
/** Fixed, so that the tests know the address of the extension's pages. */
const EXTENSION_UUID = '6d2c0b2e-1f0a-4f7e-9a51-0d6f3c1b7a90';

const preferences = (
  proxyPort: number,
  marionettePort: number,
  language: string,
): Record<string, string | number | boolean> => ({
  'marionette.port': marionettePort,
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
  'intl.locale.requested': { en: 'en-US', nl: 'nl', de: 'de' }[language] ?? 'en-US',
  // Language packs that the distribution put beside the browser.
  'extensions.autoDisableScopes': 0,
  'extensions.enabledScopes': 15,
  // All of the browser's traffic, loopback included, goes through the recording proxy.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': proxyPort,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': proxyPort,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
  'network.proxy.failover_direct': false,
  // Faults in any process end up on standard output.
  'devtools.console.stdout.content': true,
  'browser.dom.window.dump.enabled': true,
  // An extension page that is only a file: no viewer around it.
  'devtools.jsonview.enabled': false,
  // An extension from a folder is taken away at each end of the browser; what it has stored stays.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'layout.css.prefers-color-scheme.content-override': 1,
  'dom.security.https_first': false,
  'dom.security.https_only_mode': false,
  // What the browser asks for by itself.
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'browser.translations.enable': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.provider.network.url': '',
  'media.gmp-manager.updateEnabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'nimbus.rollouts.enabled': false,
  'security.OCSP.enabled': 0,
  'security.remote_settings.crlite_filters.enabled': false,
  'security.remote_settings.intermediates.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.management.page.breach-alerts.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
  'toolkit.telemetry.unified': false,
});

/** Lines of Firefox's own on standard output that look like faults of a page. */
const BROWSER_NOISE =
  /^console\.error: (?:\(?new|RSLoader|"?Nimbus|"?RemoteSettings|"?services\.|"?SearchSettings|Region|"?AppMenu|"?BackupService|"?Glean|"?Telemetry)/;

const WEBDRIVER_KEYS: Record<string, string> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Backspace: '\uE003',
  Delete: '\uE017',
  F6: '\uE036',
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise<void>((done) => server.close(() => done()));
  return port;
};

const keyActions = (chord: string) => {
  const parts = chord.split('+').map((key) => WEBDRIVER_KEYS[key] ?? key);
  return [
    ...parts.map((value) => ({ type: 'keyDown', value })),
    ...parts.toReversed().map((value) => ({ type: 'keyUp', value })),
  ];
};

/** @throws Error when Firefox or the built extension is missing */
export async function launchFirefox(options: LaunchOptions): Promise<Rig> {
  const program = findBrowser('firefox');
  if (!program) throw new Error(howToInstall('firefox'));
  const { language = 'en', extension = true, headed = false } = options;
  const folder = extension ? (options.extensionFolder ?? builtExtension('firefox-mv3')) : null;
  const site = await Site.start();
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'lens-firefox-'));
  const port = await freePort();
  const asked = options.pageLanguages === undefined ? {} : { 'intl.accept_languages': options.pageLanguages };
  const lines = Object.entries({ ...preferences(site.port, port, language), ...asked });
  writeFileSync(
    join(profile, 'user.js'),
    lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'),
  );
  const firefox = spawn(
    program,
    [
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      ...(headed ? [] : ['--headless']),
      '--profile',
      profile,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      // Some folders of its own lie outside the profile; a read-only or foreign home must not stop it.
      env: {
        ...process.env,
        HOME: profile,
        MOZ_CRASHREPORTER_DISABLE: '1',
        // Without it, release builds ignore the preference that turns remote settings off.
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      },
    },
  );
  const rig = new FirefoxRig(firefox, site, options.profile === undefined ? profile : null);
  try {
    await rig.prepare(port, folder);
  } catch (error) {
    await rig.close();
    throw error;
  }
  return rig;
}

class FirefoxRig implements Rig {
  readonly browser = 'firefox';
  readonly extensionOrigin = `moz-extension://${EXTENSION_UUID}`;
  version = '';
  private marionette: Marionette | undefined;
  private output = '';
  private helper: FirefoxTab | undefined;
  private folder = '';
  /** Marionette knows one window, one frame and one context at hand; operations on tabs take turns. */
  private turn: Promise<unknown> = Promise.resolve();
  private selected = '';

  constructor(
    private readonly process: ChildProcess,
    readonly site: Site,
    /** Deleted at the end; null: it is the test's own. */
    private readonly profile: string | null,
  ) {
    process.stdout?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    process.stderr?.resume();
  }

  async prepare(port: number, folder: string | null): Promise<void> {
    this.marionette = await Marionette.connect(port, 60_000);
    const session = await this.send<{ capabilities: { browserVersion: string } }>('WebDriver:NewSession', {
      capabilities: {
        alwaysMatch: {
          unhandledPromptBehavior: 'ignore',
          timeouts: { script: 120_000, pageLoad: 60_000, implicit: 0 },
        },
      },
    });
    this.version = session.capabilities.browserVersion;
    await this.send('WebDriver:SetWindowRect', { width: 1280, height: 885 });
    if (folder) await this.installFrom(folder);
  }

  install(): Promise<void> {
    return this.installFrom(builtExtension('firefox-mv3'));
  }

  private async installFrom(folder: string): Promise<void> {
    // A folder is read where it lies; the lint of the packed file is a test of its own.
    this.folder = folder;
    await this.send('Addon:Install', { path: folder, temporary: true });
    // The welcome page opens now. A tab that we asked for at the same moment would be taken for it, or it for ours.
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline && (await this.send<string[]>('WebDriver:GetWindowHandles')).length < 2)
      await pause(50);
    this.helper = await this.newTab(`${this.extensionOrigin}/manifest.json`);
  }

  open(url: string): Promise<Tab> {
    return this.newTab(url);
  }

  openExtensionPage(path: string): Promise<Tab> {
    return this.newTab(this.extensionOrigin + path);
  }

  async tabId(tab: Tab): Promise<number> {
    await tab.activate();
    return this.chrome(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);`,
    );
  }

  // biome-ignore lint/suspicious/noExplicitAny: the interface has the types; here the function is only source text.
  async inExtension(fn: (arg: any) => unknown, arg?: unknown): Promise<any> {
    if (!this.helper) throw new Error('This browser runs without the extension.');
    return this.helper.evaluate(fn, arg);
  }

  async runCommand(tab: Tab, command: string): Promise<void> {
    const shortcut = await this.inExtension(async (name: string) => {
      const { browser } = globalThis as unknown as {
        browser: { commands: { getAll(): Promise<{ name: string; shortcut: string }[]> } };
      };
      return (await browser.commands.getAll()).find((each) => each.name === name)?.shortcut ?? '';
    }, command);
    if (!shortcut) throw new Error(`The command ${command} has no key.`);
    await tab.activate();
    await this.inTurn(async () => {
      // Keys that go to the browser's window and not to the page's, or no shortcut hears them.
      await this.send('Marionette:SetContext', { value: 'chrome' });
      try {
        await this.send('WebDriver:PerformActions', {
          actions: [{ type: 'key', id: 'keys', actions: keyActions(String(shortcut).replace('Ctrl', 'Control')) }],
        });
      } finally {
        await this.send('Marionette:SetContext', { value: 'content' });
      }
    });
  }

  async stopBackground(): Promise<void> {
    // A page may ask it something just then, and it is there again at once.
    for (let tries = 0; tries < 5; tries++) {
      await this.chrome(
        `return WebExtensionPolicy.getByID(args[0]).extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => null);`,
        [EXTENSION_ID],
      );
      if (!(await this.backgroundRuns())) return;
    }
    throw new Error('The background did not stop.');
  }

  async backgroundRuns(): Promise<boolean> {
    const state = await this.chrome<string>('return WebExtensionPolicy.getByID(args[0]).extension.backgroundState;', [
      EXTENSION_ID,
    ]);
    return state === 'running';
  }

  async reloadExtension(): Promise<void> {
    await this.inTurn(() => this.send('Addon:Install', { path: this.folder, temporary: true }));
    this.helper = await this.newTab(`${this.extensionOrigin}/manifest.json`);
  }

  async allowInPrivate(): Promise<void> {
    await this.chrome(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       return ExtensionPermissions.add(args[0], { permissions: ['internal:privateBrowsingAllowed'], origins: [] })
         .then(() => AddonManager.getAddonByID(args[0]))
         .then((addon) => addon.reload())
         .then(() => null);`,
      [EXTENSION_ID],
    );
    this.helper = await this.newTab(`${this.extensionOrigin}/manifest.json`);
  }

  async consoleFaults(): Promise<ConsoleFault[]> {
    // Uncaught errors of every process are gathered in the parent; console.error of content is only on the output.
    const errors = await this.chrome<string[]>(
      `const found = [];
       for (const message of Services.console.getMessageArray()) {
         if (!(message instanceof Ci.nsIScriptError)) continue;
         if (message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) continue;
         if (/^(chrome|resource|moz-src|about|jar):/.test(message.sourceName)) continue;
         // A document went away, or into the cache of pages, while a question of it was under way: nothing a script could prevent or hear of.
         if (/^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/.test(message.errorMessage)) continue;
         // A page that came up while open tabs were served has its style from the registration too. Firefox keeps one.
         // One that went away at that moment gets none.
         if (/NS_ERROR_(?:ILLEGAL_VALUE|FAILURE).*nsIDOMWindowUtils\\.addSheet/.test(message.errorMessage)) continue;
         // A worker ended with its page in the middle of its work, which then did not happen. No script is told.
         if (/^IndexedDB UnknownErr in /.test(message.errorMessage)) continue;
         // A window was closed while a script asked it for its size: a bare code, with no words and no place in the script.
         if (message.errorMessage === 'NS_ERROR_UNEXPECTED') continue;
         // The browser's own process had a word for a frame that had just gone. No script is told.
         if (/^InvalidStateError: JSWindowActorParent\\..* cannot send/.test(message.errorMessage)) continue;
         found.push(message.errorMessage + ' ' + message.sourceName + ':' + message.lineNumber + ' ' + message.category);
       }
       return found;`,
    );
    const printed = this.output
      .split(/\n(?=console\.)/)
      .map((entry) => entry.trim())
      .filter((entry) => entry.startsWith('console.error:') && !BROWSER_NOISE.test(entry));
    return [...errors, ...printed].map((text) => ({ source: text.startsWith('console.') ? 'page' : 'browser', text }));
  }

  async close(): Promise<void> {
    const gone = new Promise<void>((done) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) done();
      else this.process.once('exit', () => done());
    });
    await Promise.race([
      this.marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined),
      pause(3_000),
    ]);
    await Promise.race([gone, pause(5_000)]);
    this.process.kill('SIGKILL');
    await gone;
    this.marionette?.end();
    await this.site.stop();
    if (this.profile !== null) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Runs something that needs Marionette to itself. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work);
    this.turn = next.catch(() => undefined);
    return next;
  }

  send<T = unknown>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
    if (!this.marionette) throw new Error('Firefox is not connected.');
    return this.marionette.send<T>(command, parameters);
  }

  /** Points Marionette at a tab; `focus` also makes it the one the reader sees. */
  async select(handle: string, focus: boolean): Promise<void> {
    if (this.selected === handle && !focus) return;
    await this.send('WebDriver:SwitchToWindow', { handle, focus });
    this.selected = handle;
  }

  /** Runs a script body with `args` in the browser's own window. */
  chrome<T = unknown>(script: string, args: unknown[] = []): Promise<T> {
    return this.inTurn(async () => {
      await this.send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await this.run<T>(`const args = ${JSON.stringify(args)}; ${script}`, null);
      } finally {
        await this.send('Marionette:SetContext', { value: 'content' });
      }
    });
  }

  /** Runs a script body where Marionette stands, waits for its promise, and gives its JSON. */
  async run<T = unknown>(body: string, sandbox: 'system' | null): Promise<T> {
    const script = `const done = arguments[arguments.length - 1];
      new Promise((settle) => settle((() => { ${body} })())).then(
        (value) => done(JSON.stringify({ value: value === undefined ? null : value })),
        (error) => done(JSON.stringify({ error: String(error) + '\\n' + (error && error.stack) })));`;
    const json = await this.send<string | null>('WebDriver:ExecuteAsyncScript', {
      script,
      args: [],
      sandbox,
      newSandbox: false,
    }).catch((error: unknown) => {
      if (error instanceof MarionetteError && error.message.includes('unloaded')) return null;
      throw error;
    });
    if (json === null) throw new DocumentGoneError();
    const answer = JSON.parse(json) as { value: T; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async openBehind(url: string): Promise<Tab> {
    const tab = await this.emptyTab(false);
    await tab.goto(url);
    return tab;
  }

  private async newTab(url: string): Promise<FirefoxTab> {
    const tab = await this.emptyTab(true);
    await tab.activate();
    await tab.goto(url);
    return tab;
  }

  private emptyTab(focus: boolean): Promise<FirefoxTab> {
    return this.inTurn(async () => {
      const { handle } = await this.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab', focus });
      return new FirefoxTab(this, handle);
    });
  }
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

class FirefoxScope implements Scope {
  constructor(
    protected readonly rig: FirefoxRig,
    protected readonly handle: string,
    private readonly frameSelector: string | null,
  ) {}

  // biome-ignore lint/suspicious/noExplicitAny: the interface has the types; here the function is only source text.
  evaluate(fn: (arg: any) => unknown, arg?: unknown): Promise<any> {
    return this.inDocument(() => this.rig.run(`return ${callSource(fn, arg)};`, null));
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  inCard(fn: (root: ShadowRoot, arg: any) => unknown, arg: unknown): Promise<any> {
    // A sandbox with the system's rights may look into closed roots.
    const body = `const walk = (parent) => {
        for (const element of parent.querySelectorAll('*')) {
          const root = element.openOrClosedShadowRoot;
          if (!root) continue;
          if (root.mode === 'closed' && (${showsCard.toString()})(root)) return root;
          const inner = walk(root);
          if (inner) return inner;
        }
        return null;
      };
      const root = walk(document);
      if (!root) return null;
      const { HTMLElement, Element, Range, NodeFilter, ShadowRoot } = window;
      return ((root) => { const __name = (value) => value; return (${fn.toString()})(root, ${JSON.stringify(arg) ?? 'undefined'}); })(root);`;
    return this.inDocument(() => this.rig.run(body, 'system'));
  }

  async moveTo(point: Point): Promise<void> {
    await this.pointer('mouse', [{ type: 'pointerMove', duration: 60, origin: 'viewport', ...rounded(point) }]);
  }

  async click(point: Point): Promise<void> {
    await this.pointer('mouse', [
      { type: 'pointerMove', duration: 0, origin: 'viewport', ...rounded(point) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.pointer('mouse', [
      { type: 'pointerMove', duration: 0, origin: 'viewport', ...rounded(from) },
      { type: 'pointerDown', button: 0 },
      ...wayTo(from, to).map((point) => ({
        type: 'pointerMove',
        duration: 60,
        origin: 'viewport',
        ...rounded(point),
      })),
      { type: 'pointerUp', button: 0 },
    ]);
  }

  wheel(at: Point, down: number): Promise<void> {
    const scroll = { type: 'scroll', ...rounded(at), deltaX: 0, deltaY: down, duration: 0, origin: 'viewport' };
    return this.actions([{ type: 'wheel', id: 'wheel', actions: [scroll] }]);
  }

  async tap(point: Point): Promise<void> {
    await this.pointer('touch', [
      { type: 'pointerMove', duration: 0, origin: 'viewport', ...rounded(point) },
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: 40 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  async press(key: string): Promise<void> {
    await this.actions([{ type: 'key', id: 'keys', actions: keyActions(key) }]);
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      { type: 'pause', duration: 10 },
    ]);
    await this.actions([{ type: 'key', id: 'keys', actions }]);
  }

  private pointer(pointerType: 'mouse' | 'touch', actions: unknown[]): Promise<void> {
    return this.actions([{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions }]);
  }

  protected actions(actions: unknown[]): Promise<void> {
    return this.inDocument(async () => {
      await this.rig.send('WebDriver:PerformActions', { actions });
    });
  }

  private inDocument<T>(work: () => Promise<T>): Promise<T> {
    return this.rig.inTurn(async () => {
      await this.rig.select(this.handle, false);
      if (this.frameSelector === null) return work();
      try {
        const element = await this.rig.send('WebDriver:FindElement', {
          using: 'css selector',
          value: this.frameSelector,
        });
        await this.rig.send('WebDriver:SwitchToFrame', {
          element: Object.values(element as Record<string, string>)[0],
        });
      } catch (error) {
        // Not there yet, or just replaced.
        if (error instanceof MarionetteError && /^no such (?:element|frame)|^stale element/.test(error.code))
          throw new DocumentGoneError();
        throw error;
      }
      try {
        return await work();
      } catch (error) {
        if (error instanceof MarionetteError && error.code === 'no such window') throw new DocumentGoneError();
        throw error;
      } finally {
        await this.rig.send('WebDriver:SwitchToFrame', { id: null });
      }
    });
  }
}

class FirefoxTab extends FirefoxScope implements Tab {
  constructor(rig: FirefoxRig, handle: string) {
    super(rig, handle, null);
  }

  goto(url: string): Promise<void> {
    return this.inTab(async () => {
      await this.rig.send('WebDriver:Navigate', { url });
    });
  }

  async frame(selector: string): Promise<Scope> {
    return new FirefoxScope(this.rig, this.handle, selector);
  }

  activate(): Promise<void> {
    return this.rig.inTurn(() => this.rig.select(this.handle, true));
  }

  async hold(key: string): Promise<void> {
    const actions = [{ type: 'keyDown', value: WEBDRIVER_KEYS[key] ?? key }];
    await this.actions([{ type: 'key', id: 'keys', actions }]);
  }

  async release(key: string): Promise<void> {
    const actions = [{ type: 'keyUp', value: WEBDRIVER_KEYS[key] ?? key }];
    await this.actions([{ type: 'key', id: 'keys', actions }]);
  }

  async resize(width: number, height: number): Promise<void> {
    // The window's size is set, the viewport's wanted: what the browser's own bars take is added.
    const [barWidth, barHeight] = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.inTab(async () => {
      await this.rig.send('WebDriver:SetWindowRect', { width: width + barWidth, height: height + barHeight });
    });
  }

  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.activate();
    await this.rig.chrome('gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = args[0];', [scheme]);
  }

  async setMedia(media: 'print' | 'screen'): Promise<void> {
    await this.activate();
    await this.rig.chrome('gBrowser.selectedBrowser.browsingContext.mediumOverride = args[0];', [media]);
  }

  async print(): Promise<Buffer> {
    await this.activate();
    const page = { width: 21, height: 29.7 };
    return Buffer.from(await this.inTab(() => this.rig.send<string>('WebDriver:Print', { page })), 'base64');
  }

  async screenshot(path: string, clip?: Rect): Promise<void> {
    await this.activate();
    let png: string;
    if (clip) {
      png = await this.rig.chrome<string>(
        `const [x, y, width, height] = args;
         return (async () => {
           const actor = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal;
           const scale = window.devicePixelRatio;
           const bitmap = await actor.drawSnapshot(null, scale, 'white');
           const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
           canvas.width = Math.round(width * scale); canvas.height = Math.round(height * scale);
           canvas.getContext('2d').drawImage(bitmap, -x * scale, -y * scale);
           return canvas.toDataURL('image/png').split(',')[1];
         })();`,
        [clip.x, clip.y, clip.width, clip.height],
      );
    } else {
      png = await this.inTab(() => this.rig.send<string>('WebDriver:TakeScreenshot', { full: false }));
    }
    writeFileSync(path, Buffer.from(png, 'base64'));
  }

  close(): Promise<void> {
    return this.inTab(async () => {
      const rest = await this.rig.send<string[]>('WebDriver:CloseWindow');
      // Marionette stays with the closed window, and refuses even a new one, until it is pointed at another.
      if (rest[0] !== undefined) await this.rig.select(rest[0], false);
    });
  }

  private inTab<T>(work: () => Promise<T>): Promise<T> {
    return this.rig.inTurn(async () => {
      await this.rig.select(this.handle, false);
      return work();
    });
  }
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
