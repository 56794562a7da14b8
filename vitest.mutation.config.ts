import { defineConfig } from 'vitest/config';

/**
 * The tests that judge the mutants of `npm run mutation`: quick ones, in this process. One after another in one world,
 * since each mutant runs them anew.
 */
// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    include: ['test/unit/core/{plan,ledger,reconcile}/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    isolate: false,
  },
});
