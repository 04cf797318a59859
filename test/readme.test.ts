import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/all.js';
import { GENERAL } from '../src/commands/options.js';
import { settingsTable } from '../src/config/reference.js';
import { EXIT } from '../src/failure.js';
import { parseConfig } from '../src/files/parse-config.js';
import { asProcess, folder, frictionlog, PROGRAM, ROOT, SAMPLES, sharedFolder } from './commands/program.js';

const path = (name: string): string => join(ROOT, name);
const README = readFileSync(path('README.md'), 'utf8');

const blocks = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text ?? '',
  );
const commandLines = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .filter((line) => line.startsWith('frictionlog '));
const nameOf = (full: string): string => full.split(' ')[0] ?? '';

describe('README.md', () => {
  it('names every command, every exit code and every document', () => {
    for (const { name } of COMMANDS) expect(README).toContain(`\`${nameOf(name)}\``);
    for (const code of Object.values(EXIT)) expect(README).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
    for (const [, link = ''] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      const generated = link.startsWith('reports/') && !existsSync(path('reports/summary.md'));
      if (!generated) expect(existsSync(path(link)), link).toBe(true);
    }
  });

  it('has a section for each of the five pitfalls, named as their tests are', () => {
    const tests = readFileSync(path('test/pitfalls.test.ts'), 'utf8');
    const named = [...tests.matchAll(/^describe\('(.*)', /gm)].map(([, name]) => name ?? '');
    expect(named).toHaveLength(5);
    for (const name of named) expect(README).toContain(`\n### ${name}\n`);
  });

  it('shows configuration that is valid', () => {
    const examples = blocks('yaml');
    expect(examples).toHaveLength(3);
    const parsed = examples.map((text) => parseConfig(text, 'README.md'));
    expect(
      parsed.map(({ sources, github }) => (sources ?? []).length + (github === undefined ? 0 : 1)),
    ).toEqual([1, 1, 1]);
  });

  it('uses only npm scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
    const used = [...README.matchAll(/npm (?:run )?(start|test|build|check|lint)\b/g)].map(
      ([, name]) => name ?? '',
    );
    expect(used.length).toBeGreaterThan(3);
    for (const name of used) expect(scripts).toHaveProperty(name);
  });

  it('sends nobody to hosts in vain: commands that fetch use options that there are', () => {
    const fetching = commandLines.filter((line) => /^frictionlog (?:run|fetch)\b/.test(line));
    expect(fetching.length).toBeGreaterThan(1);
    for (const line of fetching) {
      const command = COMMANDS.find(({ name }) => name === line.split(' ')[1]);
      for (const [, option = ''] of line.matchAll(/--([\w-]+)/g)) {
        expect({ ...GENERAL, ...command?.options }, line).toHaveProperty(option);
      }
    }
  });
});

describe('every command of README.md runs on the samples', () => {
  const home = sharedHome();
  const runnable = commandLines.filter((line) => !/^frictionlog (?:run|fetch)\b/.test(line));

  function sh(line: string) {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: join(home, 'work'),
      encoding: 'utf8',
      env: {
        PATH: `${home}/bin:${process.env.PATH}`,
        HOME: home,
        FRICTIONLOG_HOME: join(home, 'data'),
        FRICTIONLOG_AS_OF: '2026-03-01T00:00:00Z',
      },
    });
    return { status, stdout, stderr };
  }

  beforeAll(() => {
    expect(sh('frictionlog draft --experimental --min-sessions 2 --min-users 1').status).toBe(0);
  });

  it('finds some', () => {
    expect(runnable.length).toBeGreaterThan(12);
    expect(new Set(runnable.map((line) => line.split(' ')[1])).size).toBeGreaterThan(7);
  });

  /** Only what the shell reads otherwise needs one, and a program that starts anew. */
  async function ran(line: string): Promise<{ readonly status: number | null; readonly stderr: string }> {
    if (!/^frictionlog [\w ./:=,-]+$/.test(line)) return sh(line);
    const environment = { HOME: home, FRICTIONLOG_AS_OF: '2026-03-01T00:00:00Z' };
    const words = line.split(' ').slice(1);
    const { code, err } = await frictionlog(words, { cwd: join(home, 'work'), environment });
    return { status: code, stderr: err };
  }

  it.each(runnable)('%s', async (line) => {
    const { status, stderr } = await ran(line);
    expect(stderr).not.toMatch(/bug of ours|^frictionlog: /m);
    expect(status).toBe(0);
  });

  it('files a draft as gh would get it', () => {
    const line = runnable.find((one) => one.includes('gh issue create')) ?? '';
    const { stdout } = sh(line);
    const [args = '', ...body] = stdout.split('\n');
    expect(args).toMatch(/^issue create --body-file - --title .+ --label .*user-feedback/);
    expect(body[0]).toMatch(/^## Friction Point: /);
  });

  /** The samples as this account's own sessions; `gh` prints what it is given. */
  function sharedHome(): string {
    const root = sharedFolder({
      'bin/frictionlog': `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`,
      'bin/gh': '#!/bin/sh\necho "$@"\ncat\n',
    });
    spawnSync('chmod', ['+x', join(root, 'bin/frictionlog'), join(root, 'bin/gh')]);
    mkdirSync(join(root, 'work'));
    cpSync(SAMPLES, join(root, '.claude/projects'), { recursive: true });
    const [name = ''] = readdirSync(join(SAMPLES, 'maren')).filter((one) => one.endsWith('.jsonl'));
    cpSync(join(SAMPLES, 'maren', name), join(root, 'work/session.jsonl'));
    return root;
  }
});

describe('what README.md says of settings', () => {
  const table = settingsTable();

  it('is what the configuration knows, each with a meaning', () => {
    expect(table).not.toMatch(/\| \|$/m);
    isPasted((readme) => pasted(readme, 'settings', table));
  });
});

const pasted = (text: string, name: string, block: string): string =>
  text.replace(
    new RegExp(`(<!-- begin: ${name} -->\n)[\\s\\S]*?(<!-- end: ${name} -->)`),
    (_, begin: string, end: string) => `${begin}\n${block}\n\n${end}`,
  );

/** Compares, or with UPDATE_README writes. */
function isPasted(paste: (readme: string) => string): void {
  if (process.env.UPDATE_README === undefined)
    expect(README, 'UPDATE_README=1 npx vitest run test/readme.test.ts').toBe(paste(README));
  else writeFileSync(path('README.md'), paste(readFileSync(path('README.md'), 'utf8')));
}

describe('what README.md shows of npm start', () => {
  const ROWS = 12;

  it('is what it prints today', () => {
    const cwd = folder();
    const { code, out, err } = asProcess(['demo', '--reports', 'reports'], { cwd });
    expect(code, err).toBe(0);
    isPasted((readme) => pasted(pasted(readme, 'npm start', shortened(out)), 'draft', draftIn(cwd)));
  });

  function shortened(out: string): string {
    const [fetched = '', analysed = '', table = '', written = ''] = out.trimEnd().split('\n\n');
    const rows = table.split('\n');
    return ['```text', fetched, '', analysed, '', ...rows.slice(0, ROWS), '…', '', written, '```'].join('\n');
  }

  function draftIn(cwd: string): string {
    const names = readdirSync(join(cwd, 'reports/issues'));
    const name = names.find((one) => one.startsWith('permission-denied--')) ?? '';
    const draft = readFileSync(join(cwd, 'reports/issues', name), 'utf8');
    const excerpt = draft.slice(draft.indexOf('## Friction Point'), draft.indexOf('### Context')).trimEnd();
    return `\`\`\`\`markdown\n${excerpt}\n\`\`\`\``;
  }
});

describe('src/README.md', () => {
  const text = readFileSync(path('src/README.md'), 'utf8');
  const entries = readdirSync(path('src'), { withFileTypes: true });

  it('names every folder and every file beside them', () => {
    for (const entry of entries) {
      if (entry.isDirectory()) expect(text).toMatch(new RegExp(`^\\| \`${entry.name}/\` \\|`, 'm'));
      else if (entry.name.endsWith('.ts')) expect(text).toContain(`${entry.name}\``);
    }
  });

  it('names no folder and no file that is gone', () => {
    for (const [, name = ''] of text.matchAll(/^\| `([\w-]+)\/` \|/gm))
      expect(existsSync(path(`src/${name}`)), name).toBe(true);
    for (const [, link = ''] of text.matchAll(/\]\(([^)#:]+)\)/g))
      expect(existsSync(join(path('src'), link)), link).toBe(true);
  });

  it('lists the invariants that are tested', () => {
    const tests = readFileSync(path('test/architecture.test.ts'), 'utf8');
    for (const [, number] of tests.matchAll(/it\('(\d+): /g))
      expect(text).toMatch(new RegExp(`^${number}\\. `, 'm'));
  });
});

describe('test/README.md', () => {
  it('names every folder of the tests', () => {
    const text = readFileSync(path('test/README.md'), 'utf8');
    const folders = readdirSync(path('test'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(text, name).toContain(`\`${name}/\``);
  });
});
