import { readFileSync } from 'node:fs';
import { defineConfig } from 'wxt';
import { borrowTextsStep } from './scripts/build/borrow-texts.ts';
import { compileHintStep } from './scripts/build/compile-hint.ts';
import { MANAGED_SCHEMA_FILE, managedSchema } from './scripts/build/managed-schema.ts';
import { marksForChromium } from './scripts/build/marks-style.ts';
import { ownTaskStep } from './scripts/build/own-task.ts';
import { silentEntryStep } from './scripts/build/silent-entry.ts';
import { sturdyPreactStep } from './scripts/build/sturdy-preact.ts';
import { tightenScriptsStep } from './scripts/build/tighten-scripts.ts';

/** Constants stand where they are used, from whichever file they come. */
const rolldownOptions = { optimization: { inlineConst: { mode: 'all' as const, pass: 3 } } };

/** Shut by default; what extension pages need is opened by name. Nothing is fetched but the extension's own files. */
const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  // The lens pages are plain: no preload helper, whose `fetch(` nobody needs.
  vite: ({ browser }) => ({
    plugins: [
      sturdyPreactStep,
      silentEntryStep,
      borrowTextsStep(),
      tightenScriptsStep,
      ownTaskStep(browser),
      compileHintStep,
    ],
    build: { modulePreload: false, sourcemap: false, target: ['chrome128', 'firefox142'], rolldownOptions },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  hooks: {
    // Each page is built alone: what several need stands in each, and no page waits for a chain of small files.
    'entrypoints:grouped'(_, groups) {
      const alone = groups.flatMap((group) => (Array.isArray(group) ? group.map((entry) => [entry]) : [group]));
      groups.splice(0, groups.length, ...alone);
    },
    'build:publicAssets'(wxt, files) {
      if (wxt.config.browser !== 'chrome') return;
      for (const [index, file] of files.entries()) {
        if (!/^marks(?:-other)?\.css$/.test(file.relativeDest) || !('absoluteSrc' in file)) continue;
        files[index] = {
          relativeDest: file.relativeDest,
          contents: marksForChromium(readFileSync(file.absoluteSrc, 'utf8')),
        };
      }
      files.push({ relativeDest: MANAGED_SCHEMA_FILE, contents: `${JSON.stringify(managedSchema(), null, 2)}\n` });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: 'Initiative Lens',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'alarms', 'contextMenus'],
    host_permissions: ['*://*/*', ...(browser === 'chrome' ? ['file:///*'] : [])],
    content_security_policy: { extension_pages: csp },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 96: 'icon/96.png', 128: 'icon/128.png' },
    action: {
      default_title: '__MSG_name__',
      default_popup: 'popup.html',
      default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' },
    },
    omnibox: { keyword: 'il' },
    // Letters that no menu of Firefox has in English, Dutch or German: it would open that menu instead.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      'next-mention': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_nextMention__' },
      'previous-mention': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_previousMention__' },
      'hide-marks': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_hideMarks__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'initiative-lens@initiative-lens.org',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128', storage: { managed_schema: MANAGED_SCHEMA_FILE } }),
  }),
});
