import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupFiles } from '../../src/transcript/session-unit.js';

const A = 'aaaaaaaa-2222-4333-8444-555555555555';
const B = 'bbbbbbbb-2222-4333-8444-555555555555';
const noPeek = (): undefined => undefined;

describe('files of a session', () => {
  it('are those with its id, subagents included, in the order of their paths', () => {
    const paths = [
      `z/${A}/subagents/agent-2.jsonl`,
      `z/${A}.jsonl`,
      `b/2026-02-10_${A}.jsonl`,
      `z/${B}.jsonl`,
    ];
    const { units } = groupFiles(paths, 'root', noPeek);
    expect(units.map(({ id, files }) => [id, files.map(({ path }) => path)])).toEqual([
      [A, [`b/2026-02-10_${A}.jsonl`, `z/${A}.jsonl`, `z/${A}/subagents/agent-2.jsonl`]],
      [B, [`z/${B}.jsonl`]],
    ]);
  });

  it('ask the file for its session only where the name does not tell', () => {
    const asked: string[] = [];
    const peek = (path: string): string => {
      asked.push(path);
      return A;
    };
    const { units } = groupFiles([`x/${B}.jsonl`, 'x/agent-1.jsonl', 'x/notes.jsonl'], 'root', peek);
    expect(asked).toEqual(['x/agent-1.jsonl', 'x/notes.jsonl']);
    expect(units.map(({ id }) => id).sort()).toEqual([A, B]);
  });

  it('without any id have the name of the file', () => {
    expect(groupFiles(['x/notes.jsonl'], 'root', noPeek).units[0]?.id).toBe('notes');
  });

  it('leave out forks that are no tasks, and count them for their session', () => {
    const paths = [
      `x/${A}.jsonl`,
      `x/${A}/subagents/agent-acompact-1.jsonl`,
      `x/${B}/subagents/agent-acompact-2.jsonl`,
    ];
    const { units, skipped } = groupFiles(paths, 'root', noPeek);
    expect(units).toMatchObject([{ id: A, excludedForks: 1, files: [{ path: `x/${A}.jsonl` }] }]);
    expect(skipped).toEqual({ fork: 2, not_a_transcript: 0 });
  });

  it('count what is no transcript', () => {
    expect(groupFiles([`x/${A}/subagents/journal.jsonl`], 'root', noPeek).skipped.not_a_transcript).toBe(1);
  });

  it('do not depend on the order in which a folder lists them', () => {
    const paths = [
      `z/${A}.jsonl`,
      `y/${A}.jsonl`,
      `z/${B}.jsonl`,
      `z/${A}/subagents/agent-1.jsonl`,
      '\u{1F600}.jsonl',
      '\uFF5E.jsonl',
    ];
    const expected = groupFiles(paths, 'root', noPeek);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
        expect(groupFiles(shuffled, 'root', noPeek)).toEqual(expected);
      }),
    );
  });
});
