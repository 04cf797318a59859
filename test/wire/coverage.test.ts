import { describe, expect, it } from 'vitest';
import { addCoverage, coverageOf, NO_COVERAGE, toWireCoverage } from '../../src/wire/coverage.js';
import { Told } from '../transcript/told.js';

const NO_ERRORS = { signals: {}, unexplainedErrors: 0 };
const story = (): Told =>
  new Told()
    .user('go')
    .call('a')
    .tick('a', 0, 2)
    .result('a')
    .result('orphan')
    .record({ type: 'system', subtype: 'brand_new' });

describe('coverage', () => {
  it('says of a session what was read, which kinds nobody knows, and how much was measured', () => {
    const wire = toWireCoverage(coverageOf(story().timed(), NO_ERRORS));
    expect(wire).toMatchObject({
      files: { seen: 1, read: 1, unchanged: 0, skipped: {} },
      records: { read: 6, counted: 6, copied: 0, unknown_kinds: { 'system/brand_new': 1 } },
      orphan_results: 1,
      calls: { total: 1, measured: 1 },
      oldest: '2026-02-10T12:00:00.000Z',
      newest: '2026-02-10T12:00:05.000Z',
    });
    expect(Object.keys(wire.records.kinds)).toEqual([...Object.keys(wire.records.kinds)].sort());
  });

  it('counts kinds whatever they are called', () => {
    const names = ['constructor', 'toString', '__proto__'];
    const told = names.reduce((so, type) => so.record({ type }), new Told());
    const one = coverageOf(told.timed(), NO_ERRORS);
    const { kinds } = toWireCoverage(addCoverage(addCoverage(NO_COVERAGE, one), one)).records;
    expect(Object.entries(kinds).sort()).toEqual(names.map((name) => [name, 2]).sort());
  });

  it('adds up, in any order, and nothing added changes nothing', () => {
    const one = coverageOf(story().timed(), { signals: { a: 1 }, unexplainedErrors: 2 });
    const other = coverageOf(new Told().user('x', { s: 999 }).timed(), {
      signals: { a: 2, b: 1 },
      unexplainedErrors: 0,
    });
    expect(toWireCoverage(addCoverage(one, other))).toEqual(toWireCoverage(addCoverage(other, one)));
    expect(addCoverage(one, NO_COVERAGE)).toEqual(one);
    expect(addCoverage(one, other)).toMatchObject({
      signals: { a: 3, b: 1 },
      unexplainedErrors: 2,
      files: { read: 2 },
    });
  });

  it('leaves out instants that nobody knows', () => {
    expect(toWireCoverage(NO_COVERAGE)).not.toHaveProperty('oldest');
  });
});
