import { defineConfig } from 'wxt';

/**
 * The gallery: every shared component and every form of the card, with real entries. A build of its own (`wxt build
 * tests/gallery`), so that nothing of it can get into the extension.
 */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  publicDir: 'none',
  manifest: { name: 'Gallery' },
  vite: () => ({
    build: { modulePreload: false, sourcemap: false, target: ['chrome128', 'firefox142'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
});
