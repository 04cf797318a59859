import type { Session } from '../builder.js';

/** A stretch of a session: a few steps that belong together. */
export type Scene = (session: Session) => void;

/** One of several, by the session's own random stream. */
export function oneOf<T>(session: Session, ...choices: readonly [T, ...T[]]): T {
  return session.thread.random.pick(choices);
}

export const between = (session: Session, low: number, high: number): number =>
  session.thread.random.between(low, high);

/** A pause shorter than a gap. */
export const shortBreak: Scene = (session) => {
  session.later(between(session, 60, 420));
};

/** Lunch, a meeting: longer than any gap limit in use. */
export const longBreak: Scene = (session) => {
  session.later(between(session, 1_900, 4_800));
};
