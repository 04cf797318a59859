import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFixes } from '../../src/analysis/fixes.js';
import { toInstant } from '../../src/units.js';

const AS_OF = toInstant(Date.parse('2026-03-01'));

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'frictionlog-fixes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'fixes.yaml'), text);
  return join(folder, 'fixes.yaml');
}

const CONFIRMED = '- { rule: ssh-auth, issue: 41, at: 2026-02-10T09:00:00Z, for: { program: git } }\n';
const PROPOSED = '- { fingerprint: 3f9a41c07be2, issue: 42, at: 2026-02-12T09:00:00Z, proposed: true }\n';

describe("The users' own fixes", () => {
  test('are read from a file, of a rule or of one group', async () => {
    const fixes = await readFixes(fileOf(CONFIRMED + PROPOSED.replace(', proposed: true', '')), AS_OF);
    expect(fixes).toEqual([
      { rule: 'ssh-auth', issue: 41, at: Date.parse('2026-02-10T09:00:00Z'), for: { program: 'git' } },
      { fingerprint: '3f9a41c07be2', issue: 42, at: Date.parse('2026-02-12T09:00:00Z'), for: {} },
    ]);
  });

  test('are not used while they are only proposed', async () => {
    const fixes = await readFixes(fileOf(PROPOSED + CONFIRMED), AS_OF);
    expect(fixes.map(({ issue }) => issue)).toEqual([41]);
  });

  test.each([
    ['neither rule nor fingerprint', '- { issue: 1, at: 2026-02-10 }', 'rule or fingerprint'],
    ['a fingerprint of a part', '- { issue: 1, at: 2026-02-10, fingerprint: 3f9a }', '12 hexadecimal digits'],
    ['a proposal that is false', '- { issue: 1, at: 2026-02-10, rule: a, proposed: false }', 'true'],
  ])('with %s are refused', async (_, text, told) => {
    const refusal = await readFixes(fileOf(text), AS_OF).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ exitCode: 78 });
    expect(String(refusal)).toContain(told);
  });
});
