import { tools } from './declared/tools.js';
import { usage } from './declared/usage.js';
import type { Statistic } from './statistic.js';

/** Every command of the group Statistics that is a row and nothing else. */
export const STATISTICS = [usage, tools] as const satisfies readonly Statistic[];
