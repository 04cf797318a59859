import type { Session } from '../builder.js';

/** A small change as a person asks for it, and what it takes. */
export interface Feature {
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
    ask: 'switch the tide chart from feet to metres',
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
  {
    ask: 'show the draught of a ship next to its length',
    path: 'src/ships/ShipRow.tsx',
    source: 'export const ShipRow = ({ ship }) => <td>{ship.length} m</td>;',
    from: '<td>{ship.length} m</td>',
    to: '<td>{ship.length} m, {ship.draught} m deep</td>',
    check: 'npm test -- ships',
    passes:
      ' ✓ src/ships/ShipRow.test.tsx (3 tests) 22ms\n\n Test Files  1 passed (1)\n      Tests  3 passed (3)',
    done: 'The draught stands beside the length.',
  },
  {
    ask: 'keep the filter of the berth list in the address',
    path: 'src/berths/useFilter.ts',
    source: "export const useFilter = () => useState('all');",
    from: "useState('all')",
    to: "useSearchParam('filter', 'all')",
    check: 'npm test -- useFilter',
    passes:
      ' ✓ src/berths/useFilter.test.ts (5 tests) 31ms\n\n Test Files  1 passed (1)\n      Tests  5 passed (5)',
    done: 'The filter survives a reload and can be linked to.',
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
  {
    ask: 'cache the station list for a minute',
    path: 'tidepool/api/cache.py',
    source: 'def stations():\n    return store.stations()',
    from: '    return store.stations()',
    to: '    return cached("stations", store.stations, seconds=60)',
    check: 'python -m pytest tests/cache -q',
    passes:
      '.......                                                                  [100%]\n7 passed in 0.66s',
    done: 'The list is cached for a minute.',
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
  {
    ask: 'refuse postings without a currency',
    path: 'ledger/check.go',
    source: 'package ledger\n\nfunc (p Posting) Check() error {\n\treturn nil\n}',
    from: '\treturn nil',
    to: '\tif p.Currency == "" {\n\t\treturn ErrNoCurrency\n\t}\n\treturn nil',
    check: 'go test ./ledger/...',
    passes: 'ok  \texample.org/ledger-core/ledger\t0.187s',
    done: 'Postings need a currency now.',
  },
];

const BY_PROJECT: Readonly<Record<string, readonly [Feature, ...Feature[]]>> = {
  'harbor-web': WEB,
  'tidepool-api': PYTHON,
  'atlas-data': PYTHON,
  'ledger-core': GO,
};

/** The changes that fit the session's project. */
export function featuresOf(session: Session): readonly [Feature, ...Feature[]] {
  return BY_PROJECT[session.cwd.split('/').at(-1) ?? ''] ?? WEB;
}
