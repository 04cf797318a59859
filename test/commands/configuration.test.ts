import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, frictionlog, SAMPLES } from './program.js';

const gapLine = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd: string,
): Promise<string> =>
  (await frictionlog(['config', 'show', '--origin', ...args], { environment, cwd })).out
    .split('\n')
    .find((line) => line.startsWith('gap ')) ?? '';

describe('config show', () => {
  it('says where each value came from: flag before environment before file before default', async () => {
    const cwd = folder({ 'frictionlog.yaml': 'gap: 20m' });
    const environment = { FRICTIONLOG_GAP: '30m' };
    const path = join(cwd, 'frictionlog.yaml');
    expect(await gapLine(['--gap', '40m'], environment, cwd)).toMatch(/^gap +40m {2}\[flag --gap\]$/);
    expect(await gapLine([], environment, cwd)).toMatch(/^gap +30m {2}\[environment FRICTIONLOG_GAP\]$/);
    expect(await gapLine([], {}, cwd)).toBe(`${'gap'.padEnd(18)}20m  [file ${path}]`);
    expect(await gapLine([], {}, folder())).toMatch(/^gap +10m {2}\[default\]$/);
  });

  it('reads the file that --config or FRICTIONLOG_CONFIG names, the flag first', async () => {
    const cwd = folder({ 'a.yaml': 'gap: 1m', 'b.yaml': 'gap: 2m', 'frictionlog.yaml': 'gap: 3m' });
    expect(await gapLine(['--config', 'a.yaml'], { FRICTIONLOG_CONFIG: 'b.yaml' }, cwd)).toContain('1m');
    expect(await gapLine([], { FRICTIONLOG_CONFIG: 'b.yaml' }, cwd)).toContain('2m');
    const elsewhere = folder();
    expect(await gapLine(['--config=~/a.yaml'], { HOME: cwd }, elsewhere)).toContain('1m');
    expect(await gapLine([], { HOME: cwd, FRICTIONLOG_CONFIG: '~/b.yaml' }, elsewhere)).toContain('2m');
  });

  it.each(['', '.', 'conf'])(
    'takes nothing from the current folder for XDG_CONFIG_HOME=%s',
    async (value) => {
      const theirs = { 'frictionlog/config.yaml': 'gap: 1m', 'conf/frictionlog/config.yaml': 'gap: 1m' };
      const environment = { HOME: folder({ '.config/frictionlog/config.yaml': 'gap: 2m' }) };
      const line = await gapLine([], { ...environment, XDG_CONFIG_HOME: value }, folder(theirs));
      expect(line).toContain(join(environment.HOME, '.config/frictionlog/config.yaml'));
    },
  );

  it('takes empty variables for none', async () => {
    const cwd = folder({ 'frictionlog.yaml': 'gap: 3m' });
    expect(await gapLine([], { FRICTIONLOG_CONFIG: '' }, cwd)).toContain('3m');
    const environment = { FRICTIONLOG_AS_OF: '' };
    expect((await frictionlog(['sessions', SAMPLES, '--latest', '1'], { cwd, environment })).code).toBe(0);
  });

  it('has its queries beside it, wherever it is named from', async () => {
    const home = folder({ 'c/x.yaml': 'gap: 1m', 'c/queries/mine.sql': '-- Mine.\nSELECT 1\n' });
    const words = ['sql', '--config=~/c/x.yaml'];
    const { out } = await frictionlog(words, { cwd: folder(), environment: { HOME: home } });
    expect(out).toMatch(/^mine +Mine\.$/m);
  });

  it('is one document with --json', async () => {
    const { out } = await frictionlog(['config', 'show', '--json'], { cwd: folder() });
    expect(JSON.parse(out)).toMatchObject({
      schema_version: 1,
      settings: {
        gap: { value: '10m', origin: 'default' },
        reports: { value: 'frictionlog-reports' },
        'rules.folders': { value: [] },
      },
    });
  });

  it('takes an effect: the gap of the file is the gap of the analysis', async () => {
    const line = (s: number, uuid: string) =>
      JSON.stringify({
        type: 'user',
        uuid,
        timestamp: `2026-02-10T12:${String(s).padStart(2, '0')}:00Z`,
        message: { content: 'x' },
      });
    const cwd = folder({
      'frictionlog.yaml': 'gap: 20m\nsources: [{ type: folder, root: t }]',
      't/a.jsonl': `${line(0, 'a')}\n${line(15, 'b')}\n`,
    });
    const active = async (args: readonly string[]) =>
      JSON.parse((await frictionlog(['sessions', '--json', ...args], { cwd })).out).sessions[0].active_s;
    expect(await active([])).toBe(900);
    expect(await active(['--gap', '10m'])).toBe(0);
  });
});

describe('schema', () => {
  it.each(['analysis', 'config', 'rule'])('%s is a JSON Schema', async (document) => {
    const { code, out } = await frictionlog(['schema', document]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
    });
  });
});

describe('a terminal', () => {
  const escapes = /\u001b\[/;
  it.each<[what: string, args: readonly string[], environment: Readonly<Record<string, string>>]>([
    ['NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }],
    ['--color never', ['--color', 'never'], { FORCE_COLOR: '1' }],
    ['no terminal', [], {}],
  ])('gets no colours with %s', async (_, args, environment) => {
    const { out, err } = await frictionlog(['analyze', 'samples/loud', ...args], { environment });
    expect(out).toContain('fingerprint');
    expect(out + err).not.toMatch(escapes);
  });

  it('gets them in charts where NO_COLOR is empty', async () => {
    const environment = { NO_COLOR: '', FORCE_COLOR: '1' };
    const { out } = await frictionlog(['tools', 'samples/loud', '--no-store'], { environment });
    expect(out).toMatch(escapes);
  });
});
