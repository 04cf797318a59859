import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failingLine, sameLine, template } from '../../src/transcript/failure.js';

const text = (...lines: readonly string[]): string => lines.join('\n');

describe('the line that a person would quote', () => {
  it.each([
    [
      'a missing file',
      text('Exit code 1', 'cat: notes.md: No such file or directory'),
      'cat: notes.md: No such file or directory',
    ],
    [
      'a compiler error, not the summary around it',
      text(
        'Exit code 1',
        '# example.org/app/store',
        'store/a.go:24:15: undefined: open',
        'store/a.go:31:13: undefined: shut',
        'store/a.go:31:13: too many errors',
        'FAIL\texample.org/app/store [build failed]',
        'FAIL',
      ),
      'store/a.go:24:15: undefined: open',
    ],
    [
      'a type error behind warnings of the package manager',
      text(
        'npm warn Unknown env config "x".',
        '',
        '> app@1.0.0 build',
        "src/a.ts(6,33): error TS2307: Cannot find module 'x'.",
        ' ELIFECYCLE  Command failed with exit code 2.',
      ),
      "src/a.ts(6,33): error TS2307: Cannot find module 'x'.",
    ],
    [
      'the finding of a linter, not the task that ran it',
      text(
        '[lint] $ lint ./...',
        '[lint] ERROR task failed',
        '',
        'cmd/a.go:52:2: Error return value is not checked (errcheck)',
        '\t_ = f()',
        '\t^',
        '1 issues:',
        '* errcheck: 1',
      ),
      'cmd/a.go:52:2: Error return value is not checked (errcheck)',
    ],
    [
      'what a failing Go test says, not what passing ones log',
      text(
        '=== RUN   TestA',
        'Failed to fetch: remote not found',
        '--- PASS: TestA (0.00s)',
        '=== RUN   TestB',
        '--- FAIL: TestB (0.01s)',
        '    b_test.go:12: got 0, want 3',
        'FAIL',
      ),
      'b_test.go:12: got 0, want 3',
    ],
    [
      'the same where the message stands above the mark',
      text(
        '=== RUN   TestA',
        '    a_test.go:9: skipped here',
        '--- SKIP: TestA (0.00s)',
        '=== RUN   TestB',
        '    b_test.go:12: got 0, want 3',
        '--- FAIL: TestB (0.01s)',
        'FAIL',
      ),
      'b_test.go:12: got 0, want 3',
    ],
    [
      'the name of a test whose message was filtered away',
      text('--- FAIL: TestB (0.00s)', '=== RUN   TestC', '    c_test.go:3: fine'),
      '--- FAIL: TestB (0.00s)',
    ],
    [
      'the error of an assertion that spreads over lines',
      text(
        '--- FAIL: TestB (0.2s)',
        '    b_test.go:25: ',
        '        \tError Trace:\t/w/b_test.go:25',
        '        \tError:      \tReceived unexpected error:',
        '        \t            \treference not found',
        'FAIL',
      ),
      'Received unexpected error: reference not found',
    ],
    [
      'the last line of a traceback',
      text(
        'Models are missing, only tokenizers can be used.',
        'Traceback (most recent call last):',
        '  File "/w/a.py", line 9, in <module>',
        '    import torch',
        "ModuleNotFoundError: No module named 'torch'",
      ),
      "ModuleNotFoundError: No module named 'torch'",
    ],
    [
      'the cause inside a failed hook',
      text(
        '[STARTED] Running tasks...',
        '[COMPLETED] Running tasks...',
        '✖ markdownlint --fix:',
        '/w/notes.md:38 error MD036/no-emphasis Emphasis used',
        'husky - pre-commit script failed (code 1)',
      ),
      '/w/notes.md:38 error MD036/no-emphasis Emphasis used',
    ],
    [
      'who refused to sign, not that a commit was not written',
      text(
        'error: Signing file /tmp/.buffer_tmpab12cd',
        "Couldn't sign message (signer): agent refused operation?",
        '',
        'fatal: failed to write commit object',
      ),
      "Couldn't sign message (signer): agent refused operation?",
    ],
    [
      'a conflict, not that the merge failed',
      text(
        'Auto-merging a.go',
        'CONFLICT (content): Merge conflict in a.go',
        'Automatic merge failed; fix conflicts',
      ),
      'CONFLICT (content): Merge conflict in a.go',
    ],
    [
      'the last state of a line that redraws itself',
      'Rebasing (1/9)\rRebasing (2/9)\rerror: could not apply abc1234... x',
      'error: could not apply abc1234... x',
    ],
    [
      'a missing target of make',
      "make: *** No rule to make target 'x'.  Stop.",
      "make: *** No rule to make target 'x'. Stop.",
    ],
    [
      'a recipe of make by its cause',
      text('cc: error: a.c: No such file or directory', 'make: *** [Makefile:3: all] Error 1'),
      'cc: error: a.c: No such file or directory',
    ],
    [
      'the package manager itself, where nobody else speaks',
      text('npm ERR! code EACCES', 'npm ERR! A complete log of this run can be found in: /w/x.log'),
      'npm ERR! code EACCES',
    ],
    [
      'the message of an error that is JSON',
      '{"errors":[{"path":["a"],"message":"Field \'a\' is odd"}]}',
      "Field 'a' is odd",
    ],
    [
      'a script that bun ran',
      text('src/a.ts:3:1: bad import', 'error: script "build" exited with code 1'),
      'src/a.ts:3:1: bad import',
    ],
    [
      'the assertion of pytest',
      text(
        '    def test_a():',
        '>       assert f() == 2',
        'E       assert 1 == 2',
        '=== 1 failed, 3 passed in 0.1s ===',
      ),
      'E assert 1 == 2',
    ],
    [
      'a refusal in prose',
      text('The following paths are ignored by one of your .gitignore files:', 'docs', 'hint: Use -f'),
      'The following paths are ignored by one of your .gitignore files:',
    ],
    ['without its colours', '\u001b[31merror\u001b[0m: no disk', 'error: no disk'],
    ['the only line there is', 'Casks', 'Casks'],
  ])('is %s', (_, output, line) => {
    expect(failingLine(output)).toBe(line);
  });

  it.each([[''], ['Exit code 1'], ['Exit code 1\n\n  \n']])('does not exist in %j', (output) => {
    expect(failingLine(output)).toBeUndefined();
    expect(template(output)).toBeUndefined();
  });

  it('is found at either end of an output too long to look at', () => {
    const filler = 'all is well\n'.repeat(20_000);
    expect(failingLine(`error: at the start\n${filler}`)).toBe('error: at the start');
    expect(failingLine(`${filler}error: at the end`)).toBe('error: at the end');
  });

  it('never throws and never holds a line end or a control letter', () => {
    const words = fc.constantFrom(
      'error:',
      '--- FAIL: T',
      '\n',
      '\r',
      '\u001b[1m',
      '{"message":"',
      'Traceback (most recent call last):',
      '    a.go:1: x',
      'FAIL',
      '\\',
      "'",
      '/',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (output) => {
          expect(failingLine(output) ?? '').not.toMatch(/[\u0000-\u001f]/);
          expect(template(output)).toBe(template(output));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['spaces', ' '.repeat(200_000)],
    ['dashes', '-'.repeat(200_000)],
    ['digits', '1'.repeat(200_000)],
    ['path letters', 'a/'.repeat(100_000)],
    ['open escapes', '\u001b]'.repeat(100_000)],
    ['carriage returns', '\r'.repeat(200_000)],
    ['letters behind a carriage return', `\r${'a'.repeat(200_000)}`],
    ['carriage returns before a letter', `${'\r'.repeat(200_000)}a`],
    ['quotes', `{"message":"${'\\"'.repeat(100_000)}`],
  ])('ends with a wall of %s', (_, output) => {
    expect((template(output) ?? '').length).toBeLessThanOrEqual(200);
  });
});

describe('the template of a failure', () => {
  it.each([
    ["error: '/home/ann/a.ts' is gone after 12 s", 'error: <name> is gone after <duration>'],
    ['src/a.go:12:3: undefined: x', '<path>: undefined: x'],
    ['src/a.ts(6,33): error TS2307: gone', '<path>: error TS2307: gone'],
    ['/Users/ann/w/a.go:9: bad', '<path>: bad'],
    ['error: cannot open a.json', 'error: cannot open <path>'],
    ['error: HTTP 404 from https://example.org/x/1', 'error: HTTP 404 from <url>'],
    ['error: 3 of 17 failed in 5m36s', 'error: <n> of <n> failed in <duration>'],
    ['error: could not apply 4f2a9c1e...', 'error: could not apply <hash>...'],
    ['error: session 0a1b2c3d-0000-4000-8000-0123456789ab is gone', 'error: session <uuid> is gone'],
    ['error: needs node 20.11.1', 'error: needs node <version>'],
    ['error at 2026-02-03 10:11:12: no', 'error at <date>: no'],
    ['error: cannot push to git@example.org:a/b.git', 'error: cannot push to <url>'],
    ['error: log of 1078k exceeds 12 MB', 'error: log of <size> exceeds <size>'],
    ['✖ error: x', 'error: x'],
  ])('of %j is %j', (line, expected) => {
    expect(template(line)).toBe(expected);
  });

  it('is the same on every machine and in every run', () => {
    const run = (home: string, line: number, took: string): string =>
      text(
        'Exit code 1',
        `--- FAIL: TestA (${took})`,
        `    ${home}/app/a_test.go:${line}: want 3, got ${line}`,
        'FAIL',
      );
    expect(template(run('/home/ann', 12, '0.01s'))).toBe(template(run('/Users/ben', 99, '1.20s')));
  });
});

describe('the same line again', () => {
  it.each([
    ['src/a.ts:6:33: error TS2307: gone', 'src/a.ts:19:2: error TS2307: gone'],
    ['error: broker shut after 38s', 'error: broker shut after 41.2s'],
    ['error: cannot write /tmp/acme-x1/a', 'error: cannot write /tmp/acme-y2/a'],
    ['error: 3 of 17 failed', 'error: 4 of 17 failed'],
  ])('%j is %j in another run', (one, other) => {
    expect(sameLine(one)).toBe(sameLine(other));
  });

  it.each([
    ['of another file', 'src/a.ts:6:33: error TS2307: gone', 'src/b.ts:6:33: error TS2307: gone'],
    ['of another name', "error: no 'load'", "error: no 'fetch'"],
    ['of another address', 'error: no https://a.example', 'error: no https://b.example'],
  ])('one %s is not', (_, one, other) => {
    expect(sameLine(one)).not.toBe(sameLine(other));
    expect(template(one)).toBe(template(other));
  });
});
