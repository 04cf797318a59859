import { type Findings, type FindingsOptions, groupFindings } from '../findings/findings.js';
import type { Rule } from '../rules/rule.js';
import type { SessionResult } from './map.js';

/** Groups of the sessions that are looked at. */
export const findingsOf = (
  results: readonly SessionResult[],
  rules: readonly Rule[],
  options: FindingsOptions,
): Findings =>
  groupFindings(
    results.map(({ findings }) => findings),
    new Map(rules.map((rule) => [rule.id, rule])),
    options,
  );
