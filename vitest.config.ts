import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/temporary-root.ts'],
    // CommonJS is imported the way Node does it, so that tests see what users get.
    deps: { interopDefault: false },
    // Files share what they import, which is most of their time, and no test changes a module. With every core and
    // without isolation the tests take two fifths of the time.
    isolate: false,
    maxWorkers: Math.min(availableParallelism(), 4),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
