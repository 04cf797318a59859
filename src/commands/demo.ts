import type { Arguments, Command, Context, Result } from './command.js';

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
  return withDemo(context.installation, Number(args.port ?? 0), ({ config, home, sshConfig, asOf }) => {
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

/** What a machine sets for its own runs, such as where its mirror lies and how long it keeps it, is none of the demo's. */
const withoutSettings = (environment: Context['environment']): Context['environment'] =>
  Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('FRICTIONLOG_') || name === 'FRICTIONLOG_REPORTS',
    ),
  );
