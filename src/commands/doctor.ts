import { type Arguments, type Command, type Context, flagArgument, type Result } from './command.js';
import { FETCH, JSON_OUTPUT, STORE, WHICH } from './options.js';

const { 'ssh-config': sshConfig } = FETCH;
const { 'as-of': asOf } = WHICH;
const { store } = STORE;

export const doctor: Command = {
  name: 'doctor',
  group: 'Operate',
  describe:
    'Check configuration, hosts, keys, sudo, folders, disk, store, rules and freshness; change nothing',
  examples: [
    ['frictionlog doctor', 'what works, what does not, and how to mend it'],
    ['frictionlog doctor --json', 'for monitoring; the exit code tells the first failure'],
  ],
  positionals: {},
  options: {
    'stale-after': {
      type: 'string',
      describe: 'Warn where the newest record is older (default 7d)',
      group: 'Checks:',
    },
    'ssh-config': { ...sshConfig, group: 'Checks:' },
    'as-of': { ...asOf, group: 'Checks:' },
    store: { ...store, describe: 'Check this store; --no-store: none' },
    ...JSON_OUTPUT,
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { examine, exitOf } = await import('../doctor/examine.js');
  const { doctorText } = await import('../views/doctor.js');
  const { instant } = await import('../wire/scalar.js');
  const { patientFor } = await import('./patient.js');
  const { done, jsonDocument } = await import('./result.js');
  const { asOfFor, configFor } = await import('./setup.js');
  const asOf = asOfFor(args, context, 'utc');
  const findings = await examine(async () => patientFor(args, await configFor(args, context), asOf, context));
  const exitCode = exitOf(findings);
  if (!flagArgument(args, 'json')) return done(doctorText(findings), [], exitCode);
  const checks = findings.map((finding) =>
    finding.status === 'fail' ? { ...finding, exitCode: undefined, exit_code: finding.exitCode } : finding,
  );
  return jsonDocument({ as_of: instant(asOf), exit_code: exitCode, checks }, [], exitCode);
}
