import { analyze } from './analyze.js';
import type { Command } from './command.js';
import { commands } from './commands.js';
import { session } from './session.js';
import { sessions } from './sessions.js';

/** Every subcommand, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [analyze, sessions, session, commands];
