/**
 * Where the browsers are. Plain JavaScript, because it runs before anything is installed, on whichever Node the machine
 * has; the browser tests use it too.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Google's own Chrome is not in the list: it no longer loads an unpacked extension from its command line. */
const PLACES = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser', 'chrome-for-testing', 'ungoogled-chromium'],
    darwin: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    win32: ['Chromium\\Application\\chrome.exe'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    darwin: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
  },
};

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Finds an installed browser: by its environment variable (CHROMIUM_PATH, FIREFOX_PATH), on the path, or in the
 * platform's usual places.
 *
 * @param {'chromium' | 'firefox'} browser
 * @returns {string | null} path of the program
 * @throws {Error} when the environment variable names a file that cannot be run
 */
export function findBrowser(browser) {
  const { variable, commands, darwin, win32 } = PLACES[browser];
  const given = process.env[variable];
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`${variable} is set to ${given}, which is no program that can be run.`);
  }
  const candidates = [];
  if (process.platform === 'win32') {
    const roots = [process.env.LOCALAPPDATA, process.env.ProgramFiles, process.env['ProgramFiles(x86)']];
    for (const root of roots) if (root) candidates.push(...win32.map((place) => join(root, place)));
  } else {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      if (folder) candidates.push(...commands.map((command) => join(folder, command)));
    }
    if (process.platform === 'darwin') {
      for (const root of ['/Applications', join(homedir(), 'Applications')]) {
        candidates.push(...darwin.map((place) => join(root, place)));
      }
    }
  }
  return candidates.find((path) => existsSync(path) && isProgram(path)) ?? null;
}

/**
 * What to do where a browser is missing, in words for the person at the terminal.
 *
 * @param {'chromium' | 'firefox'} browser
 * @returns {string}
 */
export function howToInstall(browser) {
  const { variable } = PLACES[browser];
  const name = browser === 'chromium' ? 'Chromium' : 'Firefox';
  const how = {
    linux:
      browser === 'chromium'
        ? 'On Debian: sudo apt-get install chromium chromium-l10n. Elsewhere: the package chromium.'
        : 'On Debian: sudo apt-get install firefox-esr firefox-esr-l10n-nl firefox-esr-l10n-de. Elsewhere: Firefox 142 or later.',
    darwin:
      browser === 'chromium'
        ? 'Install Chromium or Chrome for Testing in /Applications (Google Chrome itself cannot load an unpacked extension from its command line).'
        : 'Install Firefox 142 or later in /Applications.',
    win32:
      browser === 'chromium'
        ? 'Install Chromium (Google Chrome itself cannot load an unpacked extension from its command line).'
        : 'Install Firefox 142 or later.',
  }[process.platform];
  return `${name} was not found. ${how ?? `Install ${name}.`} Or set ${variable} to its program.`;
}
