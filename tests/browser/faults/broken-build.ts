import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from '../rig/built.ts';
import type { BrowserName } from '../rig/rig.ts';

/**
 * The build with something broken around it: a script that runs before all of ours, in the background, in each page, and
 * in the workers that read files and compile names.
 * For what no test can do to a browser from outside: a disk that is full, a database that is not allowed, a clock that
 * jumps.
 */
export function brokenBuild(browser: BrowserName, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lens-broken-'));
  cpSync(builtExtension(browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3'), folder, { recursive: true });
  const background = join(folder, 'background.js');
  // In a file of its own, imported first: in a module, imports of ours run before its first line.
  writeFileSync(join(folder, 'broken.js'), script);
  writeFileSync(background, `import './broken.js';\n${readFileSync(background, 'utf8')}`);
  for (const page of ['options', 'popup', 'reference', 'sidepanel', 'welcome']) {
    const path = join(folder, `${page}.html`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('<head>', '<head><script src="/broken.js"></script>'));
  }
  for (const name of readdirSync(join(folder, 'assets'))) {
    if (!/^(?:\w+-)?worker-.*\.js$/.test(name)) continue;
    const path = join(folder, 'assets', name);
    writeFileSync(path, `(() => {${script}\n})();\n${readFileSync(path, 'utf8')}`);
  }
  return folder;
}
