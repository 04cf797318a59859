import { describe, expect, it } from 'vitest';
import { Told } from './told.js';

const MARKER = '[Request interrupted by user]';
const DECLINED = "The user doesn't want to proceed with this tool use.";
const ERROR = { is_error: true };
const linesOf = (told: Told): readonly number[] =>
  told.session().interruptions.map(({ record }) => record.line);

describe('interruptions', () => {
  it('are marker records', () => {
    expect(
      linesOf(
        new Told()
          .user('go')
          .user(MARKER)
          .user([{ type: 'text', text: MARKER }])
          .user(`<system-reminder>x</system-reminder> ${MARKER}`),
      ),
    ).toEqual([2, 3, 4]);
  });

  it('are results that say so, with the call that was stopped', () => {
    const told = new Told().call('a').result('a', MARKER, ERROR);
    expect(told.session().interruptions).toMatchObject([{ toolUseId: 'a', order: 1 }]);
    expect(linesOf(new Told().call('a').result('a', 'x', { toolUseResult: { interrupted: true } }))).toEqual([
      2,
    ]);
  });

  it.each([
    ['rejected', DECLINED, []],
    ['interrupted', MARKER, [2]],
  ])('are counted once when a marker follows a result that was %s', (_, text, expected) => {
    expect(linesOf(new Told().call('a').result('a', text, ERROR).user(MARKER))).toEqual(expected);
  });

  it('are counted once for a call with two results', () => {
    const told = new Told().call('a').result('a', MARKER, ERROR).result('a', MARKER, ERROR);
    expect(linesOf(told)).toEqual([2]);
    expect(linesOf(new Told().call('a').result('a').result('a', MARKER, ERROR).user('on'))).toEqual([]);
  });

  it('count a second marker after such a result', () => {
    expect(linesOf(new Told().call('a').result('a', DECLINED, ERROR).user(MARKER).user(MARKER))).toEqual([4]);
  });

  it.each<[what: string, between: (told: Told) => Told, expected: readonly number[]]>([
    ['an assistant record', (told) => told.says('well'), [4]],
    ['a prompt', (told) => told.user('use make'), [4]],
    ['a meta record', (told) => told.user('caveat', { isMeta: true }), []],
    ['another result', (told) => told.result('b'), []],
    ['a queue record', (told) => told.queue('enqueue', 'x'), []],
  ])('count the marker after a rejection if between them stands %s', (_, between, expected) => {
    expect(linesOf(between(new Told().call('a').result('a', DECLINED, ERROR)).user(MARKER))).toEqual(
      expected,
    );
  });

  it('leave out sidechains, meta records and markers beside a tool result', () => {
    const told = new Told()
      .user(MARKER, { isSidechain: true })
      .user(MARKER, { isMeta: true })
      .user([
        { type: 'tool_result', tool_use_id: 'x', content: 'fine' },
        { type: 'text', text: MARKER },
      ]);
    expect(linesOf(told)).toEqual([]);
  });
});
