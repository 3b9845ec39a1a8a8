import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Marionette } from '../../tests/browser/rig/marionette.ts';
import type { BrowserName } from '../../tests/browser/rig/rig.ts';
import { findBrowser, howToInstall } from '../setup/find-browsers.mjs';

const output = resolve(import.meta.dirname, '../../.output');

/**
 * Opens a window of a browser with the built extension and a profile of its own, and waits until it is closed. Other
 * than in the tests nothing stands between the browser and the web: the reader may go anywhere with it.
 *
 * @throws Error when the browser is missing
 */
export async function openWindow(browser: BrowserName, url: string): Promise<void> {
  const program = findBrowser(browser);
  if (!program) throw new Error(howToInstall(browser));
  const profile = mkdtempSync(join(tmpdir(), `initiative-lens-${browser}-`));
  const child = browser === 'chromium' ? openChromium(program, profile, url) : await openFirefox(program, profile, url);
  const end = () => child.kill();
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('exit', done);
    });
    if (code) throw new Error(`${browser} ended with exit code ${code}.`);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** How long the welcome page, which the extension opens once installed, may take to come; the article goes in front of it. */
const WELCOME_MS = 2_500;

function openChromium(program: string, profile: string, url: string): ChildProcess {
  const extension = join(output, 'chrome-mv3');
  const flags = [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(
    program,
    [...flags, `--load-extension=${extension}`, `--disable-extensions-except=${extension}`],
    { stdio: 'ignore' },
  );
  // Started again with the same profile, it hands the address to the one that runs and ends.
  const later = setTimeout(() => spawn(program, [...flags, url], { stdio: 'ignore' }), WELCOME_MS);
  child.once('exit', () => clearTimeout(later));
  return child;
}

/** Firefox takes an unpacked extension only from a debugging protocol; Marionette is let go once it has it. */
async function openFirefox(program: string, profile: string, url: string): Promise<ChildProcess> {
  const port = await new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
  const preferences = {
    'marionette.port': port,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(program, ['--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const marionette = await Marionette.connect(port, 60_000);
  await marionette.send('WebDriver:NewSession', {});
  await marionette.send('Addon:Install', { path: join(output, 'firefox-mv3'), temporary: true });
  await marionette.send('WebDriver:Navigate', { url });
  const article = await marionette.send<string>('WebDriver:GetWindowHandle');
  const deadline = Date.now() + WELCOME_MS;
  while (Date.now() < deadline && (await marionette.send<string[]>('WebDriver:GetWindowHandles')).length < 2) {
    await new Promise((done) => setTimeout(done, 100));
  }
  await marionette.send('WebDriver:SwitchToWindow', { handle: article, focus: true });
  await marionette.send('WebDriver:DeleteSession');
  marionette.end();
  return child;
}
