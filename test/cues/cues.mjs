// How well user-correction and user-confusion do on prompts that somebody labelled, and weights of cues fitted to them:
//   npm run cues -- LABELLED.jsonl [WORD ...]
// One object a line: { person, before, text, reply, label, sure }. `before` is what the agent said last, `reply` what it
// said next (absent where nobody knows); `label` is correction, confusion or none; `sure` that others would say so too.
// Prints what is right and found, then a `cues:` block for what no pattern takes, and what it adds on people who were
// left out of the fit. Read the words: name those of one topic behind the file, and no cue has them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules } from '../../build/files/rules.js';
import { compileRules } from '../../build/rules/compile.js';
import { cuesOf } from '../../build/rules/cues.js';
import { matchSession } from '../../build/rules/match-session.js';
import { rehearse } from '../../build/rules/rehearsal.js';
import { fitCues } from './fit.mjs';

/** A cue of fewer people says more about them than about corrections. */
const OPTIONS = { people: 10, few: 1, small: 3.3 };
const PARTS = 10;
const ASKED = /\?[)*_"`”\s]*$/;

const [file, ...words] = process.argv.slice(2);
const topics = words.map((word) => word.toLowerCase());
if (file === undefined) {
  console.log(
    'Name labelled prompts: npm run cues -- LABELLED.jsonl [WORD ...] (the head of test/cues/cues.mjs says how)',
  );
  process.exit(64);
}
const builtIn = join(import.meta.dirname, '../../rules');
const { rules } = await loadRules({
  builtIn,
  cache: undefined,
  extra: [],
  disabled: { value: [], detail: '' },
});
const ofMessages = rules.map(({ rule }) => rule).filter(({ id }) => /^user-co(?:rrection|nfusion)$/.test(id));
const patternsAlone = ofMessages.map((rule) => ({
  ...rule,
  detect: rule.detect.filter(({ match }) => match?.cues === undefined),
}));
const [whole, bare] = [ofMessages, patternsAlone].map((some) => compileRules(some, { syncScripts: [] }));

const prompts = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const told = prompts.map((prompt) => ({
  ...prompt,
  found: foundIn(whole, prompt),
  byPattern: foundIn(bare, prompt),
  cues: withoutTopics(cuesOf(prompt.text)),
  right: prompt.label === 'correction',
  weight: prompt.sure ? 1 : 0.5,
}));
printScore('all', told, ({ found }) => found);
printScore(
  'clear ones',
  told.filter(({ sure }) => sure),
  ({ found }) => found,
);

const open = told.filter(({ byPattern, before }) => byPattern === 'none' && !ASKED.test(before));
printBlock(fitCues(open, OPTIONS));
printHeldOut();

function foundIn(compiled, { before, text, reply = '' }) {
  const asked = [{ user: 'do it' }, { says: before === '' ? 'Done.' : before }, { user: text }];
  const story = rehearse(reply === '' ? asked : [...asked, { says: reply }]);
  const mine = matchSession(compiled, story).matches.filter(({ events }) => events.at(-1)?.order === 2);
  return (
    ['correction', 'confusion'].find((label) => mine.some(({ rule }) => rule === `user-${label}`)) ?? 'none'
  );
}

function withoutTopics(cues) {
  return new Set([...cues].filter((cue) => !cue.split(' ').some((word) => topics.includes(word))));
}

function printScore(name, some, foundOf) {
  const found = some.filter((one) => foundOf(one) !== 'none');
  const wanted = some.filter(({ label }) => label !== 'none');
  const right = found.filter(({ label }) => label !== 'none').length;
  console.log(
    `${name}: ${some.length} prompts, ${wanted.length} corrections and questions; ${found.length} found, ${right} of them right (${share(right, found.length)}); ${share(right, wanted.length)} found`,
  );
}

function share(part, total) {
  return total === 0 ? '–' : (part / total).toFixed(2);
}

function printBlock({ atLeast, weights }) {
  const sorted = Object.entries(weights).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const words = sorted.map(([cue, weight]) => `${JSON.stringify(cue)}: ${weight}`).join(', ');
  console.log(`\ncues:\n  at_least: ${atLeast}\n  weights: { ${words} }\n`);
}

/** Each person's prompts are judged by a fit that has not seen this person. */
function printHeldOut() {
  const added = new Set(Array.from({ length: PARTS }, (_, part) => addedIn(part)).flat());
  printScore('patterns alone, all', told, ({ byPattern }) => byPattern);
  printScore(
    'patterns alone, clear ones',
    told.filter(({ sure }) => sure),
    ({ byPattern }) => byPattern,
  );
  const withBlock = (one) => (added.has(one) ? 'correction' : one.byPattern);
  printScore('with such a block on people left out, all', told, withBlock);
  printScore(
    'with such a block on people left out, clear ones',
    told.filter(({ sure }) => sure),
    withBlock,
  );
}

function addedIn(part) {
  const people = [...new Set(open.map(({ person }) => person))].sort();
  const isOf = ({ person }) => people.indexOf(person) % PARTS === part;
  const { atLeast, weights } = fitCues(
    open.filter((one) => !isOf(one)),
    OPTIONS,
  );
  const weigh = ({ cues }) => [...cues].reduce((sum, cue) => sum + (weights[cue] ?? 0), 0);
  return open.filter((one) => isOf(one) && weigh(one) >= atLeast);
}
