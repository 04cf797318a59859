import { describe, expect, test } from 'vitest';
import { type Session, session } from '../../samples/builder.js';

type Entry = { readonly [key: string]: unknown };

const begin = (version: string): Session =>
  session({ user: 'ada', start: '2026-02-10T09:00:00Z', version, project: 'ferry' });

const recordsOf = (one: Session, index = 0): readonly Entry[] =>
  (one.files()[index]?.text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const ofType = (one: Session, type: string): readonly Entry[] =>
  recordsOf(one).filter((record) => record.type === type);

const resultText = (one: Session): string => JSON.stringify(ofType(one, 'user').at(-1)?.message);

describe('a built session', () => {
  test('has the same bytes whenever it is built', () => {
    const build = () => begin('2.1.42').prompt('go').bash('npm ci', { prints: 'added', took: 5 }).files();
    expect(build()).toEqual(build());
  });

  test('is a collected file of its user, named after its day and its id', () => {
    const one = begin('2.1.42').prompt('go');
    expect(one.files()[0]?.path).toBe(`ada/2026-02-10_${one.id}.jsonl`);
  });

  test.each([
    ['1.0.119', 'boom'],
    ['2.0.76', 'Exit code 3\\\\nboom'],
  ])('says how a command ended as version %s does', (version, text) => {
    const one = begin(version).bash('make', { fails: 'boom', exit: 3 });
    expect(resultText(one)).toContain(`"content":"${text.replace('\\\\n', '\\n')}"`);
  });

  test.each([
    ['2.0.76', 0],
    ['2.1.12', 4],
    ['2.1.49', 4],
    ['2.1.78', 0],
    ['2.1.121', 0],
  ])('shows in version %s %i ticks of a command that runs for six seconds', (version, count) => {
    const one = begin(version).bash('make', { prints: 'ok', took: 6 });
    expect(ofType(one, 'progress')).toHaveLength(count);
  });

  test('chains ticks, counts them from zero and lets the result hang off the call', () => {
    const one = begin('2.1.42').bash('make', { prints: 'ok', took: 6, wait: 40 });
    const [first, second] = ofType(one, 'progress');
    const call = ofType(one, 'assistant').at(-1);
    expect([first?.parentUuid, second?.parentUuid]).toEqual([call?.uuid, first?.uuid]);
    expect([first?.toolUseID, second?.toolUseID]).toEqual(['bash-progress-0', 'bash-progress-1']);
    expect(ofType(one, 'user').at(-1)?.parentUuid).toBe(call?.uuid);
  });

  test('waits before it runs: the first tick tells both', () => {
    const one = begin('2.1.42').bash('make', { prints: 'ok', took: 6, wait: 40 });
    const at = (record: Entry | undefined) => Date.parse(String(record?.timestamp));
    const seconds = (at(ofType(one, 'progress')[0]) - at(ofType(one, 'assistant').at(-1))) / 1000;
    expect(seconds).toBeGreaterThan(41.9);
    expect(seconds).toBeLessThan(42.3);
  });

  test('goes on in a fork with the same records under another session, each naming its origin', () => {
    const first = begin('2.1.121').prompt('go').done('gone');
    const second = first.fork('2026-02-11T08:00:00Z').prompt('on');
    const originals = recordsOf(first).filter(({ uuid }) => uuid !== undefined);
    const copies = recordsOf(second).filter(({ forkedFrom }) => forkedFrom !== undefined);
    expect(copies.map(({ uuid, timestamp }) => [uuid, timestamp])).toEqual(
      originals.map(({ uuid, timestamp }) => [uuid, timestamp]),
    );
    expect(copies[0]?.forkedFrom).toEqual({ sessionId: first.id, messageUuid: originals[0]?.uuid });
    expect(second.files()[0]?.path).toBe(`ada/2026-02-11_${second.id}.jsonl`);
  });

  test('keeps a subagent in a file of its own, and its ticks under the id of the call', () => {
    const one = begin('2.1.42').agent('look', 'Look.', 'Seen.', (sub) => {
      sub.record({ type: 'user', message: { role: 'user', content: 'x' } });
    });
    const [, sub] = one.files();
    expect(sub?.path).toMatch(new RegExp(`^ada/${one.id}/subagents/agent-[0-9a-f]{7}\\.jsonl$`));
    expect(recordsOf(one, 1).every((record) => record.isSidechain === true)).toBe(true);
    expect(ofType(one, 'progress')).toHaveLength(recordsOf(one, 1).length);
  });

  test('can lose a line end, and the end of its last line', () => {
    const text = begin('2.1.42').prompt('go').done('one').glue().prompt('two').tear().files()[0]?.text ?? '';
    const broken = text.split('\n').filter((line) => {
      try {
        return JSON.parse(line) === undefined;
      } catch {
        return true;
      }
    });
    expect(broken).toHaveLength(2);
    expect(text.endsWith('\n')).toBe(false);
  });
});
