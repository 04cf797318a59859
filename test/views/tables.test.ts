import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config/config.js';
import { counted } from '../../src/drafts/figures.js';
import { tellStory } from '../../src/timing/story.js';
import { durationCell, instantCell, textCell } from '../../src/views/cell.js';
import { commandTable, slowestFirst } from '../../src/views/commands.js';
import { configText } from '../../src/views/config.js';
import { coverageText } from '../../src/views/coverage.js';
import { timeline } from '../../src/views/timeline.js';
import { toWireCommands } from '../../src/wire/command.js';
import { coverageOf, toWireCoverage } from '../../src/wire/coverage.js';
import { Told } from '../transcript/told.js';

const HOSTILE = '\u001b[31mred\u0007 \u202egnp.exe\r\nnext\u200b';
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/;

describe('cells', () => {
  it('are one line of plain text, whatever stands in a transcript', () => {
    expect(textCell(HOSTILE)).not.toMatch(/[\n\r\u001b\u0007\u202e\u200b]/);
    expect(textCell(undefined)).toBe('');
  });

  it('are empty where a value is not known, never 0', () => {
    expect([durationCell(undefined), durationCell(0), durationCell(61.5)]).toEqual(['', '0 s', '1 min 2 s']);
    expect([instantCell(undefined, 'utc'), instantCell('2026-02-10T23:30:00.000Z', 'Europe/Berlin')]).toEqual(
      [...['', '2026-02-11 00:30']],
    );
  });

  it('count in words', () => {
    expect([counted(1, 'match', 'matches'), counted(0, 'session'), counted(2, 'match', 'matches')]).toEqual([
      ...['1 match', '0 sessions', '2 matches'],
    ]);
  });
});

describe('tables', () => {
  const told = new Told()
    .user('go', { s: 0 })
    .call('slow', { s: 1 }, 'Bash', { command: `make ${HOSTILE}` })
    .result('slow', 'Exit code 2', { s: 301, is_error: true })
    .call('fast', { s: 302 }, 'Bash', { command: 'ls' })
    .tick('fast', 0, 2, { s: 304 })
    .result('fast', 'x', { s: 305 });

  it('of commands say "at most" where nothing was measured, and show the exit code', () => {
    const commands = toWireCommands(told.timed()).sort(slowestFirst);
    const [, slow = '', fast = ''] = commandTable(commands, new Set(), 'utc', 120).split('\n');
    expect(slow).toMatch(/^ *≤ 5 min +5 min +at most +error 2 .*make/);
    expect(fast).toMatch(/measured +0 s +ok .*ls/);
    expect(slow).not.toMatch(UNSAFE);
  });

  it('of coverage name every fault there is, and no other', () => {
    const coverage = coverageOf(told.record({ type: 'x-new' }).timed(), {
      signals: {},
      unexplainedErrors: 1,
    });
    const wire = toWireCoverage({ ...coverage, lines: { read: 9, torn: 1 }, skippedFiles: { fork: 2 } });
    const text = coverageText(wire).join('\n');
    expect(text).toContain('2 skipped: forks that are no tasks');
    expect(text).toContain('9 lines, 7 records, 1 torn, 1 of unknown kind x-new');
    expect(text).toContain(
      '2 tool calls in these files, 1 with measured times; 1 error that no rule explains',
    );
    expect(text).not.toMatch(/oversized|bad|glued/);
  });

  it('of settings say where each comes from only when asked', () => {
    const flags = { reports: undefined, gap: '5m', tz: undefined, store: undefined };
    const config = resolveConfig({ flags, environment: {}, file: undefined, account: '/home/ada' });
    expect(configText(config, true)).toMatch(/^gap +5m {2}\[flag --gap\]$/m);
    expect(configText(config, false)).not.toContain('[flag');
  });
});

describe('a time line', () => {
  it('shows blocks, gaps, waits and upper bounds in time order, and what has no time at the end', () => {
    const told = new Told()
      .user('second', { s: 700 })
      .user('first', { s: 0 })
      .call('a', { s: 701 }, 'Bash', { command: 'make' })
      .tick('a', 0, 2, { s: 763 })
      .result('a', 'Exit code 1', { s: 765, is_error: true })
      .call('b', { s: 766 }, 'Read', { file_path: '/src/a.ts' })
      .result('b', 'x', { s: 770 })
      .user('whenever', { timestamp: undefined });
    const session = told.timed();
    const lines = timeline(
      { session, lost: { records: 0, owners: [] } },
      tellStory(session),
      new Map(),
      'utc',
      100,
    )
      .split('\n')
      .filter((line) => line !== '');
    expect(lines[1]).toContain('1 gap, 2 calls');
    const body = lines.slice(2).join('\n');
    expect(body).toMatch(
      /Block 1 of 2[\s\S]*first[\s\S]*gap of 12 min[\s\S]*Block 2 of 2[\s\S]*second[\s\S]*make[\s\S]*Read/,
    );
    expect(body).toMatch(/Bash +\[error 1, 4 s, waited 1 min\] \$ make/);
    expect(body).toMatch(/Read +\[ok, at most 4 s\] .*a\.ts/);
    expect(body).toMatch(/Without a time:\n.*whenever$/);
  });
});
