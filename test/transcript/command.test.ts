import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShell, wordingsOf } from '../../src/transcript/command.js';

describe('the program and the family of a shell command', () => {
  it.each([
    ['ls -la src', 'ls', 'ls'],
    ['npm run build -- --mode staging', 'npm', 'npm run build'],
    ['npm test', 'npm', 'npm test'],
    ['go test ./... -run TestA', 'go', 'go test'],
    ['git -C /srv/app rebase origin/main', 'git', 'git rebase'],
    ['git --no-pager log -3', 'git', 'git log'],
    ['gh pr view 12 --json title', 'gh', 'gh pr view'],
    ['gh api repos/a/b/pulls', 'gh', 'gh api'],
    ['docker compose -f dev.yml up -d web', 'docker', 'docker compose up'],
    ['docker ps', 'docker', 'docker ps'],
    ['cargo +nightly build --release', 'cargo', 'cargo build'],
    ['make -j4 test CC=clang', 'make', 'make test'],
    ['make', 'make', 'make'],
    ['pnpm --filter web typecheck', 'pnpm', 'pnpm typecheck'],
    ['yarn workspace web build', 'yarn', 'yarn build'],
    ['grep error notes.md', 'grep', 'grep'],
    ['python train.py', 'python', 'python'],
    ['python3 -m pytest -q tests', 'pytest', 'pytest'],
    ['python -m pip install x', 'pip', 'pip install'],
    ['/usr/local/bin/Docker ps', 'docker', 'docker ps'],
    ['./gradlew build', 'gradlew', 'gradlew build'],
    ['"$HOME/go/bin/tool" x', 'tool', 'tool'],
  ])('%s is %s, %s', (text, program, family) => {
    expect(parseShell(text)).toMatchObject({ program, family });
  });

  it.each([
    ['cd app && npm ci', 'npm ci'],
    ['cd app\nnpm ci', 'npm ci'],
    ['export A=b && go build ./...', 'go build'],
    ['env -u X A=b go build', 'go build'],
    ['A=b go build', 'go build'],
    ['sudo -u app systemctl restart web', 'systemctl restart'],
    ['sudo -n true', 'true'],
    ['timeout -k 5 60 npm test', 'npm test'],
    ['time go test ./...', 'go test'],
    ['nohup make serve &', 'make serve'],
    ['npx -y eslint@9 src', 'eslint'],
    ['npx @biomejs/biome check .', 'biome check'],
    ['pnpm --filter web exec tsc --noEmit', 'tsc'],
    ['bunx vitest run', 'vitest run'],
    ['uv run --with x pytest -q', 'pytest'],
    ['mise exec node@20 -- go version', 'go version'],
    ['mise exec node@20 -- npm test -- --coverage', 'npm test'],
    ['uv run -- pytest -q', 'pytest'],
    ['uv run pytest -- tests/unit', 'pytest'],
    ['npm exec jest -- --coverage', 'jest'],
    ['bundle exec rspec -- spec/a_spec.rb', 'rspec'],
    ['(cd app && make lint)', 'make lint'],
    ['if make lint; then echo fine; fi', 'make lint'],
    ['for f in a b; do cargo check "$f"; done', 'cargo check'],
    ["bash -lc 'cd app && npm test'", 'npm test'],
    ["bash -euo pipefail -c 'make lint | tail'", 'make lint'],
    ["bash --noprofile -o errexit -O extglob -c 'make lint'", 'make lint'],
    ["bash -ce 'make lint' -x", 'make lint'],
    ['bash -eo pipefail scripts/sync-data.sh -c x', 'sync-data.sh'],
    ['bash scripts/sync-data.sh --all', 'sync-data.sh'],
    ['source venv/bin/activate && pytest', 'pytest'],
    ['echo start; npm run build', 'npm run build'],
    ['rm -rf dist && npm run build', 'npm run build'],
    ['git add -A && git commit -m x', 'git commit'],
    ['git add -A', 'git add'],
    ['cat > run.py <<EOF\nprint(1)\nEOF\npython run.py', 'python'],
    ['find . -name x | xargs wc -l', 'find'],
    ['NOW=$(date) && echo "$NOW"', 'echo'],
    ['files=$(git ls-files) && echo "$files"', 'git ls-files'],
    ['cd app', 'cd'],
  ])('%s is about %s', (text, family) => {
    expect(parseShell(text).family).toBe(family);
  });

  it('lists every program in order, those in substitutions before the one that uses them', () => {
    expect(parseShell('cd a && git commit -m "$(cat msg)" | tail -1').programs).toEqual([
      'cd',
      'cat',
      'git',
      'tail',
    ]);
  });

  it('knows no program where only the run can tell', () => {
    expect(parseShell('$TOOL x')).toMatchObject({ program: undefined, family: undefined, programs: [] });
    expect(parseShell('')).toMatchObject({ program: undefined, shape: undefined, programs: [] });
  });
});

describe('the shape of a shell command', () => {
  it.each([
    ['head -250 src/a/b.go | tail -50', 'head -<n> <path> | tail -<n>'],
    ['git show  4f2a9c1e', 'git show <hash>'],
    ['git commit -m "two words"', 'git commit -m <text>'],
    ['curl https://example.org/x?y=1', 'curl <url>'],
    ['go test ./... 2>&1', 'go test <path> 2>&1'],
    ['sqlite3 ~/a.db', 'sqlite3 <path>'],
    ["cat > /tmp/x.py <<'EOF'\nit's 5\nEOF\npython /tmp/x.py", 'cat > <path> <<heredoc python <path>'],
    ['cat <<EOF\nnever closed "', 'cat <<heredoc'],
    ['# why\nmake 3', 'make <n>'],
  ])('%j becomes %s', (text, shape) => {
    expect(parseShell(text).shape).toBe(shape);
  });

  it('does not depend on how long a quoted text is', () => {
    const commit = (words: number): string => `git commit -m "${'word '.repeat(words)}" --no-verify`;
    expect(parseShell(commit(3)).shape).toBe('git commit -m <text> --no-verify');
    expect(parseShell(commit(3000)).shape).toBe('git commit -m <text>');
  });

  it('is at most 200 letters', () => {
    expect(parseShell(`run ${'word '.repeat(200)}`).shape?.length).toBeLessThanOrEqual(200);
  });
});

describe('an exit code that is lost', () => {
  it.each([
    'npm test | tail -5',
    'npm test 2>&1 | grep FAIL',
    'npm test; echo done',
    'npm test\ngit status',
    'npm test || true',
    'npm test || echo failed',
    'npm test && npm run build || echo failed',
    'npm run dev &',
    '! npm test',
    'if npm test; then echo fine; fi',
    'for f in a b; do node "$f"; done',
    'echo "$(git rev-parse HEAD)"',
    "bash -c 'npm test | tail'",
    "bash -euo pipefail -c 'npm ci'; npm test",
    "set -euo pipefail; bash -c 'npm ci; npm test'",
    'set +o pipefail; npm test | tail',
    'set -o pipefail; set +o pipefail; npm test | tail',
    'set -eu\nset +e\nnpm ci\nnpm test',
    'set -- -e; npm ci; npm test',
    '(npm test) | tail',
  ])('is lost in %j', (text) => {
    expect(parseShell(text).masksExitCode).toBe(true);
  });

  it.each([
    'npm test',
    'npm test 2>&1',
    'cd app && npm test',
    'cd app\nnpm test',
    'cd app; npm test',
    'A=1; npm test',
    'set -e\nnpm ci\nnpm test',
    'set -o pipefail; npm test | tail',
    'set -euo pipefail\nnpm test | tail\nnpm run build',
    'set -Eeuo pipefail; npm ci; npm test | tail',
    'set -o errexit; npm ci; npm test',
    'set -e; npm ci; set +e; npm test',
    'setopt pipefail; npm test | tail',
    "bash -euo pipefail -c 'npm ci; npm test | tail'",
    "set -e; eval 'npm ci; npm test'",
    'npm test || exit 1',
    'npm test || { echo failed; exit 1; }',
    'npm test; exit $?',
    'version=$(node -v)',
    'echo "{}" | jq .',
    'git commit -m "$(cat <<\'EOF\'\nfix; all | things\nEOF\n)"',
    'cat > a.txt <<EOF\nx\nEOF\nnpm test',
    "echo 'a | b; c'",
  ])('is kept in %j', (text) => {
    expect(parseShell(text).masksExitCode).toBe(false);
  });
});

describe('a command that only shows text', () => {
  it.each([
    'cat notes.md',
    'cd app && git diff --stat',
    'git -C x log -3 | head',
    'git show HEAD:a.ts',
    'gh api repos/a/b | jq .x',
    'gh run view 5 --log-failed',
    'grep -rn error src | head -3',
    'rg error',
    'jq .error out.json',
    "sed -n '1,20p' a.go",
    'tail -50 build.log',
    'head -3 a.txt',
    'find . -name x | xargs grep error',
    'ssh web docker logs app',
    "ssh web 'docker compose logs app | tail'",
    'go build ./... ; cat out.log',
    'for f in *.md; do cat "$f"; done',
    'zcat old.log.gz | tail -20',
    'sort err.log | uniq -c | head',
    'tac build.log',
    'docker exec web cat /var/log/x | tail',
    "docker compose exec web sh -c 'tail -5 /x'",
    'kubectl exec p -- tail /var/log/x; true',
  ])('%j reads', (text) => {
    expect(parseShell(text).reads).toBe(true);
  });

  it.each([
    'npm test 2>&1 | tail -5',
    'npm test 2>&1 | grep -E "FAIL|ok" | head',
    'curl -s http://localhost/x | jq .',
    'git commit -m "$(cat <<EOF\nx\nEOF\n)" | tail -3',
    'cat > a.txt <<EOF\nx\nEOF',
    "sed -i 's/a/b/' a.go && go build | tail",
    'grep -q x a.txt && npm test | tail',
    'grep x a.txt > hits.txt; npm test | tail',
    'git push | tail -3',
    'ssh web uptime',
    'npm test | sort | uniq -c',
    'docker exec web npm test | tail',
    'git commit -m "show diff" | tail',
  ])('%j does not', (text) => {
    expect(parseShell(text).reads).toBe(false);
  });

  it('is decided by the list of readers that is given', () => {
    expect(parseShell('cat x', []).reads).toBe(false);
    expect(parseShell('mytool dump x', ['mytool']).reads).toBe(true);
    expect(parseShell('npm run show', ['npm run']).reads).toBe(true);
    expect(parseShell('npm runner', ['npm run']).reads).toBe(false);
  });
});

describe('hostile command text', () => {
  const pieces = fc.constantFrom(
    ...'$( ) ` " \' { } | || && ; & \n << <<EOF EOF if then fi for do done case esac in sudo bash -c xargs timeout \\ # ! [[ ]] $(( a=b -- npx cd'.split(
      ' ',
    ),
    ' ',
  );

  it.each([
    ['mise run test:ci 2>&1 | tail -40', 'mise run test:ci'],
    ['cd app && timeout 60 npm test > log.txt', 'npm test'],
    ['make', undefined],
    ['echo hi', 'echo hi'],
  ])('is written by people as it stands and as its main step: %s', (text, step) => {
    expect(wordingsOf(text)).toEqual([...new Set([text, step ?? text])]);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join(' ')),
        ),
        (text) => {
          const shell = parseShell(text);
          expect(typeof shell.masksExitCode).toBe('boolean');
          expect(shell.programs.every((program) => program === program.toLowerCase())).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['nested substitutions', '$('.repeat(20_000)],
    ['nested braces', '{ '.repeat(20_000)],
    ['open quotes', '"\\"'.repeat(20_000)],
    ['open heredocs', '<<a\n'.repeat(20_000)],
    ['shells in shells', "bash -c '".repeat(5_000)],
    ['a wrapper without end', 'sudo '.repeat(20_000)],
    ['an unbroken word', '@a'.repeat(50_000)],
  ])('ends with %s', (_, text) => {
    expect(parseShell(text).shape?.length ?? 0).toBeLessThanOrEqual(200);
  });
});
