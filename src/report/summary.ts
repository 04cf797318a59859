import { distributionOf } from '../statistics/distribution.js';
import { smoothnessOf, smoothnessWord } from '../statistics/smoothness.js';
import { lengthOf, union } from '../timing/active.js';
import { compareCodePoints } from '../transcript/code-point.js';
import type { Interval, Milliseconds } from '../units.js';
import { toMilliseconds } from '../units.js';
import type { WireSummary } from '../wire/contract-summary.js';
import { present, seconds } from '../wire/scalar.js';
import { inMilliseconds, type ReportedSession, ratio, type SummaryMaterial, total } from './material.js';
import { toolsOf } from './tools.js';

type Sessions = readonly ReportedSession[];

/** All numbers of a run in one place; `--fail-on` and the webhook know no others. */
export function summaryOf(material: SummaryMaterial): WireSummary {
  const { sessions, groups } = material;
  const starts = sessions.flatMap(({ session }) => session.start ?? []).sort(compareCodePoints);
  const ends = sessions.flatMap(({ session }) => session.end ?? []).sort(compareCodePoints);
  const verdicts = groups.map(({ verdict }) => verdict.kind);
  return present({
    sessions: sessions.length,
    people: new Set(sessions.map(({ session }) => session.user)).size,
    projects: new Set(sessions.flatMap(({ session }) => session.project ?? [])).size,
    restamped_sessions: sessions.filter(({ session }) => session.flags.includes('restamped')).length,
    ...times(material),
    ...endings(sessions),
    ...talk(sessions),
    ...calls(sessions),
    ...tokens(sessions),
    open_groups: verdicts.filter((kind) => kind === 'open').length,
    regressions: verdicts.filter((kind) => kind === 'regression').length,
    from: starts[0],
    to: ends.at(-1),
  });
}

function times({ sessions, gapLimit }: SummaryMaterial) {
  const sum = (key: 'active_s' | 'active_5_s' | 'active_15_s') =>
    toMilliseconds(total(sessions, ({ session }) => inMilliseconds(session[key])));
  const active = sum('active_s');
  const lost = toMilliseconds(total(sessions, (one) => one.lost));
  const smoothness = smoothnessOf(lost, active);
  return {
    gap_limit_s: seconds(gapLimit),
    active_s: seconds(active),
    active_5_s: seconds(sum('active_5_s')),
    active_15_s: seconds(sum('active_15_s')),
    active_union_s: seconds(activeUnion(sessions)),
    ...spread('active_s', sessions),
    ...spread('span_s', sessions),
    lost_s: seconds(lost),
    lost_share: ratio(lost, active),
    smoothness: smoothness === undefined ? undefined : Math.round(smoothness * 1000) / 1000,
    smoothness_word: smoothness === undefined ? undefined : smoothnessWord(smoothness),
  };
}

/** Parallel sessions of one person count once. */
function activeUnion(sessions: Sessions): Milliseconds {
  const blocks = new Map<string, Interval[]>();
  for (const one of sessions) {
    const known = blocks.get(one.session.user) ?? [];
    known.push(...one.blocks);
    blocks.set(one.session.user, known);
  }
  return toMilliseconds(total([...blocks.values()], (own) => lengthOf(union(own))));
}

function spread<Key extends 'active_s' | 'span_s'>(key: Key, sessions: Sessions) {
  const spread = distributionOf(sessions.map(({ session }) => inMilliseconds(session[key])));
  const rounded = (length: number | undefined) =>
    length === undefined ? undefined : seconds(toMilliseconds(Math.round(length)));
  return Object.fromEntries(
    (['mean', 'p50', 'p95', 'p99'] as const).map((name) => [`${name}_${key}`, rounded(spread?.[name])]),
  ) as { readonly [Name in `${'mean' | 'p50' | 'p95' | 'p99'}_${Key}`]: number | undefined };
}

function endings(sessions: Sessions) {
  const completed = sessions.filter(({ facts }) => facts.completed).length;
  const abandoned = sessions.filter(({ facts }) => facts.abandoned).length;
  return {
    completed,
    completion_rate: ratio(completed, sessions.length),
    abandoned,
    abandonment_rate: ratio(abandoned, sessions.length),
  };
}

function talk(sessions: Sessions) {
  const prompts = total(sessions, ({ session }) => session.prompts);
  const turns = total(sessions, ({ facts }) => facts.turns);
  return {
    prompts,
    prompts_per_session: ratio(prompts, sessions.length),
    turns,
    turns_per_session: ratio(turns, sessions.length),
    slash_commands: total(sessions, ({ session }) => session.slash_commands),
    interruptions: total(sessions, ({ session }) => session.interruptions),
    compactions: total(sessions, ({ session }) => session.compactions),
  };
}

function calls(sessions: Sessions) {
  const all = total(sessions, ({ session }) => session.tool_calls);
  const errors = total(sessions, ({ session }) => session.outcomes.error);
  const unexplained = total(sessions, ({ unexplainedErrors }) => unexplainedErrors);
  return {
    tool_calls: all,
    tool_calls_per_session: ratio(all, sessions.length),
    errors,
    error_rate: ratio(errors, all),
    sessions_with_errors: sessions.filter(({ session }) => session.outcomes.error > 0).length,
    api_errors: total(sessions, ({ session }) => session.api_errors),
    success_rate: Object.fromEntries(toolsOf(sessions).map(({ tool, success_rate }) => [tool, success_rate])),
    unexplained_errors: unexplained,
    unexplained_share: ratio(unexplained, errors),
  };
}

function tokens(sessions: Sessions) {
  const sum = (
    key: 'input_tokens' | 'output_tokens' | 'cache_read_tokens' | 'cache_creation_tokens',
  ): number => total(sessions, ({ session }) => session[key]);
  const read = sum('cache_read_tokens');
  const written = sum('cache_creation_tokens');
  const input = sum('input_tokens');
  return {
    input_tokens: input,
    output_tokens: sum('output_tokens'),
    cache_read_tokens: read,
    cache_creation_tokens: written,
    cache_hit_rate: ratio(read, read + written + input),
  };
}
