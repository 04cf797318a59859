import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { githubActionsFiles } from '../../src/schedule/github-actions.js';
import { folder } from '../commands/program.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const text = githubActionsFiles().files[0]?.text ?? '';
const workflow = parse(text);
const steps: readonly Step[] = workflow.jobs.drafts.steps;
const main = steps.find(({ run }) => run?.includes('frictionlog run'))?.run ?? '';

describe('the workflow for GitHub Actions', () => {
  it('may only read the repository, and leaves no token in it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.drafts.permissions).toBeUndefined();
    const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'persist-credentials': false });
  });

  it("uses GitHub's own actions alone, each pinned to a commit with its version beside it", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).toHaveLength(3);
    for (const one of used) {
      expect(one).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${one} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  });

  it('puts no expression into a script: secrets come through the environment', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    expect(text).toContain('{{ secrets.FRICTIONLOG_SSH_KEY }}');
  });

  it('starts every night, one run at a time, and keeps the drafts', () => {
    expect(workflow.on.schedule).toEqual([{ cron: '17 3 * * *' }]);
    expect(workflow.concurrency).toEqual({ group: 'frictionlog', 'cancel-in-progress': false });
    const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload?.with).toMatchObject({ path: 'drafts/', 'if-no-files-found': 'ignore' });
  });

  it('lets no text of a transcript be a command to the runner, nor stand in the log', () => {
    const root = folder({
      'bin/npx':
        '#!/bin/sh\necho "::set-env name=PATH::/evil"; echo "::error::ann said" >&2\nmkdir drafts; echo "# Summary" > drafts/summary.md; exit 2\n',
    });
    chmodSync(join(root, 'bin/npx'), 0o755);
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', main], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${root}/bin:${process.env.PATH}`,
        RUNNER_TEMP: root,
        GITHUB_STEP_SUMMARY: join(root, 'step'),
      },
    });
    expect(stdout).toBe('::error::frictionlog ended with exit code 2; its README says what that means\n');
    expect([status, stderr]).toEqual([2, '']);
    expect(readFileSync(join(root, 'step'), 'utf8')).toBe('# Summary\n');
    expect(existsSync(join(root, 'frictionlog.txt'))).toBe(false);
  });
});
