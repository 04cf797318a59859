/**
 * What a failing test says. Logs of passing tests are full of error words, so only the lines of the first
 * failing one are asked: below its mark, else (`go test -v`) above it.
 */
export const failedTest = (lines: readonly string[]): string | undefined => {
  const mark = lines.findIndex((line) => FAILED.test(line));
  if (mark < 0) return undefined;
  const below = lines.slice(mark + 1, mark + 1 + NEAR);
  const above = lines.slice(Math.max(0, mark - NEAR), mark);
  const end = below.findIndex((line) => OTHER_TEST.test(line));
  return (
    firstMessage(end < 0 ? below : below.slice(0, end)) ??
    firstMessage(above.slice(above.findLastIndex((line) => OTHER_TEST.test(line)) + 1)) ??
    lines[mark]
  );
};

const NEAR = 60;
const FAILED = /^\s*--- FAIL: /;
const OTHER_TEST = /^(?:\s*--- (?:PASS|SKIP)\b|--- FAIL\b|=== |FAIL\b|ok\s)/;
const MESSAGE = /^\s+[\w./-]+\.go:\d+: ?(.*)$/;

const firstMessage = (lines: readonly string[]): string | undefined => {
  const at = lines.findIndex((line) => MESSAGE.test(line));
  if (at < 0) return undefined;
  return assertion(lines.slice(at, at + NEAR)) ?? lines[at];
};

/** testify prints `Error:` below `Error Trace:`, its text often one line further down. */
const assertion = (lines: readonly string[]): string | undefined => {
  if (!/\.go:\d+:\s*$/.test(lines[0] ?? '')) return undefined;
  const at = lines.findIndex((line) => /^\s+Error:\s+\S/.test(line));
  if (at < 0) return undefined;
  const text = (lines[at] ?? '').replace(/^\s+Error:\s+/, '');
  return /:$/.test(text) ? `${text} ${(lines[at + 1] ?? '').trim()}` : text;
};
