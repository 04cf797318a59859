import type {
  ConfigFile,
  FixEntry,
  GithubConfig,
  SourceConfig,
  VerifyMode,
  WebhookConfig,
} from './schema.js';
import { type Environment, variable, xdgFolder } from './variable.js';

/** Where a value came from. Flags win over environment over file over defaults. */
export type Origin = 'flag' | 'environment' | 'file' | 'default';

export interface Setting<Value> {
  /** As in `frictionlog.yaml`: `rules.folders`. */
  readonly name: string;
  readonly value: Value;
  readonly origin: Origin;
  /** `--gap`, `FRICTIONLOG_GAP`, the path of the file, or nothing. */
  readonly detail: string;
}

export interface Config {
  readonly home: Setting<string>;
  readonly sources: Setting<readonly SourceConfig[]>;
  readonly mirror: Setting<string>;
  readonly reports: Setting<string>;
  readonly gap: Setting<string>;
  readonly tz: Setting<string>;
  readonly ruleFolders: Setting<readonly string[]>;
  readonly disabledRules: Setting<readonly string[]>;
  readonly redactPatterns: Setting<readonly string[]>;
  readonly redactAllow: Setting<readonly string[]>;
  readonly fixes: Setting<readonly FixEntry[] | string>;
  readonly github: Setting<GithubConfig | undefined>;
  readonly rolloutDelay: Setting<string>;
  readonly unknownErrors: Setting<{ readonly depth: number; readonly similarity: number }>;
  readonly provenanceRepos: Setting<readonly string[]>;
  readonly syncScripts: Setting<readonly string[]>;
  readonly owners: Setting<Readonly<Record<string, readonly string[]>>>;
  readonly verify: Setting<VerifyMode>;
  readonly keep: Setting<string | undefined>;
  /** `false`: none, whatever else says so. */
  readonly store: Setting<string | false | undefined>;
  /** `false`: none, whatever else says so. */
  readonly webhook: Setting<WebhookConfig | false | undefined>;
}

/** Values given on the command line; absent where the flag is. */
export interface ConfigFlags {
  readonly reports: string | undefined;
  readonly gap: string | undefined;
  readonly tz: string | undefined;
  readonly store: string | false | undefined;
  readonly webhook?: string | false | undefined;
}

export interface ConfigInputs {
  readonly flags: ConfigFlags;
  readonly environment: Environment;
  readonly file: { readonly path: string; readonly values: ConfigFile } | undefined;
  /** Home folder of the account. */
  readonly account: string;
}

/** Every setting with its origin. Paths are as written; whoever uses one resolves it. */
export function resolveConfig({ flags, environment, file, account }: ConfigInputs): Config {
  const pick = picker(environment, file);
  const data = xdgFolder(environment, 'XDG_DATA_HOME', `${account}/.local/share`);
  const home = pick('home', undefined, undefined, `${data}/frictionlog`);
  const values = file?.values;
  return {
    home,
    sources: pick('sources', undefined, values?.sources, []),
    mirror: pick('mirror', undefined, values?.mirror, `${home.value}/mirror`),
    reports: pick('reports', flags.reports, values?.reports, 'frictionlog-reports'),
    gap: pick('gap', flags.gap, values?.gap, '10m'),
    tz: pick('tz', flags.tz, values?.tz, 'utc'),
    ruleFolders: pick('rules.folders', undefined, values?.rules?.folders, []),
    disabledRules: pick('rules.disabled', undefined, values?.rules?.disabled, []),
    redactPatterns: pick('redact.patterns', undefined, values?.redact?.patterns, []),
    redactAllow: pick('redact.allow', undefined, values?.redact?.allow, []),
    fixes: pick<readonly FixEntry[] | string>('fixes', undefined, values?.fixes, []),
    github: pick<GithubConfig | undefined>('github', undefined, values?.github, undefined),
    rolloutDelay: pick('rollout_delay', undefined, values?.rollout_delay, '0s'),
    unknownErrors: pick('unknown_errors', undefined, values?.unknown_errors, { depth: 4, similarity: 0.5 }),
    provenanceRepos: pick('provenance.repos', undefined, values?.provenance?.repos, []),
    syncScripts: pick('sync_scripts', undefined, values?.sync_scripts, []),
    owners: pick('owners', undefined, values?.owners, {}),
    verify: pick<VerifyMode>('verify', undefined, values?.verify, 'daily'),
    keep: pick<string | undefined>('keep', undefined, values?.keep, undefined),
    store: pick<string | false | undefined>('store', flags.store, values?.store, undefined),
    webhook: pick<WebhookConfig | false | undefined>('webhook', flags.webhook, values?.webhook, undefined),
  };
}

/** Settings that a variable of the environment may give: single texts. */
const FROM_ENVIRONMENT: ReadonlySet<string> = new Set([
  'home',
  'mirror',
  'reports',
  'gap',
  'tz',
  'keep',
  'store',
  'webhook',
]);

/** The variable that may give a setting, if one may. */
export const variableOf = (name: string): string | undefined =>
  FROM_ENVIRONMENT.has(name) ? `FRICTIONLOG_${name.toUpperCase()}` : undefined;

function picker(environment: ConfigInputs['environment'], file: ConfigInputs['file']) {
  return <Value>(
    name: string,
    flag: Value | undefined,
    inFile: Value | undefined,
    fallback: Value,
  ): Setting<Value> => {
    if (flag !== undefined) return { name, value: flag, origin: 'flag', detail: `--${name}` };
    const detail = variableOf(name);
    const given = detail && variable(environment, detail);
    if (detail && given) return { name, value: given as Value, origin: 'environment', detail };
    if (inFile !== undefined) return { name, value: inFile, origin: 'file', detail: file?.path ?? '' };
    return { name, value: fallback, origin: 'default', detail: '' };
  };
}
