import type { Session } from '../builder.js';
import type { Scene } from './scene.js';

interface Feature {
  readonly ask: string;
  readonly path: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly check: string;
  readonly passes: string;
  readonly done: string;
}

const WEB: readonly [Feature, ...Feature[]] = [
  {
    ask: 'add a loading state to the berth list',
    path: 'src/berths/BerthList.tsx',
    source:
      "import { useBerths } from './useBerths';\n\nexport function BerthList() {\n  const { berths } = useBerths();\n  return <ul>{berths.map((berth) => <li key={berth.id}>{berth.name}</li>)}</ul>;\n}",
    from: '  const { berths } = useBerths();',
    to: '  const { berths, loading } = useBerths();\n  if (loading) return <Spinner />;',
    check: 'npm test -- BerthList',
    passes:
      ' ✓ src/berths/BerthList.test.tsx (4 tests) 38ms\n\n Test Files  1 passed (1)\n      Tests  4 passed (4)',
    done: 'The berth list shows a spinner while it loads; its four tests pass.',
  },
  {
    ask: 'the tide chart should use metres, not feet',
    path: 'src/tides/TideChart.tsx',
    source:
      "export const UNIT = 'ft';\n\nexport const label = (height: number): string => [height.toFixed(1), UNIT].join(' ');",
    from: "export const UNIT = 'ft';",
    to: "export const UNIT = 'm';",
    check: 'npm test -- TideChart',
    passes:
      ' ✓ src/tides/TideChart.test.tsx (7 tests) 51ms\n\n Test Files  1 passed (1)\n      Tests  7 passed (7)',
    done: 'Heights are in metres now, on the chart and in its labels.',
  },
  {
    ask: 'sort the arrivals by time and keep cancelled ones at the end',
    path: 'src/arrivals/sort.ts',
    source:
      'export function byTime(a: Arrival, b: Arrival): number {\n  return a.name.localeCompare(b.name);\n}',
    from: '  return a.name.localeCompare(b.name);',
    to: '  return Number(a.cancelled) - Number(b.cancelled) || a.at - b.at;',
    check: 'npm test -- arrivals',
    passes:
      ' ✓ src/arrivals/sort.test.ts (6 tests) 9ms\n\n Test Files  1 passed (1)\n      Tests  6 passed (6)',
    done: 'Arrivals are sorted by time, cancelled ones last.',
  },
];

const PYTHON: readonly [Feature, ...Feature[]] = [
  {
    ask: 'return 404 instead of an empty list when a station is unknown',
    path: 'tidepool/api/stations.py',
    source: 'def readings(station_id: str):\n    rows = store.readings(station_id)\n    return jsonify(rows)',
    from: '    return jsonify(rows)',
    to: '    if not store.has(station_id):\n        abort(404)\n    return jsonify(rows)',
    check: 'python -m pytest tests/api -q',
    passes:
      '..................                                                       [100%]\n18 passed in 1.31s',
    done: 'Unknown stations give a 404 now; the API tests cover it.',
  },
  {
    ask: 'make the importer skip duplicate readings',
    path: 'tidepool/importer.py',
    source: 'def load(rows):\n    for row in rows:\n        store.insert(row)',
    from: '        store.insert(row)',
    to: '        if not store.seen(row.key):\n            store.insert(row)',
    check: 'python -m pytest tests/importer -q',
    passes:
      '...........                                                              [100%]\n11 passed in 0.84s',
    done: 'Duplicates are skipped by key, with a test for a file that is loaded twice.',
  },
];

const GO: readonly [Feature, ...Feature[]] = [
  {
    ask: 'round postings half to even',
    path: 'ledger/round.go',
    source: 'package ledger\n\nfunc Round(v float64) float64 {\n\treturn math.Floor(v + 0.5)\n}',
    from: '\treturn math.Floor(v + 0.5)',
    to: '\treturn math.RoundToEven(v)',
    check: 'go test ./ledger/...',
    passes: 'ok  \texample.org/ledger-core/ledger\t0.212s',
    done: 'Postings are rounded half to even.',
  },
  {
    ask: 'log the batch id with every posting',
    path: 'ledger/post.go',
    source: 'package ledger\n\nfunc (l *Ledger) Post(p Posting) {\n\tl.log.Info("posted", "id", p.ID)\n}',
    from: '\tl.log.Info("posted", "id", p.ID)',
    to: '\tl.log.Info("posted", "id", p.ID, "batch", p.Batch)',
    check: 'go test ./ledger/...',
    passes: 'ok  \texample.org/ledger-core/ledger\t0.198s',
    done: 'Each posting is logged with its batch id.',
  },
];

const BY_PROJECT: Readonly<Record<string, readonly [Feature, ...Feature[]]>> = {
  'harbor-web': WEB,
  'tidepool-api': PYTHON,
  'atlas-data': PYTHON,
  'ledger-core': GO,
};

/** A small change that goes well: read, edit, test, done. */
export const feature: Scene = (session) => {
  const choice = session.thread.random.pick(featuresOf(session));
  session
    .prompt(choice.ask)
    .says('I will look at the code first.')
    .read(choice.path, choice.source)
    .grep('TODO', [`${choice.path}:3:// TODO: revisit`])
    .edit(choice.path, choice.from, choice.to)
    .bash(choice.check, { prints: choice.passes, took: 3.4 + session.thread.random.fraction() * 3 })
    .done(choice.done);
};

/** Looking around: nothing is changed. */
export const question: Scene = (session) => {
  const choice = session.thread.random.pick(featuresOf(session));
  session
    .prompt(`where is the code behind ${choice.path.split('/').at(-1)} used?`)
    .bash('git status --short', { prints: ` M ${choice.path}` })
    .grep(choice.path.split('/').at(-2) ?? '', [`${choice.path}:1:${choice.source.split('\n')[0]}`])
    .done('It is used in one place, the page that lists them.');
};

export const commit: Scene = (session) => {
  const files = session.thread.random.between(1, 4);
  session
    .prompt('commit this')
    .bash('git add -A && git commit -m "Small improvement"', {
      prints: `[main ${session.thread.random.hex(7)}] Small improvement\n ${files} files changed, ${files * 7} insertions(+), ${files} deletions(-)`,
    })
    .done('Committed.');
};

function featuresOf(session: Session): readonly [Feature, ...Feature[]] {
  return BY_PROJECT[session.cwd.split('/').at(-1) ?? ''] ?? WEB;
}
