import { describe, expect, it } from 'vitest';
import { type ConfigInputs, resolveConfig } from '../../src/config/config.js';

const FILE = {
  path: '/etc/f.yaml',
  values: { gap: '20m', reports: '/r', rules: { folders: ['/a'], disabled: ['x'] } },
};
const inputs = (more: Partial<ConfigInputs> = {}): ConfigInputs => ({
  flags: { reports: undefined, gap: undefined, tz: undefined, store: undefined },
  environment: {},
  file: undefined,
  account: '/home/ada',
  ...more,
});

describe('a setting', () => {
  it('comes from the flag, else the environment, else the file, else the default', () => {
    const environment = { FRICTIONLOG_GAP: '30m' };
    const flags = { reports: undefined, gap: '40m', tz: undefined, store: undefined };
    const gap = (more: Partial<ConfigInputs>) => resolveConfig(inputs(more)).gap;
    expect(gap({ flags, environment, file: FILE })).toEqual({
      name: 'gap',
      value: '40m',
      origin: 'flag',
      detail: '--gap',
    });
    expect(gap({ environment, file: FILE })).toEqual({
      name: 'gap',
      value: '30m',
      origin: 'environment',
      detail: 'FRICTIONLOG_GAP',
    });
    expect(gap({ file: FILE })).toEqual({ name: 'gap', value: '20m', origin: 'file', detail: '/etc/f.yaml' });
    expect(gap({})).toEqual({ name: 'gap', value: '10m', origin: 'default', detail: '' });
  });

  it('takes an empty variable for none', () => {
    expect(resolveConfig(inputs({ environment: { FRICTIONLOG_GAP: '' } })).gap.origin).toBe('default');
  });

  it('that holds rules or secrets never comes from the environment', () => {
    const environment = {
      FRICTIONLOG_SOURCES: 'x',
      'FRICTIONLOG_RULES.FOLDERS': 'x',
      'FRICTIONLOG_REDACT.PATTERNS': 'x',
    };
    const config = resolveConfig(inputs({ environment, file: FILE }));
    expect([config.sources.origin, config.ruleFolders.origin, config.redactPatterns.origin]).toEqual([
      ...['default', 'file', 'default'],
    ]);
  });
});

const EMPTY = { FRICTIONLOG_HOME: '', XDG_DATA_HOME: '' };

describe('the data folder', () => {
  it.each<[what: string, environment: Readonly<Record<string, string>>, home: string]>([
    ['$FRICTIONLOG_HOME', { FRICTIONLOG_HOME: '/f', XDG_DATA_HOME: '/x' }, '/f'],
    ['$XDG_DATA_HOME/frictionlog', { XDG_DATA_HOME: '/x' }, '/x/frictionlog'],
    ['~/.local/share/frictionlog', {}, '/home/ada/.local/share/frictionlog'],
    ['the default where variables are empty', EMPTY, '/home/ada/.local/share/frictionlog'],
    [
      'the default where XDG_DATA_HOME is relative',
      { XDG_DATA_HOME: 'x' },
      '/home/ada/.local/share/frictionlog',
    ],
  ])('is %s, and the mirror lies in it', (_, environment, home) => {
    const config = resolveConfig(inputs({ environment }));
    expect(config.home.value).toBe(home);
    expect(config.mirror.value).toBe(`${home}/mirror`);
  });
});
