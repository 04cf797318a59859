import type { Scene } from './scene.js';

/** From Friday afternoon to Monday morning. */
export const weekend: Scene = (session) => {
  session.later(62 * 3600);
};

/** The person is away, and the harness sums up. */
export const away: Scene = (session) => {
  session.later(1_300).away('The importer skips duplicates now; next is the time zone question.');
};

/** The line end behind the last record is lost. */
export const glued: Scene = (session) => {
  session.glue();
};

/** The file ends in the middle of its last line. */
export const torn: Scene = (session) => {
  session.tear();
};

/** The harness guesses the next prompt in a fork of its own. */
export const suggested: Scene = (session) => {
  session.suggestion();
};

/** A prompt, and nothing after it. */
export const unanswered: Scene = (session) => {
  session.prompt('hello?');
};
