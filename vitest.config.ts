import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { wordsPlugin } from './build/words-plugin.ts';

// WxtVitest puts a fake browser behind `wxt/browser`, but takes no plugin from wxt.config.ts:
// the words plugin has to be named here once more.
const plugins = () => [WxtVitest(), wordsPlugin()];

export default defineConfig({
  test: {
    // Left to itself, a machine with two cores would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: plugins(),
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        plugins: plugins(),
        test: {
          name: 'property',
          include: ['tests/property/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        plugins: plugins(),
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        // Real browsers, two files at a time: most of a file's time goes by waiting for its browser.
        plugins: [wordsPlugin()],
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
