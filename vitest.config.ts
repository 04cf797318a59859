import { defineConfig } from 'vitest/config';
import { PlainCount } from './test/plain-count.js';

/** It replaces a module of Node for all who share its process. */
const ALONE = ['test/sources/full-disk.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new PlainCount()],
    // Only against hanging for ever: a loaded machine may take ten times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    setupFiles: ['test/engine.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The built program is run as it is.
    server: { deps: { external: [/\/dist\//] } },
    projects: [
      {
        extends: true,
        // Most of the time went into loading the same modules for each file anew.
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
