import { featuresOf } from './features.js';
import type { Scene } from './scene.js';

/** A small change that goes well: read, edit, test, done. */
export const feature: Scene = (session) => {
  const choice = session.thread.random.pick(featuresOf(session));
  session
    .prompt(choice.ask)
    .says('I will look at the code first.')
    .read(choice.path, choice.source)
    .grep('TODO', [`${choice.path}:3:// TODO: revisit`])
    .edit(choice.path, choice.from, choice.to)
    .bash(choice.check, { prints: choice.passes, took: 3.4 + session.thread.random.fraction() * 3 })
    .done(choice.done);
};

/** Looking around: nothing is changed. */
export const question: Scene = (session) => {
  const choice = session.thread.random.pick(featuresOf(session));
  session
    .prompt(`where is the code behind ${choice.path.split('/').at(-1)} used?`)
    .bash('git status --short', { prints: ` M ${choice.path}` })
    .grep(choice.path.split('/').at(-2) ?? '', [`${choice.path}:1:${choice.source.split('\n')[0]}`])
    .done('It is used in one place, the page that lists them.');
};

export const commit: Scene = (session) => {
  const files = session.thread.random.between(1, 4);
  session
    .prompt('commit this')
    .bash('git add -A && git commit -m "Small improvement"', {
      prints: `[main ${session.thread.random.hex(7)}] Small improvement\n ${files} files changed, ${files * 7} insertions(+), ${files} deletions(-)`,
    })
    .done('Committed.');
};
