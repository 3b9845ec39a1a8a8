import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

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
        // Real browsers with the built extension, one at a time: two at once would disturb each other's focus and timing.
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          fileParallelism: false,
          // Longer than one wait of the tests' own, which say what they waited for.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
