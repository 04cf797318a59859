import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteFor } from '../../src/drafts/quote.js';
import { redactionContext } from '../../src/drafts/redaction/context.js';
import { ruleDraft } from '../../src/drafts/rule-draft.js';
import { DRAIN_DEFAULTS, emptyDrain } from '../../src/findings/drain.js';
import { mine } from '../../src/findings/error-templates.js';
import { unknownErrors } from '../../src/findings/unknown-errors.js';
import { parseRule } from '../../src/rules/parse.js';
import { testRule } from '../../src/rules/selftest.js';
import { call, run } from '../findings/stories.js';

const redaction = redactionContext({
  rules: [],
  names: [{ name: 'brunhilde', pseudonym: 'person-1', kind: 'person' }],
  patterns: [],
  allow: [],
});
const context = { redaction, ids: new Set<string>(), rules: [] };

/** Mined as the program does it, from the outputs of failing calls. */
function templateOf(...outputs: readonly string[]) {
  const calls = outputs.map((output, at) => run('acme deploy', at, at + 1, { output, exitCode: 3 }));
  const sessions = [{ session: 's1', user: 'brunhilde', unknown: unknownErrors(calls) }];
  const { templates } = mine(sessions, emptyDrain(DRAIN_DEFAULTS), DRAIN_DEFAULTS, quoteFor(redaction).clean);
  const [template] = templates;
  if (template === undefined) throw new Error('nothing mined');
  return template;
}

const drafted = (...outputs: readonly string[]) => {
  const draft = ruleDraft(templateOf(...outputs), context);
  if (draft.kind === 'none') throw new Error(draft.reason);
  return draft;
};

describe('A draft rule', () => {
  test('takes a home for a value, and leaves out an exit code that no test can say', () => {
    const lines = ['brunhilde', 'brunhilde/src'].map((home) => `acme cannot open /home/${home}/a.txt today`);
    expect(drafted(...lines).text).toContain('acme\\s+cannot\\s+open\\s+.+?.+?\\s+today');
    const code = 3_221_225_786;
    const windows = { ...templateOf('acme stopped working unexpectedly') };
    const examples = windows.examples.map((example) => ({ ...example, exitCode: code }));
    expect(ruleDraft({ ...windows, examples }, context)).toMatchObject({ kind: 'draft' });
  });

  test('takes an account and a host that redaction numbers for values', () => {
    const { text } = drafted('scp upload@build-7: release channel frozen by operator');
    expect(text).toContain('scp\\s+.+?@.+?:\\s+release\\s+channel\\s+frozen\\s+by\\s+operator');
  });

  test('is a whole rule file: valid, with the real lines as hits, quiet on what went well', () => {
    const { id, text } = drafted(
      "acme: error: channel 'blue' is frozen",
      "acme: error: channel 'green' is frozen",
    );
    const parsed = parseRule(text, `${id}.yaml`);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    expect(parsed.rule).toMatchObject({
      id: 'acme-channel-frozen',
      status: 'experimental',
      confidence: 'low',
    });
    expect(parsed.rule.detect).toMatchObject([
      {
        kind: 'single',
        match: {
          tool: ['Bash'],
          outcome: ['error'],
          output: { any_of: [{ pattern: 'acme:\\s+error:\\s+channel\\s+.+?\\s+is\\s+frozen' }] },
        },
      },
    ]);
    expect(parsed.tests.hits[0]?.session[0]).toMatchObject({
      run: 'acme deploy',
      fails: "acme: error: channel 'blue' is frozen",
      exit: 3,
    });
    expect(parsed.tests.misses.length).toBeGreaterThan(1);
  });

  test('has a case for every one of its clauses', () => {
    const { id, text } = drafted('error: the release channel is frozen');
    const parsed = parseRule(text, `${id}.yaml`);
    if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
    expect(testRule(parsed, [])).toMatchObject({ uncovered: [] });
  });

  test('says what only a person can know', () => {
    expect(
      drafted('error: the release channel is frozen').text.match(/TODO/g)?.length,
    ).toBeGreaterThanOrEqual(5);
  });

  test('shows no secret and no name, and finds the line that had them nevertheless', () => {
    const secret = `ghp_${'a1B2c3D4'.repeat(5).slice(0, 36)}`;
    const { text } = drafted(`error: brunhilde may not push to the frozen channel with ${secret} today`);
    expect(text).not.toMatch(/brunhilde|ghp_/i);
    expect(text).toMatch(/person-1 may not push/);
    expect(text).toMatch(/error:\\s\+\.\+\?\\s\+may\\s\+not/);
  });

  test('of lines that differ in a word finds both', () => {
    const { text } = drafted('kiln: undefined: fireBrick in furnace', 'kiln: undefined: coolDown in furnace');
    expect(text).toContain('undefined:\\s+.+?\\s+in\\s+furnace');
    expect(text).toContain('fireBrick');
    expect(text).toContain('coolDown');
  });

  test('of no shell names its tool', () => {
    const calls = [call(0, 1, { tool: 'TaskCopy', output: 'error: layer is locked by another editor' })];
    const sessions = [{ session: 's1', user: 'ada', unknown: unknownErrors(calls) }];
    const { templates } = mine(sessions, emptyDrain(DRAIN_DEFAULTS), DRAIN_DEFAULTS, (text) => text);
    const draft = templates[0] === undefined ? undefined : ruleDraft(templates[0], context);
    expect(draft).toMatchObject({ kind: 'draft', text: expect.stringContaining("tool: 'TaskCopy'") });
  });

  test('takes an id that nobody has', () => {
    const template = templateOf('error: the release channel is frozen');
    const ids = new Set(['release-channel-frozen', 'release-channel-frozen-2']);
    expect(ruleDraft(template, { ...context, ids })).toMatchObject({ id: 'release-channel-frozen-3' });
  });

  test.each([
    ['Error', 'too few words'],
    ['error 17', 'too few words'],
  ])('is not made of %j', (output, reason) => {
    expect(ruleDraft(templateOf(output), context)).toEqual({
      kind: 'none',
      reason: expect.stringContaining(reason),
    });
  });

  test('is valid and passes its own cases, whatever the line says, or is not made at all', () => {
    const hostile = fc.constantFrom(
      ...[
        "'",
        '"',
        "''",
        '{{lost_time}}',
        '{{',
        '- ',
        ': ',
        '#',
        '[[[',
        ']]',
        '{',
        '&a',
        '*a',
        '!!js',
        '\\',
        '\\d+',
        '%',
        '|',
      ],
      ...[
        '\u202e',
        '\u0000',
        '\u001b[31m',
        '(?P<x>',
        '\t',
        '“',
        '🦀',
        '\ud800',
        '```',
        '</tool_use_error>',
        '>-',
        '---',
      ],
    );
    const output = fc
      .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('frozen channel')), {
        maxLength: 12,
      })
      .map((parts) => `error: cannot release ${parts.join(' ')}`);
    let made = 0;
    fc.assert(
      fc.property(fc.array(output, { minLength: 1, maxLength: 3 }), (outputs) => {
        const draft = ruleDraft(templateOf(...outputs), context);
        if (draft.kind === 'none') return;
        made += 1;
        const parsed = parseRule(draft.text, `${draft.id}.yaml`);
        expect(parsed).not.toHaveProperty('errors');
        if (!('errors' in parsed)) {
          expect(testRule(parsed, []).cases.filter(({ detail }) => detail !== '')).toEqual([]);
          expect(parsed.rule.status).toBe('experimental');
        }
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(200);
  });
});
