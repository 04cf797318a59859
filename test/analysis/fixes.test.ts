import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type FixSource, readFixes } from '../../src/analysis/fixes.js';
import { toInstant } from '../../src/units.js';
import { ruleOf } from '../rules/rules-of.js';

const AS_OF = toInstant(Date.parse('2026-03-01'));

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'frictionlog-fixes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'fixes.yaml'), text);
  return join(folder, 'fixes.yaml');
}

const RULES = [ruleOf({ id: 'ssh-auth' }), ruleOf({ id: 'shell-quoting', group_by: ['label'] })];
const read = (source: FixSource) => readFixes(source, RULES, { asOf: AS_OF, zone: 'utc' });
const NAMED = { name: 'fixes', origin: 'file', detail: 'f.yaml' } as const;
const readFile = (text: string) => read({ kind: 'file', file: fileOf(text), named: NAMED });
const refusalOf = (fixes: Promise<unknown>): Promise<unknown> => fixes.catch((error: unknown) => error);

const CONFIRMED = '- { rule: ssh-auth, issue: 41, at: 2026-02-10T09:00:00Z, for: { program: git } }\n';
const PROPOSED = '- { fingerprint: 3f9a41c07be2, issue: 42, at: 2026-02-12T09:00:00Z, proposed: true }\n';

describe("The users' own fixes", () => {
  test('are read from a file, of a rule or of one group', async () => {
    const fixes = await readFile(CONFIRMED + PROPOSED.replace(', proposed: true', ''));
    expect(fixes).toEqual([
      { rule: 'ssh-auth', issue: 41, at: Date.parse('2026-02-10T09:00:00Z'), for: { program: 'git' } },
      { fingerprint: '3f9a41c07be2', issue: 42, at: Date.parse('2026-02-12T09:00:00Z'), for: {} },
    ]);
  });

  test('begin with a day where the configuration reads days', async () => {
    const source = { kind: 'file', file: fileOf(CONFIRMED.replace('T09:00:00Z', '')), named: NAMED } as const;
    const [fix] = await readFixes(source, RULES, { asOf: AS_OF, zone: 'Europe/Berlin' });
    expect(fix?.at).toBe(Date.parse('2026-02-09T23:00:00Z'));
  });

  test('are not used while they are only proposed', async () => {
    const fixes = await readFile(PROPOSED + CONFIRMED);
    expect(fixes.map(({ issue }) => issue)).toEqual([41]);
  });

  test.each([
    ['neither rule nor fingerprint', '- { issue: 1, at: 2026-02-10 }', 'rule or fingerprint'],
    ['a fingerprint of a part', '- { issue: 1, at: 2026-02-10, fingerprint: 3f9a }', '12 hexadecimal digits'],
    ['a proposal that is false', '- { issue: 1, at: 2026-02-10, rule: a, proposed: false }', 'true'],
  ])('with %s are refused', async (_, text, told) => {
    const refusal = await refusalOf(readFile(text));
    expect(refusal).toMatchObject({ exitCode: 78 });
    expect(String(refusal)).toContain(told);
  });

  test.each([
    ['rule: ssh-aut', ':2: 1.rule: expected the id of a rule, found "ssh-aut" (there are ssh-auth)'],
    [
      'rule: nonesuch',
      ':2: 1.rule: expected the id of a rule, found "nonesuch" (see `frictionlog rules list`)',
    ],
    [
      'rule: ssh-auth, for: { nope: x }',
      ':2: 1.for.nope: expected fields of group_by (program), found "nope"',
    ],
    [
      'rule: shell-quoting, for: { program: git }',
      ':2: 1.for.program: expected fields of group_by (label), found "program" (see `frictionlog rules explain',
    ],
  ])('that name what there is not are refused: %s', async (entry, told) => {
    const refusal = await refusalOf(readFile(`${CONFIRMED}- { ${entry}, issue: 1, at: 2026-02-10 }\n`));
    expect(refusal).toMatchObject({ exitCode: 78, message: expect.stringContaining(`fixes.yaml${told}`) });
  });

  test('of the configuration are told by its lines', async () => {
    const file = fileOf('gap: 5m\nfixes:\n  - rule: nonesuch\n');
    const entries = [{ rule: 'nonesuch', issue: 1, at: '2026-02-10' }];
    expect(await refusalOf(read({ kind: 'configuration', file, entries }))).toMatchObject({
      exitCode: 78,
      message: expect.stringContaining(`${file}:3: fixes.0.rule: expected the id of a rule`),
    });
  });

  test('may name a rule that is gone where a fingerprint says what is meant, or where they are proposed', async () => {
    const gone = PROPOSED.replace('{ ', '{ rule: gone, ');
    expect(await readFile(gone.replace(', proposed: true', ''))).toHaveLength(1);
    expect(await readFile(gone.replace('fingerprint: 3f9a41c07be2, ', ''))).toEqual([]);
  });
});
