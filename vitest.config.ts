import { defineConfig } from 'vitest/config';
import { PlainCount } from './test/plain-count.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', new PlainCount()],
    // Only against hanging for ever: a loaded machine may take ten times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
  },
});
