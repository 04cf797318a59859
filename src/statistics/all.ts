import { active } from './declared/active.js';
import { duration } from './declared/duration.js';
import { errors } from './declared/errors.js';
import { files } from './declared/files.js';
import { metrics } from './declared/metrics.js';
import { tools } from './declared/tools.js';
import { topics } from './declared/topics.js';
import { trends } from './declared/trends.js';
import { usage } from './declared/usage.js';
import type { Statistic } from './statistic.js';

/** Every command of the group Statistics that is a row and nothing else. */
export const STATISTICS = [
  usage,
  duration,
  tools,
  errors,
  active,
  trends,
  metrics,
  files,
  topics,
] as const satisfies readonly Statistic[];
