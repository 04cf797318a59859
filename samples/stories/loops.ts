import { between, oneOf, type Scene } from './scene.js';

const NO_STAGE =
  '> harbor-web@3.4.1 build\n> node build.mjs --mode staging\n\nFailed to compile.\n\nError: HARBOR_STAGE is not set\n    at loadStage (build.mjs:14:11)';

/** The message does not say where the variable comes from, so the agent tries the same again. */
export const buildLoop: Scene = (session) => {
  session.prompt(oneOf(session, 'build for staging', 'make a staging build and tell me the bundle size'));
  for (let attempt = between(session, 3, 5); attempt > 0; attempt -= 1) {
    session.bash('npm run build -- --mode staging', { fails: NO_STAGE, took: 8 });
    session.later(between(session, 10, 50));
  }
  session
    .done('The build keeps failing: HARBOR_STAGE is not set, and I find no file that sets it.')
    .later(60)
    .prompt('it is in the vault, run `acme env staging` first')
    .bash('eval "$(acme env staging)" && npm run build -- --mode staging', {
      prints:
        '418 modules compiled for staging\ndist/assets/index.js  231.90 kB │ gzip: 74.02 kB\nbuilt in 6.41s',
      took: 9,
    })
    .done('The staging bundle is 232 kB (74 kB compressed).');
};

/** Edit, test, edit, test, each time another error: an ordinary day. */
export const testCycle: Scene = (session) => {
  session.prompt('write a parser for the tide tables');
  session.write('src/tides/parse.ts', 'export function parse(text: string): Tide[] {\n  return [];\n}\n');
  const errors = ['expected [] to have a length of 4', "expected '04:10' to be '04:12'"] as const;
  for (const [index, error] of errors.entries()) {
    session.bash('npm test -- tides', {
      fails: ` FAIL  src/tides/parse.test.ts > reads a table\nAssertionError: ${error}\n\n Test Files  1 failed (1)\n      Tests  ${2 - index} failed | ${index + 3} passed (5)`,
      took: 5,
    });
    session.edit('src/tides/parse.ts', `// step ${index}`, `// step ${index + 1}`);
  }
  session.bash('npm test -- tides', {
    prints: ' Test Files  1 passed (1)\n      Tests  5 passed (5)',
    took: 5,
  });
  session.done('The parser reads the published tables; five tests cover it.');
};

/** The release channel is frozen, and nothing says until when. */
export const frozenChannel: Scene = (session) => {
  session
    .prompt(oneOf(session, 'release this to the blue channel', 'ship it to blue'))
    .bash('acme release --channel blue', {
      fails: `acme: release channel 'blue' is frozen by change window CW-${between(session, 110, 190)}`,
      exit: 3,
    })
    .done('The blue channel is frozen by a change window; I cannot see until when.');
};

/** The formatter rewrites the file between reading and editing. */
export const staleEdits: Scene = (session) => {
  const path = session.inProject('src/berths/BerthCard.tsx');
  const input = { file_path: path, old_string: '<p>{berth.name}</p>', new_string: '<h3>{berth.name}</h3>' };
  session.prompt('use headings in the berth cards');
  session.read('src/berths/BerthCard.tsx', 'export const BerthCard = ({ berth }) => <p>{berth.name}</p>;');
  session.bash('npx prettier --write src/berths', { prints: 'src/berths/BerthCard.tsx 31ms', took: 1 });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    session.tool('Edit', input, {
      fails:
        'File has been modified since read, either by the user or by a linter. Read it again before attempting to write it.',
    });
  }
  session.read(
    'src/berths/BerthCard.tsx',
    'export const BerthCard = ({ berth }) => (\n  <p>{berth.name}</p>\n);',
  );
  session.tool('Edit', input, { prints: `The file ${path} has been updated.` });
  session.done('The cards use headings.');
};
