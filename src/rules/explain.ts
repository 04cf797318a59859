import { durationText } from '../timing/duration.js';
import { counted, describeBlock } from './describe.js';
import type { Rule } from './rule.js';

/** A rule in words, for `rules explain`. */
export const explain = (rule: Rule): string =>
  [
    `${rule.id}: ${rule.title}`,
    `${rule.status}, severity ${rule.severity}, confidence ${rule.confidence}, owner ${rule.owner}, cost ${rule.cost}`,
    '',
    rule.why.trim(),
    '',
    rule.detect.length > 1 ? 'Matches, tried in this order:' : 'Matches:',
    ...rule.detect.flatMap(describeBlock).map(({ depth, text }) => `${'  '.repeat(depth + 1)}${text}`),
    '',
    ...conditionsAround(rule),
    ...(rule.false_positives === ''
      ? []
      : ['', `What else can look like this: ${rule.false_positives.trim()}`]),
    ...rule.references.map((link) => `See ${link}`),
  ].join('\n');

/** Everything beside `detect` that decides what is reported. */
export const conditionsAround = (rule: Rule): readonly string[] => {
  const { matches, merge } = rule.per_session;
  const { sessions, users, within, matches: total } = rule.report_when;
  return [
    ...(rule.yields_to.length === 0
      ? []
      : [
          `Leaves alone what ${rule.yields_to.includes('*') ? 'any other single rule' : rule.yields_to.join(', ')} matched.`,
        ]),
    ...(matches === 1 ? [] : [`Fewer than ${matches} matches in a session do not count.`]),
    ...(merge === 0
      ? []
      : [`Matches that follow each other within ${durationText(merge)} of active time are one.`]),
    rule.group_by.length === 0
      ? 'One group for the rule.'
      : `One group for each ${rule.group_by.join(' and ')}.`,
    rule.status === 'signal'
      ? 'Never drafted: it classifies for other rules.'
      : `Reported from ${counted(sessions, 'session')} of ${counted(users, 'user')}${total === 1 ? '' : ` and ${total} matches`} within ${durationText(within)}.`,
    ...rule.fixed.map((fix) => `Fixed for ${groupText(fix.for)} (${fix.issue}).`),
  ];
};

const groupText = (group: Readonly<Record<string, string>>): string =>
  Object.keys(group).length === 0
    ? 'every group'
    : Object.entries(group)
        .map(([field, value]) => `${field} ${value}`)
        .join(', ');
