// How often each rule is right on real transcripts, by the judgements beside this file:
//   npm run accuracy -- [FOLDER]
// A judgement names a session, a record and a rule; a match that nobody has judged is counted apart.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plan } from '../build/analysis/analyze.js';
import { timedSession } from '../build/analysis/map.js';
import { readFiles } from '../build/analysis/session-files.js';
import { loadRules } from '../build/files/rules.js';
import { compileRules } from '../build/rules/compile.js';
import { matchSession } from '../build/rules/match-session.js';
import { listFolder } from '../build/sources/folder.js';
import { tellStory } from '../build/timing/story.js';

const here = import.meta.dirname;
const FLOORS = { stable: 0.9, signal: 0.9, experimental: 0.7 };
const folder = resolve(process.argv[2] ?? join(here, '../../shared/transcripts'));
if (!existsSync(folder)) {
  console.log(`skipped: ${folder} is not there. Name a folder of transcripts: npm run accuracy -- FOLDER`);
  process.exit(0);
}

const installation = join(here, '..');
const { rules, readers } = await loadRules({
  builtIn: join(installation, 'rules'),
  cache: undefined,
  extra: [],
  disabled: { value: [], detail: '' },
});
const judged = judgements();
const found = matches();
const rows = rules.map(({ rule }) => row(rule));
for (const { text } of rows) console.log(text);
const low = rows.filter(({ isLow }) => isLow);
const unjudged = found.filter((match) => !judged.has(keyOf(match))).length;
console.log(
  `\n${found.length} matches, ${unjudged} of them not judged; ${low.length} rules below their floor`,
);
printRecall();
process.exitCode = low.length === 0 ? 0 : 1;

function matches() {
  const compiled = compileRules(
    rules.map(({ rule }) => rule),
    { syncScripts: [] },
  );
  const options = {
    gapLimit: 600_000,
    window: { by: 'start' },
    account: 'none',
    lineLimitBytes: 64 * 1024 * 1024,
  };
  return plan([{ folder: listFolder(folder), host: 'local', forgotten: 0 }]).tasks.flatMap((task) => {
    const { files } = readFiles(task, options.lineLimitBytes);
    const story = tellStory(timedSession(task, files, new Set(), options), readers);
    const { matches, signals } = matchSession(compiled, story);
    return [...matches, ...signals].map(({ rule, events, hidden }) => ({
      rule,
      hidden,
      session_id: story.id,
      record_uuid: events.at(-1)?.recordUuid ?? '',
      // A reader may have named any event of a sequence.
      ids: events
        .flatMap((event) => [event.recordUuid, event.id, event.resultPlace?.recordUuid])
        .filter(Boolean),
    }));
  });
}

function judgements() {
  const folder = join(here, 'judgements');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'recall.json');
  return new Map(
    files
      .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
      .map((one) => [keyOf(one), one.verdict]),
  );
}

function keyOf({ rule, session_id, record_uuid }) {
  return `${rule} ${session_id} ${record_uuid ?? ''}`;
}

function row(rule) {
  const mine = found.filter((match) => match.rule === rule.id);
  const verdicts = mine.map((match) => judged.get(keyOf(match)));
  const right = verdicts.filter((verdict) => verdict === 'right').length;
  const wrong = verdicts.filter((verdict) => verdict === 'wrong').length;
  const precision = right + wrong === 0 ? undefined : right / (right + wrong);
  const isLow = precision !== undefined && precision < (FLOORS[rule.status] ?? 0);
  const shown = precision === undefined ? '   –' : precision.toFixed(2);
  const hidden = mine.filter((match) => match.hidden).length;
  const text = `${rule.id.padEnd(22)}${rule.status.padEnd(14)}${String(mine.length).padStart(4)} matches${String(hidden).padStart(4)} hidden  ${String(right).padStart(3)} right ${String(wrong).padStart(3)} wrong  precision ${shown}${isLow ? '  BELOW ITS FLOOR' : ''}`;
  return { text, isLow };
}

function printRecall() {
  const file = join(here, 'judgements', 'recall.json');
  if (!existsSync(file)) return;
  const expected = JSON.parse(readFileSync(file, 'utf8'));
  const hit = expected.filter(isFound).length;
  console.log(`recall: ${hit} of ${expected.length} frictions that a reader listed in whole sessions`);
}

function isFound({ rule, session_id, record_uuid, tool_use_id }) {
  return found.some(
    (match) =>
      match.rule === rule &&
      match.session_id === session_id &&
      match.ids.some((id) => id === record_uuid || id === tool_use_id),
  );
}
