import { EXIT, UserError } from '../failure.js';
import { type Arguments, type Command, type Context, numberArgument, type Result } from './command.js';

export const demo: Command = {
  name: 'demo',
  group: 'Find friction',
  describe: 'Run everything once on invented sessions, over SSH from a server inside this program',
  examples: [['frictionlog demo', 'writes drafts to frictionlog-reports/']],
  positionals: {},
  options: {
    reports: { type: 'string', describe: 'Folder for drafts (default: frictionlog-reports)' },
    port: { type: 'number', default: 0, describe: 'Port on loopback (default: any free one)' },
  },
  run,
};

async function run(args: Arguments, context: Context): Promise<Result> {
  const { withDemo } = await import('../demo/run.js');
  const { runAll } = await import('./run.js');
  return withDemo(context.installation, portOf(args), ({ config, home, sshConfig, asOf }) => {
    const environment = { ...withoutSettings(context.environment), FRICTIONLOG_HOME: home };
    const given = {
      ...args,
      demo: true,
      experimental: true,
      config,
      'as-of': asOf,
      'ssh-config': sshConfig,
      tz: 'utc',
      gap: '10m',
    };
    return runAll(given, { ...context, environment });
  });
}

function portOf(args: Arguments): number {
  const port = numberArgument(args, 'port') ?? 0;
  if (Number.isInteger(port) && port <= 65_535) return port;
  throw new UserError(
    EXIT.usage,
    `--port ${port}: expected a whole number up to 65535. Leave it out for any free port.`,
  );
}

/** What a machine sets for its own runs, such as where its mirror lies and how long it keeps it, is none of the demo's. */
const withoutSettings = (environment: Context['environment']): Context['environment'] =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('FRICTIONLOG_') || name === 'FRICTIONLOG_REPORTS',
    ),
  );
