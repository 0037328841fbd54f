import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
    reporters: ['default', './tools/vitest-summary.ts'],
    testTimeout: 30_000,
    // The code under test holds no state that one file could leave to the next, and loading it anew costs more than the tests.
    isolate: false,
    // Left alone, a run keeps one core for watching, and on two cores works on one.
    maxWorkers: '100%',
  },
});
export default config;
