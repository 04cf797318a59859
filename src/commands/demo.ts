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
    const environment = { ...context.environment, FRICTIONLOG_HOME: home, FRICTIONLOG_CONFIG: undefined };
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
