import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { BrowserName } from '../tests/browser/rig/rig.ts';
import type { SampleLanguage } from './sample-page.ts';
import { openWindow } from './start/open-window.ts';
import { serveSample } from './start/serve-sample.ts';
import { showHeadless } from './start/show-headless.ts';

/**
 * `npm start`: builds the extension and shows it on the sample article. With a display a browser window opens and stays
 * until it is closed; without one (or with `--headless`) the same is done out of sight, and what was marked is printed.
 *
 * Options: `--firefox`, `--headless`, `--language=nl|en|de`.
 */
const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const browser: BrowserName = args.includes('--firefox') ? 'firefox' : 'chromium';

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** The sample in the reader's language where it has one; the article is Dutch by origin. */
function sampleLanguage(): SampleLanguage {
  const asked = args.find((arg) => arg.startsWith('--language='))?.slice('--language='.length);
  const language = asked ?? new Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  return language === 'en' || language === 'de' ? language : 'nl';
}

console.log('\n● Building the extension');
const build = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (build.status !== 0) {
  console.error('\n✖ The build failed.');
  process.exit(1);
}

const language = sampleLanguage();
if (hasDisplay && !args.includes('--headless')) {
  const sample = await serveSample(language);
  console.log(
    `\n● Opening ${browser} on the sample article, ${sample.url}\n  It ends when the window is closed, or with Ctrl+C.`,
  );
  await openWindow(browser, sample.url);
  sample.stop();
} else {
  await showHeadless(browser, language, resolve(root, 'artifacts/start'));
}
