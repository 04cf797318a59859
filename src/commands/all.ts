import { STATISTICS } from '../statistics/all.js';
import { QUESTIONS } from '../statistics/questions.js';
import { analyze } from './analyze.js';
import { change } from './change.js';
import type { Command } from './command.js';
import { commands } from './commands.js';
import { config } from './config.js';
import { demo } from './demo.js';
import { doctor } from './doctor.js';
import { draft } from './draft.js';
import { evidence } from './evidence.js';
import { exportCommand } from './export.js';
import { fetch } from './fetch.js';
import { fixes } from './fixes.js';
import { forget } from './forget.js';
import { init } from './init.js';
import { issue } from './issue.js';
import { prune } from './prune.js';
import { query } from './query.js';
import { questionCommand } from './questions.js';
import { report } from './report.js';
import { rules } from './rules.js';
import { run } from './run.js';
import { schema } from './schema.js';
import { session } from './session.js';
import { sessions } from './sessions.js';
import { sql } from './sql.js';
import { statisticCommand } from './statistics.js';

/** Every subcommand, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  run,
  fetch,
  analyze,
  draft,
  report,
  demo,
  sessions,
  session,
  commands,
  change,
  evidence,
  issue,
  ...STATISTICS.map(statisticCommand),
  ...QUESTIONS.map(questionCommand),
  sql,
  query,
  exportCommand,
  init,
  doctor,
  rules,
  fixes,
  config,
  prune,
  forget,
  schema,
];
