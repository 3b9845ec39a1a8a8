import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BrowserName } from '../rig/rig.ts';

/** Where each browser reads what an administrator has set, on Linux; Debian's Chromium and others look in two places. */
const PLACES: Record<BrowserName, string[]> = {
  chromium: [
    '/etc/chromium/policies/managed/initiative-lens-test.json',
    '/etc/opt/chrome/policies/managed/initiative-lens-test.json',
  ],
  firefox: ['/etc/firefox/policies/policies.json'],
};

/** Whether policy files can be written at all: on Linux, as root. */
export const canWritePolicies = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Puts a policy where the browser finds it, and everything back as it was afterwards, whatever happens in between: other
 * policies of this machine are somebody's.
 *
 * @param settings what the extension finds in managed storage
 */
export class PolicyFiles {
  private readonly before = new Map<string, Buffer | null>();
  private readonly made: string[] = [];
  private readonly onExit = () => this.restore();

  constructor(
    private readonly browser: BrowserName,
    private readonly extensionId: string,
  ) {
    process.once('exit', this.onExit);
  }

  write(settings: unknown): void {
    const content = { '3rdparty': this.content(settings) };
    for (const path of PLACES[this.browser]) {
      if (!this.before.has(path)) this.before.set(path, existsSync(path) ? readFileSync(path) : null);
      this.makeFolder(dirname(path));
      const kept =
        this.browser === 'firefox' ? (JSON.parse(String(this.before.get(path) ?? '{}')) as { policies?: object }) : {};
      const whole = this.browser === 'firefox' ? { ...kept, policies: { ...kept.policies, ...content } } : content;
      writeFileSync(path, JSON.stringify(whole, null, 2));
    }
  }

  restore(): void {
    process.removeListener('exit', this.onExit);
    for (const [path, content] of this.before) {
      if (content === null) rmSync(path, { force: true });
      else writeFileSync(path, content);
    }
    this.before.clear();
    for (const folder of this.made.splice(0).reverse()) {
      try {
        rmdirSync(folder);
      } catch {
        // Somebody else has put something there.
      }
    }
  }

  private content(settings: unknown): object {
    return this.browser === 'chromium'
      ? { extensions: { [this.extensionId]: settings } }
      : { Extensions: { [this.extensionId]: settings } };
  }

  private makeFolder(folder: string): void {
    if (existsSync(folder)) return;
    this.makeFolder(dirname(folder));
    mkdirSync(folder);
    this.made.push(folder);
  }
}
