import { hasBegun } from '../../findings/exposure.js';
import type { CostModel } from '../../rules/rule.js';
import { formatDuration, formatMinute } from '../../timing/clock.js';
import { coverageSentence } from '../coverage-sentence.js';
import { allOf, counted, listed } from '../figures.js';
import { filledUpTo, LITERALLY } from '../placeholders.js';
import type { Material } from './material.js';
import { sentence } from './sentence.js';

/** What could be wrong with all of the above: false positives, the basis of times, what was not read. */
export function doubtsSection(material: Material): string {
  const { group, context, longestText } = material;
  const looksLike = filledUpTo(group.rule.false_positives, LITERALLY, longestText);
  const doubts = [
    ...(looksLike === '' ? [] : [sentence(`What else can look like this: ${looksLike}`)]),
    ...certainty(material),
    ...hidden(material),
    ...basis(material),
    ...COUNTED[group.rule.cost],
    ...elsewhere(material),
    ...flags(material),
    ...toCome(material),
    coverageSentence(context.coverage),
    ...activeTime(material),
  ];
  return `### What would make this wrong\n\n${doubts.map((doubt) => `- ${doubt}`).join('\n')}`;
}

function certainty({ group: { rule, spread, matches } }: Material): readonly string[] {
  const unsure = [
    ...(rule.status === 'experimental' ? ['experimental'] : []),
    ...(rule.confidence === 'high' ? [] : [`of ${rule.confidence} confidence`]),
  ];
  return [
    ...(unsure.length === 0
      ? []
      : [`The rule \`${rule.id}\` is ${listed(unsure)}: read the evidence before you file this.`]),
    ...(spread === 'one user'
      ? [
          `${matches.length === 1 ? 'The match comes' : 'All matches come'} from one person, so the cause may be that person's set-up.`,
        ]
      : []),
  ];
}

function hidden({ group: { hiddenMatches, unfinishedMatches, matches } }: Material): readonly string[] {
  const masked = hiddenMatches - unfinishedMatches;
  const read = 'read from the first or last lines of';
  const noQuote = shownText(matches);
  return [
    ...(masked === 0
      ? []
      : [`${which(masked, matches)} ${read} an output that counts as a success. ${noQuote}`]),
    ...(unfinishedMatches === 0
      ? []
      : [
          `${which(unfinishedMatches, matches)} ${read} the last progress of a call without a result, so of low confidence: what came later is not known. ${noQuote}`,
        ]),
  ];
}

/** Why error words in an output are no quotes. */
function shownText(matches: Material['group']['matches']): string {
  const inReaders = matches.filter(({ inReader }) => inReader).length;
  if (inReaders > 0)
    return `${which(inReaders, matches)} of a command that shows text, too: there, only words were taken that a text rarely holds.`;
  return matches.length === 1
    ? 'Its command does more than show text.'
    : 'None of these commands only shows text.';
}

function which(some: number, matches: Material['group']['matches']): string {
  if (some === matches.length) return some === 1 ? 'The match was' : 'All matches were';
  return `${some} of ${matches.length} matches ${some === 1 ? 'was' : 'were'}`;
}

function basis({ group: { measured, unmeasured, rule, matches } }: Material): readonly string[] {
  const calls = measured + unmeasured;
  if (calls === 0 || rule.cost === 'none') return [];
  const others = matches.length - calls;
  const untimed = others === 0 ? '' : ` ${counted(others, 'other match has', 'other matches have')} no time.`;
  return [`${timesOf(measured, unmeasured)}${untimed}`];
}

function timesOf(measured: number, unmeasured: number): string {
  const calls = measured + unmeasured;
  if (unmeasured === 0)
    return `Times: ${calls === 1 ? 'the call was' : `${allOf(calls)} calls were`} measured from progress ticks.`;
  const bound = 'from call to result, which includes approval and queueing ("at most")';
  if (measured === 0)
    return `Times: ${calls === 1 ? 'the call is' : `${allOf(calls)} calls are`} known only ${bound}.`;
  return `Times: ${measured} of ${calls} calls measured from progress ticks, the ${unmeasured === 1 ? 'other is' : 'others are'} known only ${bound}.`;
}

/** How the lost time of each model is counted (metrics.md 5), for a reader who doubts it. */
const COUNTED = {
  failure: [
    'Lost time counts at least the failed step itself, at most the time to the next success of the same command, or to the next prompt.',
  ],
  retries: [
    'Lost time counts at least the attempts after the first, at most all the time from the first failure to the end of the last attempt.',
  ],
  duration: [
    'Lost time is what runs took beyond the median of their command, or beyond the threshold of the rule where there are fewer than 5 runs.',
  ],
  wait: [
    'Lost time is the measured wait between the call and the start of the command; waits that were not measured count nothing.',
  ],
  turn: [
    'Lost time counts at least what the person spent on reading and writing, at most the whole turn before.',
  ],
  outage: ['Lost time reaches from the first error to the next answer.'],
  none: [],
} as const satisfies Record<CostModel, readonly string[]>;

function elsewhere({ group: { elsewhere: time } }: Material): readonly string[] {
  if (time < 1000) return [];
  return [`${formatDuration(time)} more of such time is counted in other groups: no moment is lost twice.`];
}

function flags({ group, context, names }: Material): readonly string[] {
  const doubtful = group.sessions.filter((session) => context.restamped.has(session));
  if (doubtful.length === 0) return [];
  const some = listed(doubtful.slice(0, 5).map(names.session));
  const more = doubtful.length > 5 ? `, ${doubtful.length - 5} more` : '';
  return [
    `${counted(doubtful.length, 'session')} (${some}${more}) ${doubtful.length === 1 ? 'has' : 'have'} timestamps that were rewritten when the session was resumed: ${doubtful.length === 1 ? 'its' : 'their'} times are doubtful.`,
  ];
}

/** Gates and fixes look back from the day that it is written for; counts do not. */
function toCome({ context: { sessions, asOf, zone } }: Material): readonly string[] {
  const later = sessions.filter((session) => !hasBegun(session, asOf)).length;
  if (later === 0) return [];
  return [
    `${counted(later, 'session')} began after ${formatMinute(asOf, zone)}, for which this was written: ${later === 1 ? 'it is' : 'they are'} counted here, and in no gate.`,
  ];
}

function activeTime({
  context: {
    activeTime: { gapLimit, active, compared },
  },
}: Material): readonly string[] {
  const others = compared.filter((one) => one.gapLimit !== gapLimit);
  if (active <= 0) return [];
  const beside = others.map((one) => `${formatDuration(one.active)} at ${formatDuration(one.gapLimit)}`);
  return [
    `Active time of all sessions is ${formatDuration(active)} when silences over ${formatDuration(gapLimit)} are left out${beside.length === 0 ? '' : ` (${beside.join(', ')})`}.`,
  ];
}
