import { defineConfig } from 'rolldown';

/**
 * What a run loads, in few files: opening hundreds of small ones takes longer than most runs. The worker lies beside
 * the chunk that starts it. These libraries find things by the place of their own files, or are binaries.
 */
export default defineConfig({
  input: { cli: 'build/cli.js', 'chunks/worker': 'build/analysis/worker.js' },
  external: ['@duckdb/node-api', 'ssh2', 'write-file-atomic'],
  platform: 'node',
  output: { dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
});
