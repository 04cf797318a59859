import type { Question } from './question.js';
import { cohorts } from './questions/cohorts.js';
import { compare } from './questions/compare.js';
import { interactions } from './questions/interactions.js';

/** Every statistic that is more than one grouping of sessions. */
export const QUESTIONS = [compare, interactions, cohorts] as const satisfies readonly Question[];
