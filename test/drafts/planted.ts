/** Secrets of our own making. They are put together here, so that no scanner takes this repository for a leak. */

export interface Planted {
  readonly kind: string;
  readonly secret: string;
  readonly text: string;
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const DIGITS = '0123456789';
const BASE62 = UPPER + LOWER + DIGITS;
const BASE64 = `${BASE62}+/`;
const HEX = `${DIGITS}abcdef`;

/** Letters that look random and are the same in every run. */
export function letters(length: number, alphabet: string, seed: number): string {
  let state = seed * 2654435761 + 12345;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

export type Template = readonly [
  kind: string,
  secret: (seed: number) => string,
  text: (secret: string) => string,
];

const word =
  (length: number, alphabet = BASE62) =>
  (seed: number) =>
    letters(length, alphabet, seed);
const starting =
  (start: readonly string[], length: number, alphabet = BASE62) =>
  (seed: number) =>
    start.join('') + letters(length, alphabet, seed);
const jwt = (seed: number): string =>
  [
    'ey',
    `Jh${letters(30, BASE62, seed)}`,
    '.ey',
    `Jz${letters(60, BASE62, seed + 1)}`,
    '.',
    letters(43, BASE62, seed + 2),
  ].join('');
const pemBody = (seed: number): string => letters(640, BASE64, seed).replace(/.{64}/g, '$&\n');
const pem = (label: string, body: string): string =>
  `-----BEGIN ${label}-----\n${body}-----END ${label}-----`;
const puttyKey = (body: string): string =>
  `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 10\n${body}Private-MAC: 00\ndone`;
const password = (seed: number): string => `${letters(6, LOWER, seed)}!${letters(5, BASE62, seed + 1)}7`;

const phrase = (seed: number): string => [1, 2, 3].map((index) => letters(5, LOWER, seed + index)).join(' ');
const telegram = (seed: number): string =>
  [letters(9, '123456789', seed), ':A', 'A', letters(33, BASE62, seed + 1)].join('');
const discord = (seed: number): string =>
  [
    'MT',
    letters(24, BASE62, seed),
    '.',
    letters(6, BASE62, seed + 1),
    '.',
    letters(38, BASE62, seed + 2),
  ].join('');

/** Text of the token is enough to know it. */
export const TOKENS: readonly Template[] = [
  [
    'AWS access key id',
    starting(['AK', 'IA'], 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
    (s) => `Credentials: ${s} (eu-west-1)`,
  ],
  ['GitHub token', starting(['gh', 'p_'], 36), (s) => `remote: using ${s} for push`],
  ['GitHub fine-grained token', starting(['github', '_pat_'], 82), (s) => `GH_TOKEN=${s} gh pr list`],
  ['GitHub app token', starting(['gh', 's_'], 36), (s) => `fetched with '${s}'`],
  ['GitLab token', starting(['gl', 'pat-'], 20), (s) => `PRIVATE-TOKEN: ${s}`],
  [
    'Slack bot token',
    (n) =>
      [
        'xo',
        'xb-',
        letters(12, DIGITS, n),
        '-',
        letters(12, DIGITS, n + 1),
        '-',
        letters(24, BASE62, n),
      ].join(''),
    (s) => `slack: ${s}`,
  ],
  [
    'Slack webhook',
    (n) =>
      [
        'https://hooks.sl',
        'ack.com/services/T',
        letters(9, UPPER, n),
        '/B',
        letters(9, UPPER, n + 1),
        '/',
        letters(24, BASE62, n),
      ].join(''),
    (s) => `curl -d @body ${s}`,
  ],
  ['Stripe key', starting(['sk', '_live_'], 30), (s) => `stripe.api_key = "${s}"`],
  ['Google API key', starting(['AI', 'za'], 35), (s) => `maps: ${s}`],
  ['Google client secret', starting(['GOC', 'SPX-'], 28), (s) => `client: ${s}`],
  ['OpenAI key', starting(['sk-', 'proj-'], 48), (s) => `openai ${s}`],
  [
    'Claude API key',
    (n) => ['sk-', 'ant-', 'api03-', letters(93, BASE62, n), 'AA'].join(''),
    (s) => `x-api-key: ${s}`,
  ],
  ['Claude OAuth token', starting(['sk-', 'ant-', 'oat01-'], 90), (s) => `CLAUDE_CODE_OAUTH_TOKEN=${s}`],
  ['Claude session key', starting(['sk-', 'ant-', 'sid01-'], 80), (s) => `sessionKey=${s}; path=/`],
  ['Hugging Face token', starting(['h', 'f_'], 34, LOWER + UPPER), (s) => `login ${s}`],
  ['npm token', starting(['np', 'm_'], 36), (s) => `//registry.npmjs.org/:_authToken=${s}`],
  ['PyPI token', starting(['py', 'pi-AgEIcHlwaS5vcmc'], 80), (s) => `twine -p ${s}`],
  [
    'SendGrid key',
    (n) => ['S', 'G.', letters(22, BASE62, n), '.', letters(43, BASE62, n)].join(''),
    (s) => `mail ${s} sent`,
  ],
  ['JSON web token', jwt, (s) => `id_token ${s}`],
  [
    'Azure storage key',
    (n) => `${letters(86, BASE64, n)}==`,
    (s) => `DefaultEndpointsProtocol=https;AccountName=files;AccountKey=${s};`,
  ],
  ['password in a URL', word(14), (s) => `git clone https://deploy:${s}@git.example.org/a.git`],
  ['password of a database', word(10), (s) => `DATABASE_URL=postgres://app:${s}@db.internal:5432/app`],
  [
    'password with @ in a URL',
    (n) => `P@${word(10)(n)}@${word(4)(n + 1)}7`,
    (s) => `psql postgres://app:${s}@db/app`,
  ],
  [
    'password in a URL beside an address',
    word(12),
    (s) => `smtp://ann@example.org:${s}@mail.example.org:587/`,
  ],
  ['token in a URL', word(40, HEX), (s) => `origin https://${s}@github.example/a/b (fetch)`],
  ['RSA key', pemBody, (s) => pem('RSA PRIVATE KEY', s)],
  [
    'OpenSSH key with \\n spelled out',
    pemBody,
    (s) => `{"key": "${pem('OPENSSH PRIVATE KEY', s).replace(/\n/g, '\\n')}"}`,
  ],
  ['key without END', pemBody, (s) => `cat key\n-----BEGIN PRIVATE KEY-----\n${s}\nOutput was cut.`],
  ['key without BEGIN', pemBody, (s) => `…\n${s}-----END EC PRIVATE KEY-----\ndone`],
  [
    'key with line numbers',
    pemBody,
    (s) =>
      `   1→-----BEGIN PRIVATE KEY-----\n${s
        .trim()
        .split('\n')
        .map((line, index) => `   ${index + 2}→${line}`)
        .join('\n')}`,
  ],
  ['Docker Hub token', starting(['dckr', '_pat_'], 27), (s) => `docker: ${s}`],
  ['Tailscale key', starting(['tskey', '-auth-k'], 30), (s) => `tailscale up --authkey ${s}`],
  ['Figma token', starting(['fig', 'd_'], 40), (s) => `figma ${s}`],
  ['NVIDIA key', starting(['nv', 'api-'], 64), (s) => `nim ${s}`],
  ['SonarQube token', starting(['sq', 'u_'], 40, HEX), (s) => `sonar -D ${s}`],
  ['Atlassian token', starting(['ATA', 'TT3xFfGF0'], 100), (s) => `jira ${s}`],
  [
    'Discord webhook',
    (n) =>
      ['https://dis', 'cord.com/api/web', `hooks/${letters(18, DIGITS, n)}/`, letters(68, BASE62, n)].join(
        '',
      ),
    (s) => `curl -d @body ${s}`,
  ],
  ['hash of crypt', (n) => `$6$${word(8)(n)}$${word(86)(n + 1)}`, (s) => `root:${s}:19000:0:99999:7:::`],
  ['hash of yescrypt', (n) => `$y$j9T$${word(22)(n)}$${word(43)(n + 1)}`, (s) => `ana:${s}:19000::::::`],
  ['hash of bcrypt', (n) => `$2b$12$${word(53)(n)}`, (s) => `INSERT INTO u VALUES ('ana', '${s}')`],
  ['hash of htpasswd', (n) => `$apr1$${word(8)(n)}$${word(22)(n + 1)}`, (s) => `ana:${s}`],
  [
    'hash of argon2',
    (n) => `$argon2id$v=19$m=65536,t=3,p=4$${word(22)(n)}$${word(43)(n + 1)}`,
    (s) => `hash ${s}`,
  ],
  ['PGP key', pemBody, (s) => pem('PGP PRIVATE KEY BLOCK', `\n${s}=aB3d\n`)],
  ['PGP key without END', pemBody, (s) => `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${s}cat: no such file`],
  [
    'PGP key without BEGIN',
    (n) => `${pemBody(n)}${letters(10, BASE64, n)}==\n`,
    (s) => `…\n${s}=aB3d\n-----END PGP PRIVATE KEY BLOCK-----\ndone`,
  ],
  ['PuTTY key', pemBody, puttyKey],
  ['PuTTY key with \\n spelled out', pemBody, (s) => `{"key": "${puttyKey(s).replace(/\n/g, '\\n')}"}`],
];

/** Only the name beside it says what it is. */
export const PAIRS: readonly Template[] = [
  ['AWS secret key', word(40, BASE64), (s) => `AWS_SECRET_ACCESS_KEY=${s}`],
  [
    'AWS credentials file',
    word(40, BASE64),
    (s) => `[default]\naws_secret_access_key = ${s}\nregion = eu-west-1`,
  ],
  ['bearer header', word(24), (s) => `curl -H "Authorization: Bearer ${s}" https://api.example.org`],
  ['basic header', (n) => `${letters(22, BASE62, n)}==`, (s) => `> Authorization: Basic ${s}`],
  ['header in JSON', word(32, HEX), (s) => `{\\"Authorization\\": \\"token ${s}\\"}`],
  ['cookie', word(32, HEX), (s) => `Cookie: theme=dark; sessionid=${s}`],
  ['cookie that is set', word(32, HEX), (s) => `< Set-Cookie: sid=${s}; HttpOnly; Path=/`],
  ['password in .env', password, (s) => `DB_PASSWORD=${s}`],
  ['password in JSON', password, (s) => `{"user": "app", "password": "${s}"}`],
  ['password in escaped JSON', password, (s) => `"{\\"password\\": \\"${s}\\"}"`],
  ['password in YAML', password, (s) => `database:\n  password: ${s}\n`],
  ['password as an option', password, (s) => `deploy --password=${s} --verbose`],
  ['password as an argument', password, (s) => `deploy --db-password ${s}`],
  ['password told', password, (s) => `log in as app, the password is ${s}`],
  ['curl -u', password, (s) => `curl -u app:${s} https://example.org`],
  ['password for sudo', password, (s) => `echo ${s} | sudo -S apt-get update`],
  ['password at a prompt', password, (s) => `Password for jroe: ${s}`],
  ['password at a prompt of sudo', word(9, LOWER), (s) => `[sudo] password for jroe: ${s}`],
  ['passphrase at a prompt', password, (s) => `Enter passphrase for key '/a/b:c': ${s}`],
  ['pass phrase at a prompt', password, (s) => `Enter pass phrase for server.key:${s}`],
  ['--db-pass', password, (s) => `deploy --db-pass ${s} --x`],
  ['password in Chinese', password, (s) => `用户：ana，密码：${s}，请登录`],
  ['password in Japanese', password, (s) => `パスワード: ${s}`],
  ['password in Russian', password, (s) => `Пароль: ${s}`],
  ['password in Spanish', password, (s) => `contraseña: "${s}"`],
  ['password in French', password, (s) => `Mot de passe : ${s}`],
  ['password with a wide colon', password, (s) => `password：${s}`],
  ['token with a wide colon', word(24, HEX), (s) => `API Token：${s}。`],
  ['client secret', word(32, HEX), (s) => `client_secret: "${s}"`],
  ['signed URL', word(64, HEX), (s) => `https://bucket.example.org/a?X-Amz-Signature=${s}&x=1`],
];

/** The place alone says that it is one, so surely that a draft with one is refused. */
export const PLACES: readonly Template[] = [
  ['DB_PASS', password, (s) => `DB_PASS=${s} npm start`],
  ['db_pass in YAML', password, (s) => `db_pass: ${s}`],
  ['SMTP_PASS in YAML', password, (s) => `  SMTP_PASS: ${s}`],
  ['quoted ADMIN_PASS', password, (s) => `export ADMIN_PASS="${s}"`],
  ['a word as MYSQL_ROOT_PASS', word(9, LOWER), (s) => `docker run -e MYSQL_ROOT_PASS=${s} mysql`],
  ['KEYSTORE_PASS in escaped JSON', password, (s) => `{\\"env\\": {\\"KEYSTORE_PASS\\": \\"${s}\\"}}`],
  ['smtpPass in code', password, (s) => `{ smtpPass: '${s}' }`],
  ['bare pass=', word(10, LOWER + DIGITS), (s) => `user=bob pass=1${s}a`],
  ['bare pass:', password, (s) => `auth: { user: 'bob', pass: '${s}' }`],
  ['bare pass: of a login', password, (s) => `login: bob pass: ${s}`],
  ['passwort', password, (s) => `passwort=${s}`],
  ['blanks in PASSWORD', phrase, (s) => `PASSWORD="${s}" ./run`],
  ['blanks in password', phrase, (s) => `connect(user='bob', password='${s}')`],
  ['blanks in a password of YAML', phrase, (s) => `password: "${s}"`],
  ['block of YAML', word(12, LOWER), (s) => `password: |\n  ${s}\nuser: bob`],
  ['numbered block of YAML', password, (s) => `     3\u2192db_password: >-\n     4\u2192  ${s}`],
  ['element of XML', password, (s) => `<server><password>${s}</password></server>`],
  ['element of XML with a prefix', phrase, (s) => `<c:dbPassword>${s}</c:dbPassword>`],
  ['netrc', word(9, LOWER), (s) => `machine example.org login app password ${s}`],
  ['netrc over lines', word(9, LOWER), (s) => `machine example.org\n  login app\n  password ${s}\n`],
  [
    'numbered netrc',
    word(9, LOWER),
    (s) => `     1→machine example.org\n     2→  login app\n     3→  password ${s}`,
  ],
  ['pgpass', word(9, LOWER), (s) => `db.internal:5432:app:app:${s}`],
  ['pgpass for any', word(9, LOWER), (s) => `*:*:*:app:${s}`],
  ['role of a database', word(9, LOWER), (s) => `psql -c "CREATE ROLE app LOGIN PASSWORD '${s}'"`],
  ['role that is altered', word(9, LOWER), (s) => `alter user app with encrypted password '${s}';`],
  ['password of SQL', word(9, LOWER), (s) => `    PASSWORD '${s}'`],
  ['password for a user of SQL', word(9, LOWER), (s) => `SET PASSWORD FOR 'app'@'%' = PASSWORD('${s}');`],
  ['name and value of YAML', password, (s) => `- name: DB_PASSWORD\n  value: ${s}\n`],
  ['name and quoted value of YAML', password, (s) => `  - name: "api-token"\n    value: "${s}"`],
  ['numbered name and value', password, (s) => `     3→- name: DB_PASSWORD\n     4→  value: ${s}`],
  ['name and value of JSON', password, (s) => `[{"name":"DB_PASSWORD","value":"${s}"}]`],
  ['name and value of escaped JSON', password, (s) => `{\\"name\\":\\"DB_PASS\\", \\"value\\":\\"${s}\\"}`],
  ['name and value of JSON over lines', password, (s) => `  "Name": "DB_PASSWORD",\n  "Value": "${s}"\n`],
  ['parameter', password, (s) => `ParameterKey=DbPassword,ParameterValue=${s}`],
  ['chpasswd', word(9, LOWER), (s) => `echo 'root:${s}' | sudo chpasswd`],
  ['here string of chpasswd', word(9, LOWER), (s) => `chpasswd <<< "root:${s}"`],
  ['here string of sudo', word(9, LOWER), (s) => `sudo -S apt-get update <<< ${s}`],
  ['fish', word(9, LOWER), (s) => `set -gx GITHUB_SECRET ${s}`],
  ['setx', password, (s) => `setx API_KEY "${s}"`],
  ['setenv', password, (s) => `setenv DB_PASSWORD ${s}`],
  ['docker login -p', word(9, LOWER), (s) => `docker login -u bob -p ${s} registry.example.org`],
  [
    'docker login of JSON',
    password,
    (s) => `{"command":"docker login -u \\"bob\\" -p \\"${s}\\" r.example"}`,
  ],
  ['docker login over lines', password, (s) => `docker login \\\n  -u bob \\\n  -p '${s}'`],
  ['here string of docker login', password, (s) => `docker login -u bob --password-stdin <<< ${s}`],
  ['echo into docker login', password, (s) => `echo "${s}" | docker login -u bob --password-stdin`],
  ['printf into docker login', password, (s) => `printf '%s' '${s}' | docker login --password-stdin`],
  ['echo into gh', password, (s) => `echo ${s} | gh auth login --with-token`],
  ['redis-cli -a', word(9, LOWER), (s) => `redis-cli -h cache -a ${s} ping`],
  ['openssl -passin', password, (s) => `openssl rsa -in key.pem -passin pass:${s} -out a.pem`],
  ['keytool -storepass', password, (s) => `keytool -list -keystore a.jks -storepass ${s}`],
  ['ldapsearch -w', word(9, LOWER), (s) => `ldapsearch -x -D cn=a '(&(a=b)(c=d))' -w ${s} -b dc=x`],
  [
    'digest header',
    word(32, HEX),
    (s) => `Authorization: Digest username="bob", realm="a b", uri="/x", response="${s}", qop=auth`,
  ],
  [
    'digest header of JSON',
    word(32, HEX),
    (s) => `{\\"Authorization\\": \\"Digest username=\\\\\\"bob\\\\\\", response=\\\\\\"${s}\\\\\\"\\"}`,
  ],
  ['Telegram bot token', telegram, (s) => `bot ${s} started`],
  ['Telegram bot token in a URL', telegram, (s) => `curl https://api.telegram.org/bot${s}/getMe`],
  ['Discord bot token', discord, (s) => `client.login('${s}')`],
];

export function plantedOne([kind, secret, text]: Template, seed: number): Planted {
  const made = secret(seed);
  return { kind, secret: made, text: text(made) };
}

export const planted = (templates: readonly Template[]): readonly Planted[] =>
  templates.map((template, index) => plantedOne(template, 700 + index));

/** Pieces of eight letters of the secret that still stand in a text: half a secret is one too. */
export function leftOf(secret: string, text: string): readonly string[] {
  const pieces = secret.split(/[\n]/).flatMap((line) => {
    const length = Math.min(8, line.length);
    return Array.from({ length: line.length - length + 1 }, (_, index) => line.slice(index, index + length));
  });
  return [...new Set(pieces)].filter((piece) => piece !== '' && text.includes(piece));
}
