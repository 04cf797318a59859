import { sshSources } from '../../analysis/ssh-sources.js';
import { counted } from '../../drafts/figures.js';
import { EXIT } from '../../failure.js';
import { connect } from '../../sources/connect.js';
import type { SshSource } from '../../sources/source.js';
import { type Transport, TransportError, type TransportErrorKind } from '../../sources/transport.js';
import { type FailureCode, type Finding, fail, ok, type Patient, warn } from '../check.js';

/** Every host: can it be reached, is its key known, is the login accepted, can a transcript be read. */
export async function checkHosts({ config, around, sshConfig }: Patient): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const source of sshSources(config.sources.value)) {
    const options = {
      environment: around.environment,
      patience: PATIENCE,
      // Never on trust: an unknown key is what is to be told.
      acceptNewHostKey: false,
      ...(sshConfig === undefined ? {} : { sshConfig }),
    };
    findings.push(...(await checkHost(source, () => connect(source, options))));
  }
  return findings;
}

/** A person waits. */
const PATIENCE = { connect: 10_000, stall: 15_000, attempts: 1 } as const;

async function checkHost(source: SshSource, open: () => Promise<Transport>): Promise<readonly Finding[]> {
  let transport: Transport;
  try {
    transport = await open();
  } catch (error) {
    return [failed(source, error)];
  }
  const reached = [
    ok(`host key of ${source.name}`, 'known'),
    ok(`login at ${source.name}`, `accepted, by ${source.transport}`),
  ];
  try {
    return [...reached, ...(await checkReading(source, transport))];
  } catch (error) {
    return [...reached, failed(source, error)];
  } finally {
    await transport.close();
  }
}

/** Lists, and reads the smallest transcript whole: only that proves the right to read. */
async function checkReading(source: SshSource, transport: Transport): Promise<readonly Finding[]> {
  const { files, gap } = await transport.list();
  const gaps =
    gap === undefined
      ? []
      : [warn(SUBJECTS.reading(source), `some folders cannot be listed: ${gap}`, 'Use sudo: helper.')];
  const [smallest] = files.filter(({ size }) => size > 0).sort((a, b) => a.size - b.size);
  if (smallest === undefined)
    return [...gaps, warn(SUBJECTS.reading(source), `no transcript below ${source.root}`, CHECK_ROOT)];
  for await (const _ of transport.read(smallest.path, 0, smallest.size));
  const way = source.sudo === 'none' ? 'without sudo' : `by sudo: ${source.sudo}`;
  return [...gaps, ok(SUBJECTS.reading(source), `${counted(files.length, 'transcript')}, read ${way}`)];
}

const CHECK_ROOT = 'Check root of this source; folders that only root can see need sudo: helper.';

function failed(source: SshSource, error: unknown): Finding {
  if (!(error instanceof TransportError)) throw error;
  const { subject, exitCode, mend } = MEANING[error.kind];
  return fail(exitCode, SUBJECTS[subject](source), error.message, mend);
}

const SUBJECTS = {
  host: ({ name }) => `host ${name}`,
  'host key': ({ name }) => `host key of ${name}`,
  login: ({ name }) => `login at ${name}`,
  reading: ({ name }) => `reading at ${name}`,
} as const satisfies Record<string, (source: SshSource) => string>;

interface Meaning {
  readonly subject: keyof typeof SUBJECTS;
  readonly exitCode: FailureCode;
  readonly mend: string;
}

const host = (mend: string): Meaning => ({ subject: 'host', exitCode: EXIT.unavailable, mend });
const reading = (exitCode: FailureCode, mend: string): Meaning => ({ subject: 'reading', exitCode, mend });
const NOT_THERE = 'Is it up, and are HostName and Port right? Try: ssh HOST true.';
const NOT_READ = 'Try again; if it stays, look at the disk and the login shell of the host.';

/** What is broken, by the fault that shows it. The message itself says more. */
const MEANING = {
  disconnected: host(NOT_THERE),
  unavailable: host(NOT_THERE),
  busy: host('The host opens no more channels: see MaxSessions in its sshd_config.'),
  stalled: host('The host does not answer in time. Try: ssh HOST true.'),
  protocol: host('A start-up file of the login shell prints too much. Try: ssh HOST true.'),
  'host-key': {
    subject: 'host key',
    exitCode: EXIT.permission,
    mend: "Compare the fingerprint with the host's owner; only then add or replace its key in known_hosts.",
  },
  authentication: {
    subject: 'login',
    exitCode: EXIT.permission,
    mend: 'Name an IdentityFile without a passphrase, start an agent, or add the key to authorized_keys.',
  },
  permission: reading(EXIT.permission, 'Give the account the sudo right, or install the helper (README).'),
  configuration: {
    subject: 'host',
    exitCode: EXIT.configuration,
    mend: 'Mend this source in the configuration, or its entry in the SSH configuration.',
  },
  missing: reading(EXIT.noInput, CHECK_ROOT),
  short: reading(EXIT.unavailable, NOT_READ),
  changed: reading(EXIT.unavailable, NOT_READ),
  'command-failed': reading(EXIT.unavailable, NOT_READ),
} as const satisfies Record<TransportErrorKind, Meaning>;
