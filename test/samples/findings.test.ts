import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../samples/scenarios/loud/all.js';
import type { Finding } from '../../samples/scenarios/scenario.js';
import type { Question } from '../../src/analysis/ask.js';
import { builtInRules, findingsIn, inOrder, signalsIn } from './asked.js';

let question: Question;
beforeAll(async () => {
  question = await builtInRules();
});

const known = (id: string): boolean => question.rules.some((rule) => rule.id === id);

function expected(): readonly Finding[] {
  const file = new URL('../../samples/loud/findings.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).findings;
}

describe('the quiet samples', () => {
  test('are quiet: no rule finds anything', () => {
    expect(findingsIn('samples/quiet', question)).toEqual([]);
  });
});

describe('the loud samples', () => {
  test.for(SCENARIOS.map(({ rule }) => rule))(
    'say of %s what stands in findings.json, and nothing else',
    (id, { skip }) => {
      skip(!known(id), 'this rule does not ship');
      const scenario = SCENARIOS.find(({ rule }) => rule === id);
      const named = inOrder((scenario?.findings ?? []).filter(({ rule }) => known(rule)));
      expect(findingsIn(`samples/loud/${id}`, question)).toEqual(named);
    },
  );

  test('hold exactly what findings.json names', ({ skip }) => {
    const missing = SCENARIOS.map(({ rule }) => rule).filter((id) => !known(id));
    skip(missing.length > 0, `errors of these fall to unknown-error until they ship: ${missing.join(', ')}`);
    expect(findingsIn('samples/loud', question)).toEqual(
      inOrder(expected().filter(({ rule }) => known(rule))),
    );
  });

  test('make every signal classify something', () => {
    for (const { id } of question.rules.filter(({ status }) => status === 'signal')) {
      expect([id, signalsIn(`samples/loud/${id}`, question).get(id) ?? 0]).not.toEqual([id, 0]);
    }
  });

  test('have a scenario for every rule that ships', () => {
    const told = new Set(SCENARIOS.map(({ rule }) => rule));
    expect(question.rules.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });
});

describe('the main samples', () => {
  test('make most rules find something, so that a first run is worth reading', () => {
    const found = new Set(findingsIn('samples/user_sessions', question).map(({ rule }) => rule));
    const shipped = question.rules.filter(({ status }) => status !== 'signal' && status !== 'retired');
    expect(found.size).toBeGreaterThanOrEqual(Math.floor(shipped.length / 2));
  });
});
