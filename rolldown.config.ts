import { defineConfig } from 'rolldown';

/** A file of `dist/chunks`: these modules and all that they import. What two of them need is in the first. */
const chunk = (name: string, modules: RegExp) => ({ name, test: modules });

/**
 * What a run loads, in few files: opening hundreds of small ones takes longer than most runs. The worker lies beside
 * the chunk that starts it. These libraries find things by the place of their own files, or are binaries.
 */
const program = defineConfig({
  input: { cli: 'build/cli.js', program: 'build/program.js', 'chunks/worker': 'build/analysis/worker.js' },
  external: ['@duckdb/node-bindings', 'ssh2', 'write-file-atomic'],
  platform: 'node',
  output: {
    ...{ dir: 'dist', cleanDir: true, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    codeSplitting: {
      groups: [
        chunk('start', /[\\/]build[\\/](?:units|analysis[\\/]crew|store[\\/]damage|commands[\\/]all)\.js$/),
        // Of yargs too, which explains commands: it is not to wait for what answers them.
        chunk('width', /^(?!.*cli-progress).*[\\/]node_modules[\\/]string-width[\\/]/),
        chunk('answering', /[\\/]build[\\/](?:commands[\\/](?:tallying|questioning)|statistics[\\/].+)\.js$/),
        chunk('store', /[\\/]build[\\/]store[\\/]reader\.js$/),
        chunk('mapping', /[\\/]build[\\/]analysis[\\/](?:map|share)\.js$/),
        chunk('analysis', /[\\/]build[\\/](?:pipeline|commands[\\/](?:analysis|drafted|drafting))\.js$/),
      ],
    },
  },
});

/** What runs in the page of a report: Chart.js and the code that draws. `prepare` puts it in its place. */
const page = defineConfig({
  input: 'src/views/report/page/charts.ts',
  platform: 'browser',
  tsconfig: 'src/views/report/page/tsconfig.json',
  output: { file: 'build/page/charts.js', format: 'iife', minify: true },
});

export default [program, page];
