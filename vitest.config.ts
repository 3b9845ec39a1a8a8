import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Tests that want the machine to themselves: they flood a page, slow it down or count its frames, or write what every browser here reads. */
const ALONE = ['busy-pages', 'card-follows', 'floods', 'kept-marks', 'managed', 'no-layout'].map(
  (name) => `tests/browser/${name}.test.ts`,
);

const browserTests = {
  include: ['tests/browser/**/*.test.ts'],
  // Longer than one wait of the tests' own, which say what they waited for.
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/corpus/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // What was built: to be run after `npm run build`.
        test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        // Real browsers with the built extension. Two at a time: each has a profile, a window and a focus of its own, and
        // one by itself leaves half of a small machine idle.
        test: { ...browserTests, name: 'browser', exclude: ALONE, maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        test: { ...browserTests, name: 'browser-alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
