/** Lines that say nothing of a failure: progress, successes, hints, source excerpts. */
export const isNoise = (line: string): boolean => NOISE.some((pattern) => pattern.test(line));

/** Lines that only pass on that something inside them failed. */
export const isWrapper = (line: string): boolean => WRAPPERS.some((pattern) => pattern.test(line));

/** Lines of a call stack or of quoted source. */
export const isFrame = (line: string): boolean => FRAMES.some((pattern) => pattern.test(line));

/** How much a line says about a failure: 0 nothing, then a word of it, then its beginning, then a known form. */
export const specificity = (line: string): number => {
  if (BARE_MARK.test(line)) return 0;
  if (FORMS.some((pattern) => pattern.test(line))) return 4;
  if (SAYS_FIRST.test(line)) return 3;
  if (LOCATED.test(line)) return 2;
  return WORDS.test(line) ? 1 : 0;
};

const BARE_MARK = /^\s*FAIL(?:ED|URE)?\s*$/;

const NOISE: readonly RegExp[] = [
  /^\s*(?:Exit code|exit code:?|exit:|EXIT:?)\s*\d+\s*$/i,
  /^<\/?(?:tool_use_error|error)>$/,
  /^\s*=== (?:RUN|PAUSE|CONT|NAME)\b/,
  /^\s*--- (?:PASS|SKIP)\b/,
  /^(?:ok|\?)\s+\t?\S+/,
  /^\s*(?:PASS|OK|ok)\b/,
  /^\s*[✓✔☑]/,
  /^\s*(?:npm )?(?:warn|warning|notice|info|debug|hint|note|tip|help)\b\s*[:\]]?/i,
  /^npm (?:warn|notice)\b/i,
  /^\s*\[(?:started|completed|skipped|info|debug|warn|warning)\]/i,
  /^[\d/: .T-]+Z?\s+(?:INFO|DEBUG|WARN)\b/,
  /^\s*(?:[─━═=~^_*-]{2,}|[╭╰┏┗┌└].*)\s*$/,
  /^[\s\d.:kMG-]*--:--/,
  /^error: Signing file /,
  /\s\d+(?:\.\d+)?%\s*$/,
  /^\s*[\^~|]+[\s^~|]*$/,
  /^\s*(?:Auto-merging|Recorded (?:resolution|preimage)|Created autostash|create mode|delete mode)\b/,
  /^\s*(?:0|no) (?:errors?|failures?|issues|failed)\b/i,
  /\b0 (?:errors|failed|failures)\b(?!.*[1-9]\d* (?:errors?|failed|failures?))/,
  /^\$ /,
  /^> [\w@]/,
];

const WRAPPERS: readonly RegExp[] = [
  /^\s*FAIL(?:ED|URE)?\s*$/,
  /^\s*FAIL\s+\S+/,
  /\bELIFECYCLE\b|\bERR_PNPM_RECURSIVE/,
  /^\s*npm (?:ERR!|error)/,
  /\bA complete log of this run\b/,
  /^\s*husky - /,
  /^\s*error: script "[^"]*" exited\b/,
  /\btask failed\b/i,
  /^\s*make(?:\[\d+\])?: \*\*\* \[/,
  /^\s*ninja: build stopped/,
  /^\s*(?:error:?\s+)?(?:command|process|script|recipe|task)\b.*\b(?:failed|exited)\b.*\b(?:code|status|with)\b/i,
  /\bexit(?:ed)?(?: with)? (?:status|code)\b:? ?\d+\s*\)?\.?$/i,
  /^\s*error: (?:could not compile|test failed|aborting due to|build failed|recipe)\b/i,
  /^\s*(?:lerna|turbo|nx|yarn|bun|lefthook)\b.*\b(?:ERR|ERROR|error|failed)\b/i,
  /^\s*(?:Found )?\d+ (?:issues?|errors?|problems?|failures?|failed)\b/i,
  /^\s*✖ \d+ problems?/,
  /^\s*\* \w+: \d+\s*$/,
  /^\s*(?:Tests?|Test Suites|Test Files|Snapshots?)\b:?\s+.*\b\d+ (?:failed|passed|skipped)/i,
  /^=+ .*\b(?:failed|passed|error)\b.* =+$/,
  /^=+ (?:FAILURES|ERRORS|short test summary info) =+$/,
  /^(?:test result: FAILED|failures:)/,
  /\btoo many errors$/,
  /^error Command failed\b/,
  /^(?:FAILURE: Build failed with|Execution failed for task|> There were failing tests)/,
  /^\s*(?:summary:|Build failed|Failed to compile|> Build error occurred)/i,
  /^Automatic merge failed/,
  /^\s*\[FAILED\] Prevented an empty git commit/,
  /^fatal: failed to write commit object/,
];

const FRAMES: readonly RegExp[] = [
  /^\s+at (?:async )?\S+.*(?:\(|:\d+)/,
  /^\s*File "[^"]*", line \d+/,
  /^\s*(?:-->|\|?\d* \||\d+ \|)/,
  /^\s*goroutine \d+ \[/,
  /^\t\/?\S+\.go:\d+ \+0x/,
  /^\s*(?:have|want) \(/,
  /^# [\w./@-]+(?: \[[^\]]*\])?$/,
  /^\S+:1: : # /,
  /^\s+node:internal\//,
  /━{3,}\s*$/,
  /^\s*\^{2,}/,
];

/** Forms in which programs name a cause. */
const FORMS: readonly RegExp[] = [
  /^E\s{2,}\S+/,
  /^\s*(?:Uncaught |Unhandled )?(?:\[)?(?:[A-Za-z_.]+\.)?[A-Z]\w*(?:Error|Exception)\b(?: \[[A-Z_]+\])?: \S/,
  /^\s*(?:error|fatal|FATAL|panic|ERROR)(?:\[\w+\])?: \S/,
  /\S+[:(]\d+[:,]\d+\)?:? .*\S/,
  /:\d+:\d+: \S/,
  /^CONFLICT \(/,
  /\b(?:No such file or directory|command not found|Permission denied|Operation not permitted|Is a directory|Not a directory|File exists)\b/i,
  /\b(?:Cannot find module|No module named|Module not found|could not resolve host)\b/i,
  /\bE(?:ACCES|PERM|NOENT|ISDIR|EXIST|ADDRINUSE|CONNREFUSED|CONNRESET|TIMEDOUT|NOTFOUND|RESOLVE|BADENGINE|NOSPC)\b/,
  /^\(eval\):\d+: /,
  /^\S+:\d+ error \S/,
  /^\s*\d+:\d+\s+error\s/,
  /^\s*thread '.*' panicked at/,
  /^Segmentation fault|\bcore dumped\b|\bOut of memory\b|^Killed\b/i,
  /\b(?:agent refused operation|Command timed out after)\b/,
  /\bNo rule to make target\b/,
];

/** A line that begins with what went wrong. */
const SAYS_FIRST =
  /^\s*(?:[\w./-]+: )?(?:\[?(?:error|fatal|failed|failure|panic|critical|unable|cannot|can't|could not|couldn't|invalid|unknown|unexpected|unrecognized|unsupported|missing|no|not|undefined|denied|refused|rejected|aborted|abort|conflict|timed? ?out|bad)\b|[×✖✗✘❌●]\s)/i;

const LOCATED = /^[\w./@-]+\.\w+:\d+:? /;

const WORDS =
  /\b(?:error|errors|errored|fatal|fail|fails|failed|failing|failure|panic|exception|cannot|can't|could not|couldn't|unable|invalid|unknown|unexpected|unrecognized|unsupported|missing|not found|no such|does not exist|doesn't exist|undefined|denied|refused|rejected|forbidden|unauthorized|aborted|conflict|timed out|timeout|not allowed|not permitted|exceeded|ignored|already exists|mismatch|is required|is not|must be|disallowed|blocked)\b/i;
