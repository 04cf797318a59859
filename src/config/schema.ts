import { z } from 'zod';
import { patternFault } from '../rules/pattern.js';
import { parseMoment } from '../timing/clock.js';
import { DURATION, parseDuration } from '../timing/duration.js';
import { toInstant, toMilliseconds } from '../units.js';
import { sourcesSchema } from './sources.js';

/** The configuration file, `frictionlog.yaml`. Every key is optional; unknown keys are errors. */

const EXPECTED = 'a duration such as 10m, 90s or 1h30m';
const duration = z.string({ error: EXPECTED }).regex(DURATION, EXPECTED);

/** Nothing is no age and no silence. */
const someTime = duration.refine((text) => parseDuration(text) !== toMilliseconds(0), `${EXPECTED}, not 0`);

/** An empty one would be the folder of the configuration. */
const path = z.string().min(1);

const pattern = z.string().superRefine((source, context) => {
  const fault = patternFault(source);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, input: source });
});

/** Who met it: a rule with the values of `for`, or one group by the fingerprint that its draft ends with. */
export const fixSchema = z
  .strictObject({
    rule: z.string().optional(),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{12}$/, 'the 12 hexadecimal digits at the end of a draft')
      .describe('The one group that was mended, instead of rule and for.')
      .optional(),
    issue: z.union([z.int(), z.string()], { error: 'the number or address of an issue' }),
    at: z
      .string()
      .refine(isMoment, 'an ISO instant such as 2026-02-10T09:00:00Z')
      .describe('When users got the fix, not when it was merged: an ISO instant.'),
    commit: z.string().optional(),
    for: z.record(z.string(), z.string()).optional(),
    note: z.string().optional(),
    proposed: z
      .literal(true)
      .describe('Written by `fixes sync` and not used; delete the word, or `fixes confirm ISSUE`.')
      .optional(),
  })
  .refine(({ rule, fingerprint }) => rule !== undefined || fingerprint !== undefined, {
    message: 'rule or fingerprint: what was mended',
  })
  .refine((fix) => fix.fingerprint === undefined || fix.for === undefined, {
    path: ['for'],
    message: 'no for beside a fingerprint, which stands for one group already',
  });

/** A length of time would mean another day with every run. */
function isMoment(text: string): boolean {
  return parseDuration(text) === undefined && parseMoment(text, toInstant(0), 'utc') !== undefined;
}

/** An address with a token in it is a secret: then a file that only its owner can read, or a variable, has it. */
const webhookSchema = z.union([
  z.string().regex(/^https?:\/\//, 'an address: https://…'),
  z.strictObject({
    file: path.describe('A file with the address, readable by its owner alone.'),
  }),
  z.strictObject({ env: z.string().min(1).describe('A variable of the environment with the address.') }),
]);

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

const githubSchema = z.strictObject({
  repo: z
    .string()
    .regex(/^\w[\w.-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/, 'owner/name')
    .describe('Where the drafts are filed as issues: owner/name.'),
  token_file: path
    .describe('File with a token; GITHUB_TOKEN and GH_TOKEN win. Public repositories need none.')
    .optional(),
  api: z
    .url({ protocol: /^https?$/, error: 'an address: https://…' })
    .refine((url) => isSafeFor(url), 'https: a token would go over the network in the clear')
    .refine(
      (url) => namesNoSecret(url),
      'an address without user, password and query: a token stands in token_file',
    )
    .describe('Of GitHub Enterprise: https://HOST/api/v3.')
    .optional(),
});

function isSafeFor(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || LOCAL.includes(hostname);
}

/** Messages print the address: nothing in it may be a secret. */
function namesNoSecret(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password, search } = new URL(url);
  return `${username}${password}${search}` === '';
}

export const configSchema = z.strictObject({
  sources: sourcesSchema
    .describe(
      'Where transcripts come from (ssh, folder, projects); without any, the sessions of this account.',
    )
    .optional(),
  mirror: path.describe('Where fetched transcripts are kept; default: in the data folder.').optional(),
  reports: path.describe('Where drafts and the summary are written.').optional(),
  rules: z
    .strictObject({
      folders: z.array(path).default([]).describe('Folders with rules of your own.'),
      disabled: z.array(z.string()).default([]).describe('Ids of rules that are not asked.'),
    })
    .optional(),
  gap: someTime.describe('A longer silence is not active time.').optional(),
  tz: z.string().describe('Zone in which dates are read and shown.').optional(),
  redact: z
    .strictObject({
      patterns: z.array(pattern).default([]).describe('RE2 patterns that are secrets too.'),
      allow: z
        .array(pattern)
        .default([])
        .describe(
          'What is no secret: RE2 patterns of whole texts, and ids of rules as `redacted:…` names them.',
        ),
    })
    .optional(),
  fixes: z
    .union([z.array(fixSchema), path.describe('A YAML file with the list.')])
    .describe('What was mended and when, or a file with that list.')
    .optional(),
  github: githubSchema.describe('Where `fixes sync` looks for closed issues.').optional(),
  rollout_delay: duration.describe('From a merge until users have it; default: 0s.').optional(),
  unknown_errors: z
    .strictObject({
      depth: z
        .int()
        .min(3)
        .max(10)
        .default(4)
        .describe('Layers of the tree: root, length, first words, lines.'),
      similarity: z.number().min(0).max(1).default(0.5).describe('Share of words that must agree.'),
    })
    .describe('How errors that no rule explains are joined (Drain).')
    .optional(),
  provenance: z
    .strictObject({ repos: z.array(path).default([]).describe('Local clones searched for commands.') })
    .optional(),
  sync_scripts: z.array(path).describe('Programs that copy data, for the rule data-sync.').optional(),
  owners: z
    .record(z.string(), z.array(z.string()))
    .describe('Rule id or owner to GitHub logins, for assignees.')
    .optional(),
  store: path.describe('File that keeps what was read, so that it is not read again.').optional(),
  verify: z
    .enum(['daily', 'always', 'never'])
    .describe(
      'Copies that look unchanged and are compared by checksum: a seventh a day (default), all, none.',
    )
    .optional(),
  webhook: webhookSchema.describe('Where run and report post their numbers.').optional(),
  keep: someTime.describe('How long mirror and store keep sessions; default: for ever.').optional(),
});

export type SourceConfig = z.infer<typeof sourcesSchema>[number];
export type ConfigFile = z.infer<typeof configSchema>;
export type VerifyMode = NonNullable<ConfigFile['verify']>;
export type FixEntry = z.infer<typeof fixSchema>;
export type GithubConfig = z.infer<typeof githubSchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;
