import { join } from 'node:path';
import { resolveConfig } from '../../src/config/config.js';
import type { Patient } from '../../src/doctor/check.js';
import { parseConfig } from '../../src/files/parse-config.js';
import { toInstant, toMilliseconds } from '../../src/units.js';
import { ROOT } from '../commands/program.js';

export const AS_OF = toInstant(Date.parse('2026-02-10T12:00:00Z'));

/** A patient whose home is `home`, with the configuration given. */
export function patient(home: string, text = '', changes: Partial<Patient> = {}): Patient {
  const environment = { PATH: process.env.PATH, FRICTIONLOG_HOME: join(home, 'data'), HOME: home };
  const flags = { reports: undefined, gap: undefined, tz: undefined, store: undefined };
  const file = { path: join(home, 'frictionlog.yaml'), values: parseConfig(text, 'frictionlog.yaml') };
  return {
    config: resolveConfig({ flags, environment, file, account: home }),
    configPath: undefined,
    rules: { builtIn: join(ROOT, 'rules'), cache: undefined, extra: [], disabled: { value: [], detail: '' } },
    around: { folder: home, home, environment },
    sshConfig: undefined,
    asOf: AS_OF,
    staleAfter: toMilliseconds(7 * 24 * 3_600_000),
    ...changes,
  };
}
