import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    setupFiles: ['test/support/fixed-seed.ts'],
    // Tests start servers and git processes; on a busy machine a few seconds mean nothing. No test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
