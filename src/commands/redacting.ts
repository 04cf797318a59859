import { join } from 'node:path';
import { toPath } from '../analysis/places.js';
import type { RedactionOptions } from '../analysis/redaction.js';
import type { Context } from './command.js';
import { surroundings } from './reading.js';
import type { Setup } from './setup.js';

/** What is taken out of texts that leave the machine, as the configuration has it. */
export const redactionOptions = ({ config }: Setup, context: Context) =>
  ({
    home: toPath(config.home.value, surroundings(context)),
    patterns: config.redactPatterns.value,
    allow: config.redactAllow.value,
    secretCache: join(context.installation, 'dist', 'secrets.json'),
  }) satisfies Omit<RedactionOptions, 'keeps'>;
