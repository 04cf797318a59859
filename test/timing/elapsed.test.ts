import { describe, expect, it } from 'vitest';
import { at, Told } from '../transcript/told.js';

/** The first Bash call, with its times beside the rest. */
const commandIn = (told: Told) => {
  const call = told.timed().timedCalls.find(({ tool }) => tool === 'Bash');
  return call && { ...call, ...call.elapsed };
};

describe('a command with ticks', () => {
  /** Called at 0, approved and started at 60, ticks at 62 to 64, over at 65. */
  const ticked = () =>
    new Told()
      .call('a', { s: 0 })
      .tick('a', 0, 2, { s: 62 })
      .tick('a', 1, 3, { s: 63 })
      .tick('a', 2, 4, { s: 64 })
      .result('a', 'done', { s: 65 });

  it('starts at its first tick minus what that has counted; waiting is apart from running', () => {
    expect(commandIn(ticked())).toMatchObject({
      ticks: 3,
      elapsedMin: 2000,
      elapsedMax: 4000,
      elapsedSpan: 2000,
      startedAt: at(60),
      execution: 5000,
      upperBound: 65_000,
      wait: 60_000,
      duration: 5000,
      basis: 'progress',
    });
  });

  it('ran at least as long as its largest tick says', () => {
    const told = new Told().call('a', { s: 0 }).tick('a', 0, 2, { s: 2 }).tick('a', 1, 30, { s: 3 });
    expect(commandIn(told.result('a', 'x', { s: 4 }))).toMatchObject({ execution: 30_000, duration: 30_000 });
  });

  it('never waits for less than nothing', () => {
    const told = new Told().call('a', { s: 5 }).tick('a', 0, 9, { s: 6 }).result('a', 'x', { s: 7 });
    expect(commandIn(told)).toMatchObject({ startedAt: at(-3), wait: 0 });
  });

  it('falls back on the call where its first tick has no time', () => {
    const told = new Told()
      .call('a', { s: 0 })
      .tick('a', 0, 2, { s: 2, timestamp: undefined })
      .tick('a', 1, 3, { s: 3 });
    const command = commandIn(told.result('a', 'x', { s: 9 }));
    expect(command).toMatchObject({ basis: 'call', duration: 9000, startedAt: at(0), ticks: 2 });
    expect(command?.wait).toBeUndefined();
    expect(command?.execution).toBeUndefined();
  });

  it('takes the first tick of the file, not the earliest', () => {
    const told = new Told().call('a', { s: 0 }).tick('a', 0, 3, { s: 13 }).tick('a', 1, 2, { s: 12 });
    expect(commandIn(told.result('a', 'x', { s: 20 }))).toMatchObject({
      startedAt: at(10),
      elapsedMin: 2000,
    });
  });
});

describe('a command without ticks', () => {
  it('ran at most from call to result, and nothing is claimed of its wait', () => {
    const command = commandIn(new Told().call('a', { s: 0 }).result('a', 'x', { s: 61 }));
    expect(command).toMatchObject({
      ticks: 0,
      startedAt: at(0),
      upperBound: 61_000,
      duration: 61_000,
      basis: 'call',
    });
    for (const absent of ['wait', 'execution', 'elapsedMin', 'elapsedMax', 'elapsedSpan'] as const) {
      expect(command?.[absent]).toBeUndefined();
    }
  });

  it('is never shorter than nothing', () => {
    const told = new Told().call('a', { s: 5 }).result('a', 'x', { s: 4 });
    expect(commandIn(told)).toMatchObject({ upperBound: 0, duration: 0, activeDuration: 0 });
  });

  it('has no duration without its instants', () => {
    const told = new Told().call('a', { timestamp: undefined }).result('a', 'x', { s: 9 });
    const command = commandIn(told);
    expect([command?.duration, command?.basis, command?.upperBound]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a call that did not run', () => {
  const ERROR = { is_error: true };
  it.each<[string, string, object]>([
    ['background', 'Command running in background with ID: 1', {}],
    ['rejected', 'User rejected tool use', ERROR],
    ['denied', 'Permission for this action was denied', ERROR],
    ['cancelled', 'Sibling tool call errored', ERROR],
  ])('%s has no duration and no basis, but its spans', (outcome, text, more) => {
    const command = commandIn(new Told().call('a', { s: 0 }).result('a', text, { s: 30, ...more }));
    expect(command).toMatchObject({ outcome, upperBound: 30_000, activeDuration: 30_000 });
    expect([command?.duration, command?.basis]).toEqual([undefined, undefined]);
  });

  it('unfinished has none either', () => {
    const command = commandIn(new Told().call('a', { s: 0 }).tick('a', 0, 2, { s: 2 }));
    expect(command).toMatchObject({ outcome: 'unfinished', startedAt: at(0), wait: 0, elapsedMax: 2000 });
    expect([command?.duration, command?.activeDuration]).toEqual([undefined, undefined]);
  });
});

describe('the active part of a run', () => {
  it('leaves out what lies in gaps: laptops sleep inside calls too', () => {
    const told = new Told().call('a', { s: 0 }).user('still there', { s: 300 }).result('a', 'x', { s: 3000 });
    expect(commandIn(told)).toMatchObject({ duration: 3_000_000, activeDuration: 300_000 });
  });

  it('is what of its wait lies in blocks, too', () => {
    const told = new Told().call('a', { s: 0 }).tick('a', 0, 2, { s: 2002 }).result('a', 'x', { s: 2010 });
    expect(commandIn(told)).toMatchObject({ wait: 2_000_000, activeWait: 0, activeDuration: 8000 });
  });
});
