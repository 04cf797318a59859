import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/all.js';
import { COMMAND_GROUPS } from '../../src/commands/command.js';
import { frictionlog } from './program.js';

const nameOf = (full: string): string => full.split(' ')[0] ?? '';

describe('help', async () => {
  const { code, out } = await frictionlog(['--help']);

  it('lists every command in its group, with one line', () => {
    expect(code).toBe(0);
    const sections = COMMAND_GROUPS.map((group) => out.indexOf(`${group}:`));
    expect(sections).toEqual([...sections].sort((a, b) => a - b));
    for (const { name, describe: text } of COMMANDS)
      expect(out).toMatch(new RegExp(`\\n  ${literal(name)} +${literal(text)}\\n`));
  });

  it.each([[[]], [['-h']], [['help']]])('is the same for %j', async (words) => {
    expect(await frictionlog(words)).toEqual({ code: 0, out, err: '' });
  });

  it.each(COMMANDS.map((command) => [nameOf(command.name), command] as const))(
    'of %s has its description, an example, and says what every option is for',
    async (name, command) => {
      const page = await frictionlog([name, '--help']);
      expect(page.code).toBe(0);
      expect(page.out).toContain(`${command.describe}.`);
      expect(command.examples.length).toBeGreaterThan(0);
      for (const [example] of command.examples)
        expect(example).toMatch(new RegExp(`^frictionlog ${name}\\b`));
      for (const [option, { describe: text = '' }] of Object.entries(command.options)) {
        expect(page.out).toContain(`--${option}`);
        expect(text.length, `--${option} of ${name}`).toBeGreaterThan(3);
      }
    },
  );

  it('of run says that a dry run fetches all the same, which draft has no need to', async () => {
    const linesOf = async (name: string) => (await frictionlog([name, '--help'])).out.replace(/\s+/g, ' ');
    expect(await linesOf('run')).toContain(
      '--dry-run Fetch what is new, then say what else would be written',
    );
    expect(await linesOf('draft')).toContain('--dry-run Say what would be written, write nothing');
  });

  it('names the version', async () => {
    expect((await frictionlog(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a wrong command line', () => {
  it.each<[what: string, words: readonly string[], said: RegExp]>([
    ['a mistyped command', ['analize'], /there is no command analize\. Did you mean analyze\?/],
    ['a command nobody knows', ['xyzzy'], /xyzzy|--help/],
    ['a mistyped option', ['analyze', '--jsn'], /jsn\. Did you mean --json\?/],
    ['a mistyped option of two words', ['draft', '--min-sesions', '1'], /Did you mean --min-sessions\?/],
    ['an option nobody knows', ['sessions', '--xyzzy'], /Unknown argument: xyzzy\.\n/],
    ['too many arguments', ['sessions', 'a', 'b'], /Unknown argument: b/],
    ['a missing argument', ['issue'], /something is missing: frictionlog issue <fingerprint>/],
    ['an option without its value', ['sessions', '--since'], /--since: expected a value/],
    ['a list without its value', ['sessions', '--user'], /Not enough arguments following: user/],
    ['a number that is none', ['sessions', '--days', 'x'], /--days: expected a number/],
    ['a number below 0', ['sessions', '--days', '-1'], /--days: expected a number from 0 on/],
    ['no number', ['sessions', '--days'], /--days: expected a number from 0 on/],
    ['no number before another option', ['sessions', '--days', '--json'], /--days: expected a number/],
    ['a number without end', ['sessions', '--days', 'Infinity'], /--days: expected a number/],
    ...COUNTS.map((words): [string, readonly string[], RegExp] => [
      words.join(' '),
      words,
      / --(?:limit|latest)(?: (?:0|1\.5|-1|Infinity))?: expected a whole number from 1 on\.$/m,
    ]),
    ['an option twice', ['sessions', '--days', '1', '--days', '2'], /--days is given 2 times; expected once/],
    ['a value that is no choice', ['sessions', '--window-by', 'end'], /"end".*"start", "overlap"/],
    [
      'a moment that is none',
      ['sessions', '.', '--since', 'yesterday'],
      /--since yesterday: expected 48h, 7d, 2w, a date/,
    ],
    [
      'a duration that is none',
      ['sessions', '.', '--gap', '10'],
      /--gap 10: expected a duration such as 10m/,
    ],
    ['a zone that is none', ['sessions', '.', '--tz', 'Mars'], /--tz Mars: no such time zone/],
    ['an empty path', ['sessions', ''], /the path is empty/],
    [
      'a rule that only classifies',
      ['draft', 'samples/quiet', '--rule', 'check-failed'],
      /a signal or retired rule/,
    ],
    ['a rule that is none', ['analyze', 'samples/quiet', '--rule', 'xyzzy'], /--rule xyzzy: no such rule/],
    [
      'a condition that is none',
      ['run', '--fail-on', 'errors>many'],
      /--fail-on errors>many: no such condition\. Allowed are problems; a verdict \(open, .*error_rate/,
    ],
    [
      'a dash for a file that is read',
      ['sessions', '.', '--config', '-'],
      /^frictionlog: --config -: expected/,
    ],
    ['a dash for a store', ['analyze', '.', '--store', '-'], /^frictionlog: --store -: expected/],
    ['a dash for a folder', ['export', '-o', '-'], /^frictionlog: --output -: expected/],
    ['a dash in a list', ['fixes', 'sync', '--clone', '-'], /^frictionlog: --clone -: expected/],
    ['a dash for a target', ['rules', 'propose', '-'], /^frictionlog: <target> -: expected/],
    ['a dash that is no choice', ['schema', '-'], /Given: "-"/],
    ['a dash too many', ['sessions', '.', '-'], /Unknown argument: -\./],
    ['title and labels at once', ['issue', 'a', '--title', '--labels'], /mutually exclusive/],
    ['labels and assignees at once', ['issue', 'a', '--labels', '--assignees'], /mutually exclusive/],
  ])('%s is 64, and the text says what was expected', async (_, words, said) => {
    const { code, out, err } = await frictionlog(words);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/ {4}at /);
    expect([code, out]).toEqual([64, '']);
  });

  it.each([
    ['FRICTIONLOG_GAP', '10'],
    ['FRICTIONLOG_GAP', '0s'],
    ['FRICTIONLOG_KEEP', 'banana'],
    ['FRICTIONLOG_KEEP', '0d'],
    ['FRICTIONLOG_TZ', 'Mars'],
    ['FRICTIONLOG_AS_OF', 'x'],
  ])('%s=%s is a wrong configuration, and the variable is named', async (variable, value) => {
    const { code, err } = await frictionlog(['sessions', 'samples/quiet'], {
      environment: { [variable]: value },
    });
    expect([code, err]).toEqual([78, expect.stringContaining(`frictionlog: ${variable} ${value}: `)]);
  });
});

/** Limits that are none, of whatever command. */
const COUNTS = [
  ['evidence', 'abcdef', '--limit', '0'],
  ['evidence', 'abcdef', '--limit', '1.5'],
  ['commands', '--limit', '0'],
  ['commands', '-l', '1.5'],
  ['query', 'SELECT 1', '--limit', '0'],
  ['rules', 'propose', '--limit', '1.5'],
  ['tools', '--limit', '0'],
  ['sessions', '--limit', '-1'],
  ['sessions', '--limit', 'x'],
  ['analyze', '--latest', '0'],
  ['analyze', '--latest', '1.5'],
  ['analyze', '--latest', 'Infinity'],
  ['analyze', '--latest', '--json'],
];

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
