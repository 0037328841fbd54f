import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
    reporters: ['default', './tools/vitest-summary.ts'],
    testTimeout: 30_000,
  },
});
export default config;
