import { oneOf, type Scene } from './scene.js';

/** macOS has no `timeout`; the pipe hides it, and the agent believes that the tests have passed. */
export const timeoutHidden: Scene = (session) => {
  session
    .prompt(oneOf(session, 'run the whole suite before you commit', 'check that nothing else broke'))
    .bash('timeout 120 npm test 2>&1 | tail -5', { prints: 'zsh: command not found: timeout' })
    .done('All tests pass, nothing else is affected.')
    .later(140)
    .prompt('CI is red on this branch: three tests of the arrivals page')
    .bash('npm test -- arrivals', {
      fails:
        ' FAIL  src/arrivals/page.test.tsx > shows the next arrival\nAssertionError: expected 2 to be 3\n\n Test Files  1 failed (1)\n      Tests  3 failed | 9 passed (12)',
      took: 6,
    })
    .edit('src/arrivals/page.tsx', 'arrivals.slice(1)', 'arrivals.slice(0)')
    .bash('npm test -- arrivals', {
      prints: ' Test Files  1 passed (1)\n      Tests  12 passed (12)',
      took: 6,
    })
    .done('Fixed: the page dropped the first arrival. The suite had not run at all before.');
};

/** The same, visible: exit code 127, then a second try. */
export const timeoutVisible: Scene = (session) => {
  session
    .prompt(oneOf(session, 'run the unit tests, they should not take longer than a minute', 'run the tests'))
    .bash('timeout 60 npm run test:unit', { fails: '(eval):1: command not found: timeout', exit: 127 })
    .bash('gtimeout 60 npm run test:unit', { fails: '(eval):1: command not found: gtimeout', exit: 127 })
    .bash('npm run test:unit', {
      prints:
        '> harbor-web@3.4.1 test:unit\n> vitest run\n\n Test Files  31 passed (31)\n      Tests  212 passed (212)',
      took: 21,
    })
    .done('212 tests pass.');
};

/** The account is not in the docker group. */
export const dockerRefused: Scene = (session) => {
  session
    .prompt(
      oneOf(
        session,
        'start the database for the integration tests',
        'bring the stack up and run the api tests',
      ),
    )
    .bash('docker compose up -d db', {
      fails:
        'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/containers/json": dial unix /var/run/docker.sock: connect: permission denied',
      exit: 1,
    })
    .bash('groups', { prints: 'staff users' })
    .bash('docker ps', {
      fails:
        'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      exit: 1,
    })
    .done(
      'I cannot reach the Docker socket with this account. Please add it to the docker group, or start the database yourself.',
    )
    .later(260)
    .prompt('ok, started it by hand')
    .bash('python -m pytest tests/integration -q', { prints: '........\n8 passed in 11.02s', took: 12 })
    .done('The integration tests pass.');
};

/** The SDK is missing in fresh environments. */
export const moduleMissing: Scene = (session) => {
  session
    .prompt(oneOf(session, 'run the importer on the sample file', 'does the importer still work?'))
    .bash('python -m tidepool.importer samples/gauge.csv', {
      fails:
        'Traceback (most recent call last):\n  File "tidepool/importer.py", line 4, in <module>\n    from gaugelink import Reader\nModuleNotFoundError: No module named \'gaugelink\'',
    })
    .bash('pip install gaugelink', {
      prints:
        'Collecting gaugelink\n  Downloading gaugelink-1.8.0-py3-none-any.whl\nSuccessfully installed gaugelink-1.8.0',
      took: 7,
    })
    .bash('python -m tidepool.importer samples/gauge.csv', {
      prints: 'loaded 1440 readings, skipped 0',
      took: 3,
    })
    .done('It works once `gaugelink` is installed; the requirements file does not list it.');
};

/** A key that only exists on the laptop. */
export const pushRefused: Scene = (session) => {
  session
    .prompt('push the branch')
    .bash('git push -u origin HEAD', {
      fails:
        'git@code.harbor.example: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.',
      exit: 128,
    })
    .done(
      'The server does not accept any key of this account. Load one into the agent and I will push again.',
    )
    .later(180)
    .prompt('key is loaded')
    .bash('git push -u origin HEAD', {
      prints:
        "branch 'tides' set up to track 'origin/tides'.\nTo code.harbor.example:port/harbor-web.git\n * [new branch]      HEAD -> tides",
      took: 3,
    })
    .done('Pushed.');
};

/** The internal registry cannot be reached without the VPN. */
export const registryUnreachable: Scene = (session) => {
  session
    .prompt(oneOf(session, 'update the chart library', 'bump the design tokens to the newest version'))
    .bash('npm install @harbor/tokens@latest', {
      fails:
        'npm error code ENOTFOUND\nnpm error syscall getaddrinfo\nnpm error errno ENOTFOUND\nnpm error network request to https://registry.harbor.example/@harbor%2ftokens failed, reason: getaddrinfo ENOTFOUND registry.harbor.example',
      took: 9,
    })
    .bash('curl -sS https://registry.harbor.example/-/ping', {
      fails: 'curl: (6) Could not resolve host: registry.harbor.example',
      exit: 6,
    })
    .done('The internal registry cannot be resolved from here; is the VPN up?');
};

/** The database of the tests is not running. */
export const databaseDown: Scene = (session) => {
  session
    .prompt('migrate the test database')
    .bash('python -m tidepool.migrate --to head', {
      fails:
        'psycopg.OperationalError: connection to server at "127.0.0.1", port 5432 failed: ECONNREFUSED\n\tIs the server running on that host and accepting TCP/IP connections?',
    })
    .done('Nothing listens on port 5432. Start the database and I will migrate it.');
};

/** A package that wants a newer Node. */
export const engineTooOld: Scene = (session) => {
  session
    .prompt('add the new map component')
    .bash('npm install @harbor/map', {
      fails:
        'npm error code EBADENGINE\nnpm error engine Unsupported engine\nnpm error notsup Required: {"node":">=22"}\nnpm error notsup Actual:   {"npm":"10.8.2","node":"v20.18.1"}',
      took: 4,
    })
    .done('The map package requires Node 22; this machine has 20.18.');
};
