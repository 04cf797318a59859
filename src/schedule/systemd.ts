import { hardening } from './hardening.js';
import type { Job, Scheduled } from './job.js';

/** A service that runs once, and a timer that starts it every night. */
export function systemdFiles(job: Job): Scheduled {
  return {
    files: [
      { name: 'frictionlog.service', text: service(job) },
      { name: 'frictionlog.timer', text: TIMER },
    ],
    steps: [
      ...(job.user.kind === 'service' ? serviceUserSteps(job.user.name) : []),
      'systemd-analyze verify ./frictionlog.service ./frictionlog.timer',
      'sudo install -m 644 frictionlog.service frictionlog.timer /etc/systemd/system/',
      'sudo systemctl daemon-reload && sudo systemctl enable --now frictionlog.timer',
      'sudo systemctl start frictionlog.service; journalctl -u frictionlog    # once, to see it work',
    ],
  };
}

/** Of a user of its own: configuration, SSH settings and key lie where root keeps them. */
const ETC = '/etc/frictionlog';
const IDENTITY = `IdentityFile $\{CREDENTIALS_DIRECTORY}/ssh_key`;

function service(job: Job): string {
  return lines(
    '# Written by frictionlog init. What it may do: systemd-analyze security frictionlog.service',
    '[Unit]',
    'Description=frictionlog: fetch transcripts, analyze them, write issue drafts',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=oneshot',
    `User=${job.user.name}`,
    ...(job.user.kind === 'service' ? ownState(job.user.name) : accountState(job)),
    ...Object.entries(job.environment).map(([name, value]) => `Environment=${unitWord(`${name}=${value}`)}`),
    `ExecStart=${startOf(job).join(' ')}`,
    '# Tables hold real names: they are not for the journal. Errors and the exit code are.',
    'StandardOutput=null',
    ...hardening(job.user.kind),
  );
}

function startOf({ program: [node, script], config, sshConfig, user }: Job): readonly string[] {
  const isService = user.kind === 'service';
  const ssh = isService ? `${ETC}/ssh_config` : sshConfig;
  return [
    // The first word alone knows no variables.
    unitWord(node),
    ...[script, 'run', '--quiet', '--config', isService ? `${ETC}/frictionlog.yaml` : config].map(execWord),
    ...(ssh === undefined ? [] : ['--ssh-config', execWord(ssh)]),
  ];
}

/** The account's own folders stay where they are; nothing else of its home can be written. */
const accountState = ({ folder, writes }: Job): readonly string[] => [
  // Not split into words: only specifiers mean something here.
  `WorkingDirectory=${folder.replaceAll('%', '%%')}`,
  ...writes.map((path) => `ReadWritePaths=${unitWord(`-${path}`)}`),
  '# A key with a passphrase needs an agent, and at night there is none: take one without, for this alone.',
];

const ownState = (name: string): readonly string[] => [
  `StateDirectory=${name}`,
  'StateDirectoryMode=0700',
  `WorkingDirectory=/var/lib/${name}`,
  `Environment=HOME=/var/lib/${name} FRICTIONLOG_HOME=/var/lib/${name}`,
  `Environment=FRICTIONLOG_REPORTS=/var/lib/${name}/reports FRICTIONLOG_STORE=/var/lib/${name}/store.duckdb`,
  `# ssh_config names it so: ${IDENTITY}`,
  `LoadCredential=ssh_key:${ETC}/ssh_key`,
];

const serviceUserSteps = (name: string): readonly string[] => [
  `sudo useradd --system --home-dir /var/lib/${name} --shell /usr/sbin/nologin ${name}`,
  `sudo install -d -m 755 ${ETC} && sudo install -m 644 frictionlog.yaml ${ETC}/`,
  `sudo install -m 600 KEY ${ETC}/ssh_key    # a key without a passphrase, for this alone`,
  `${ETC}/ssh_config: Host, HostName and User of each source, and`,
  `    ${IDENTITY}`,
  `    UserKnownHostsFile ${ETC}/known_hosts    # ssh-keyscan HOST, compared with its owner`,
];

const TIMER = lines(
  '[Unit]',
  'Description=frictionlog every night',
  '',
  '[Timer]',
  'OnCalendar=*-*-* 03:17:00',
  'RandomizedDelaySec=20m',
  '# What was missed while the machine was off is made up for.',
  'Persistent=true',
  '',
  '[Install]',
  'WantedBy=timers.target',
);

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

/** Only what is started knows variables. */
const execWord = (word: string): string => unitWord(word.replaceAll('$', '$$$$'));

/** A word of a unit file: quoted, with specifiers taken literally. */
function unitWord(word: string): string {
  const literal = word.replaceAll('%', '%%');
  return /^[\w./@+=:,%-]+$/.test(literal) ? literal : `"${literal.replace(/["\\]/g, '\\$&')}"`;
}
