import { counted } from './figures.js';

/** Said wherever times are; nothing where all of them are as they were written. */
export const rewrittenTimes = (restamped: number, sessions: number): readonly string[] =>
  restamped === 0
    ? []
    : [
        `A resume rewrote the timestamps of ${counted(restamped, 'session')} (of ${sessions}): do not trust these times.`,
      ];
