import { beforeAll, describe, expect, test } from 'vitest';
import { excerpt, findSecrets, redact, redactor } from '../../src/drafts/redact.js';
import { type RedactionContext, redactionContext } from '../../src/drafts/redaction/context.js';
import { readSecretRules } from '../../src/files/secrets.js';
import { leftOf, letters, PAIRS, PLACES, planted, TOKENS } from './planted.js';

let context: RedactionContext;
const at = String.fromCharCode(64);

beforeAll(async () => {
  context = redactionContext({
    rules: await readSecretRules(),
    names: [
      { name: 'wanda', pseudonym: 'person-1', kind: 'person' },
      { name: 'mark', pseudonym: 'person-2', kind: 'person' },
      { name: 'jo', pseudonym: 'person-3', kind: 'person' },
      { name: 'jane.doe', pseudonym: 'person-4', kind: 'person' },
      { name: 'quartz7', pseudonym: 'host-1', kind: 'host' },
      { name: 'build', pseudonym: 'host-2', kind: 'host' },
      { name: 'opal.corp.example', pseudonym: 'host-3', kind: 'host' },
    ],
    patterns: [String.raw`\bACME-\d{6}\b`],
    allow: [String.raw`support@example\.org`],
  });
});

describe('Secrets', () => {
  const kinds = [...planted(TOKENS), ...planted(PAIRS), ...planted(PLACES)];

  test('are tried in more kinds than 36', () => {
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBeGreaterThan(36);
  });

  test.each(kinds)('of the kind "$kind" leave nothing behind', ({ secret, text }) => {
    expect(text).toContain(secret.split('\n')[0]);
    expect(leftOf(secret, redact(text, context).text)).toEqual([]);
  });

  test.each([...planted(TOKENS).filter(({ kind }) => kind !== 'Hugging Face token'), ...planted(PLACES)])(
    'of the kind "$kind" stop a draft at the last gate, with the line and without the secret',
    ({ secret, text }) => {
      const hits = findSecrets(`# Title\n\n${text}`, context);
      expect(hits.length).toBeGreaterThan(0);
      expect(hits[0]?.line).toBeGreaterThan(2);
      expect(JSON.stringify(hits)).not.toContain(secret.slice(0, 12));
    },
  );

  test('are found though a terminal coloured half of them or an unseen letter splits them', () => {
    const secret = `gh${'p_'}${letters(36, 'abcdefghij0123456789', 3)}`;
    const coloured = `\u001b[01;31m\u001b[K${secret.slice(0, 4)}\u001b[m\u001b[K${secret.slice(4)}`;
    const split = `${secret.slice(0, 20)}\u200b${secret.slice(20)}`;
    expect(redact(`a ${coloured} b`, context).text).toMatch(/^a .*‹redacted:github-pat› b$/);
    expect(redact(`a ${split} b`, context).text).toBe('a ‹redacted:github-pat› b');
  });

  test('are numbered by appearance, equal ones alike, through all texts of a draft', () => {
    const first = `sk-${'ant'}-api03-${letters(30, 'abcdefgh12345678', 1)}`;
    const second = `sk-${'ant'}-oat01-${letters(30, 'abcdefgh12345678', 2)}`;
    const one = redactor(context);
    expect(one(`${first} ${second}`).text).toBe('‹redacted:anthropic-key› ‹redacted:anthropic-key-2›');
    expect(one(`again ${second}`).text).toBe('again ‹redacted:anthropic-key-2›');
  });

  test('keep the words around them', () => {
    expect(redact('DB_PASSWORD=tiger42x npm test # fails', context)).toEqual({
      text: 'DB_PASSWORD=‹redacted:password› npm test # fails',
      hits: [{ rule: 'password', replacement: '‹redacted:password›' }],
    });
  });

  test('may have a pattern of the configuration', () => {
    expect(redact('badge ACME-123456', context).text).toBe('badge ‹redacted:configured›');
  });

  test('at the end of a line too long to search do not leave with it', () => {
    const secret = `sk-${'ant'}-api03-${letters(60, 'abcdefgh12345678', 1)}`;
    for (const before of [65_490, 65_500, 65_520, 70_000]) {
      const text = `${'word '.repeat(before / 5)}${secret}${' more'.repeat(100)}`;
      expect(leftOf(secret, redact(text, context).text)).toEqual([]);
    }
  });
});

describe('What is no secret stays', () => {
  test.each([
    'const token = await getToken();',
    'password: string;',
    'api_key=api_key, token=self.token',
    'export API_KEY=$OTHER_KEY && echo "$TOKEN"',
    'secret: process.env.CLIENT_SECRET2,',
    'Authorization: Bearer <token>',
    'curl -H "Authorization: Bearer $TOKEN" https://example.org',
    'max_tokens: 128000, token: 4096',
    'privateKey: Uint8Array;',
    'docker run -u 1000:1000 image',
    'The password is required, and the secret is stored elsewhere.',
    'https://user:password@example.org/',
    'http://localhost:5173/@vite/client',
    'https://user:password@example.org/@scope and https://a:8080/b@c',
    'http://localhost:5173 and react@18.2.0',
    'GH_TOKEN=ghp_xxx and sk-ant-…',
    'commit 4f2d9c1b7a3e5d6f8091a2b3c4d5e6f708192a3b',
    'id 123e4567-e89b-12d3-a456-426614174000',
    `git clone git${at}github.com:owner/repo.git`,
    `Co-Authored-By: Claude <noreply${at}example.org>`,
    `icon${at}2x.png`,
    `mail support${at}example.org`,
    '/Users/Shared/tool',
    'ssh -T git@github.com; git clone ssh://git@gitlab.com/a/b git@bitbucket.org:a/b',
    'npm i react@18.2.0 react@next node@v20 @scope/name @scope/name@beta',
    'ssh to it, then npm i react@latest; uses: actions/checkout@v4 with ssh',
    '@Component class A {} // by ssh @Input() x',
    'ssh user@host; ssh root@localhost; ssh root@10.0.0.5',
    'uses: appleboy/ssh-action@v1',
    'Set-Cookie: SameSite=None',
    'tests pass: 12, fail: 0',
    'pass: true',
    'first pass: parse',
    'second pass: es2015-modules',
    'PASS: TestX',
    'PASS: test2_parse.sh',
    '--- PASS: TestFoo (0.01s)',
    'pass: 120.5ms, pass: 12/14, pass: v1.20.3',
    'bypass=1abcdef, compass: north1234',
    'PASS=$((PASS+1)); FAIL=0; ALL_PASS=false; TESTS_PASS=1200',
    'DB_PASS=$OTHER_PASS and DB_PASS: process.env.DB_PASS2,',
    'docker run -p 8080:80 web && mkdir -p a/b',
    'the login page listens to -p port; docker login has a -p option',
    'docker login && docker run -p 8080:80 web',
    'grep -w word; ldapsearch -x -W | grep -w wordy',
    'docker login -u "$USER" -p "$DOCKER_PASS"',
    'echo "$TOKEN" | docker login --password-stdin',
    `password: ${'{{ secrets.DB_PASSWORD }}'}`,
    `PASSWORD="${'{{ secrets.DB_PASSWORD }}'}"`,
    "password: 'Enter your password'",
    'password: "Password must have 8 letters"',
    'password: |\n  The password of the account',
    ['<password>$', '{env.PASSWORD}</password> <password>string</password>'].join(''),
    "grep 'password=\"' a.txt | sed 's/\"//'",
    'you login with password authentication, and the login page password field stays',
    'please login first\npassword reset comes next',
    'login app\n\npassword hints are below',
    'name: token\nvalue: number of tokens',
    '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: db-secret, key: password }',
    '- name: DB_PASSWORD\n  value: "$(DB_PASS)"',
    '{"name":"access_token","value":"string"}',
    'name: key\nvalue: v1.2.3-rc.1',
    '<input name="password" value="">',
    "ERROR: PASSWORD 'string' expected; CREATE ROLE name [ PASSWORD 'password' ]",
    "ALTER ROLE app PASSWORD :'pw'; ALTER ROLE app PASSWORD NULL",
    '[sudo] password for user: \nSorry, try again.',
    "fatal: could not read Password for 'https://x.example': No such device or address",
    'Password for user app: authentication failed',
    'Password for the account: forgotten',
    'the passphrase for key 2: see vault/db2 and then log4j',
    'echo yes | sudo apt-get install x; echo "$PW" | sudo -S ls; sudo -S ls <<< "$PW"',
    'echo "root:$PW" | chpasswd',
    'set -e TOKEN_COUNT; set -x; setx PATH C:/x; set -gx API_KEY $OTHER',
    'compile --two-pass 12345 --first-pass true --pass-through abc123def',
    '密码：至少需要8个字符，密码: 8-16位; пароль: обязательное поле; contraseña: obligatoria',
    'const senha = this.senha; senha: string; mot de passe : oublié',
    "awk '{print $1$2$6$7}' and echo $2b$12 $apr1$ costs $5$6$7",
    'app.log:5432:foo and a.ts:12:5:error:no-unused-vars and 12:30:45:10:20',
    'https://discord.com/api/webhooks/ID/TOKEN and dckr_pat_xxx and figd_…',
    'WWW-Authenticate: Digest realm="a", nonce="dcd98b7102dd2f0e8b11"',
  ])('%s', (text) => {
    expect(redact(text, context)).toEqual({ text, hits: [] });
  });
});

describe('People and hosts', () => {
  test.each([
    [`ask ann.other${at}example.com or Ann.Other${at}example.com`, 'ask ‹email-1› or ‹email-1›'],
    [`mailto:ann${at}example.com`, 'mailto:‹email-1›'],
    ['cd /home/wanda/code', 'cd ~person-1/code'],
    ['cd /Users/Wanda', 'cd ~person-1'],
    [
      'see /home/stranger/x and /home/other/y, /home/stranger.',
      'see ~‹user-1›/x and ~‹user-2›/y, ~‹user-1›.',
    ],
    ['C:\\Users\\Ann Other\\src', '~‹user-1›\\src'],
    ['"C:\\\\Users\\\\wanda\\\\src"', '"~person-1\\\\src"'],
    ['/mnt/c/Users/wanda/src file:///home/wanda/a', '~person-1/src file://~person-1/a'],
    ['/tmp/claude/-home-jane-doe-shop/x', '/tmp/claude/-home-person-4-shop/x'],
    ['-Users-stranger-shop', '-Users-‹user-1›-shop'],
    ['%2Fhome%2Fwanda%2Fa', '~person-1%2Fa'],
    ['wanda@quartz7:~$ ls', 'person-1@host-1:~$ ls'],
    ['jo@build:~$ ssh build', 'person-3@host-2:~$ ssh host-2'],
    [
      '(llm) jim@DESK-8:/mnt/c/x$ ls; [jim@box ~]# id',
      '(llm) ‹user-1›@‹host-1›:/mnt/c/x$ ls; [‹user-1›@‹host-2› ~]# id',
    ],
    ['scp root@box:/etc/x wanda@box:/x', 'scp root@‹host-1›:/etc/x person-1@‹host-1›:/x'],
    ['ssh wanda@prodbox7 uptime', 'ssh person-1@‹host-1› uptime'],
    ['ssh -p 22 root@prodbox7', 'ssh -p 22 root@‹host-1›'],
    ['ssh -J jim@hop-1,root@hop-2 root@quartz7', 'ssh -J ‹user-1›@‹host-1›,root@‹host-2› root@host-1'],
    ['ssh -i key \\\n  "deploy@prodbox7"', 'ssh -i key \\\n  "deploy@‹host-1›"'],
    [
      'rsync -a x deploy@prodbox7:x; ssh-copy-id jim@prodbox7',
      'rsync -a x deploy@‹host-1›:x; ssh-copy-id ‹user-1›@‹host-1›',
    ],
    ['git clone ssh://git@prodbox7/x', 'git clone ssh://git@‹host-1›/x'],
    ['sftp://prodbox7:22/x ssh://git@forge.corp.internal/x', 'sftp://‹host-1›:22/x ssh://git@‹host-2›/x'],
    ['by wanda@prodbox7 on Monday', 'by person-1@‹host-1› on Monday'],
    ['made by mark@prodbox7, root@prodbox7.', 'made by person-2@‹host-1›, root@‹host-1›.'],
    ['npm i x@latest: /a git@forge:/b a@b c', 'npm i x@latest: /a git@forge:/b a@b c'],
    ['Author: jo', 'Author: person-3'],
    ['ask Wanda about feature/wanda-fix', 'ask person-1 about feature/person-1-fix'],
    ['ping opal and opal.corp.example', 'ping host-3 and host-3'],
    ['drwxr-xr-x 2 jo mark 4096 src', 'drwxr-xr-x 2 person-3 person-2 4096 src'],
    ['mark the build as jo-jo; wandas', 'mark the build as jo-jo; wandas'],
    ['‹redacted:wanda›', '‹redacted:person-1›'],
  ])('%s', (text, expected) => {
    expect(redact(text, context).text).toBe(expected);
  });
});

describe('Known names that are short or words', () => {
  const names = ['ana', 'john', 'josé'].map((name, index) => ({
    ...{ name, pseudonym: `person-${index + 1}`, kind: 'person' as const },
  }));

  test.each([
    [
      'uid=1000(ana) gid=1000(ana) groups=1000(ana),27(sudo)',
      'uid=1000(person-1) gid=1000(person-1) groups=1000(person-1),27(sudo)',
    ],
    ['/System/Volumes/Data/Users/ana/x', '~person-1/x'],
    ['ana is not in the sudoers file.', 'person-1 is not in the sudoers file.'],
    [
      'Sorry, user ana is not allowed to execute /bin/ls',
      'Sorry, user person-1 is not allowed to execute /bin/ls',
    ],
    ['[sudo] password for john: ', '[sudo] password for person-2: '],
    ['sudo chown -R john:john x', 'sudo chown -R person-2:person-2 x'],
    ['chown john /x; chown root:ana y', 'chown person-2 /x; chown root:person-1 y'],
    ['/media/john/usb /run/media/ana/x', '/media/person-2/usb /run/media/person-1/x'],
    [
      'https://github.com/john/app and git@github.com:ana/x',
      'https://github.com/person-2/app and git@github.com:person-1/x',
    ],
    ['/nfs/home/john/x', '~person-2/x'],
    ['machine x.example\n  login ana\n', 'machine x.example\n  login person-1\n'],
    [String.raw`\\wsl$\U\home\john and \\wsl.localhost\U\home\ana\x`, String.raw`~person-2 and ~person-1\x`],
    ['by jose\u0301 in /home/jose\u0301/x', 'by person-3 in ~person-3/x'],
    ['Author: jose\u0301 <x>', 'Author: person-3 <x>'],
  ])('are replaced where they stand as names: %s', (text, expected) => {
    const knowing = redactionContext({ rules: [], names, patterns: [], allow: [] });
    expect(redact(text, knowing).text).toBe(expected);
    expect(redact(expected, knowing).text).toBe(expected);
  });

  test.each([
    'john the ripper and ana as a prefix: banana, john-x',
    'is john not in the list of words; johns',
    'see src/john/app and media/john',
  ])('stay where they are words: %s', (text) => {
    const knowing = redactionContext({ rules: [], names, patterns: [], allow: [] });
    expect(redact(text, knowing).text).toBe(text);
  });

  test('a name that is known in other letters than it is written', () => {
    const decomposed = [{ name: 'jose\u0301', pseudonym: 'person-1', kind: 'person' as const }];
    const knowing = redactionContext({ rules: [], names: decomposed, patterns: [], allow: [] });
    expect(redact('/home/josé/x of josé', knowing).text).toBe('~person-1/x of person-1');
  });
});

describe('Names in which what stands for a name could be read', () => {
  test.each([
    ['ssh deploy@jumphost-1 and ping jumphost-1', 'ssh deploy@host-1 and ping host-1'],
    ['vmhost-12.corp.internal is down', 'host-2 is down'],
    ['ping jump-host-1 from vm.host-12', 'ping host-3 from host-4'],
    ['ls /home/contactperson-3/x', 'ls ~‹user-1›/x'],
    ['ls /home/person-3/x', 'ls ~‹user-1›/x'],
    [`ask someperson-3${at}corp.com`, 'ask ‹email-1›'],
    ['person-3@host-1 in ~person-3/x, -home-person-3-x', 'person-3@host-1 in ~person-3/x, -home-person-3-x'],
  ])('are names: %s', (text, expected) => {
    const hosts = ['jumphost-1', 'vmhost-12.corp.internal', 'jump-host-1', 'vm.host-12'];
    const names = hosts.map((name, index) => ({
      ...{ name, pseudonym: `host-${index + 1}`, kind: 'host' as const },
    }));
    const knowing = redactionContext({ rules: [], names, patterns: [], allow: [] });
    const once = redact(text, knowing).text;
    expect(once).toBe(expected);
    expect(redact(once, knowing).text).toBe(once);
  });
});

test('equal secrets have equal numbers in one document, and begin anew in the next', () => {
  const text = `mail ada${at}shop.example and bob${at}shop.example`;
  const swapped = `mail bob${at}shop.example and ada${at}shop.example`;
  const [one, other] = [redactor(context), redactor(context)];
  expect([one(text).text, one(swapped).text]).toEqual([
    'mail ‹email-1› and ‹email-2›',
    'mail ‹email-2› and ‹email-1›',
  ]);
  expect([other(swapped).text, other(text).text]).toEqual([
    'mail ‹email-1› and ‹email-2›',
    'mail ‹email-2› and ‹email-1›',
  ]);
});

describe('What is allowed', () => {
  test('is a text that a pattern matches whole, or whatever a rule of this id would take', async () => {
    const rules = await readSecretRules();
    const allowing = (allow: readonly string[]) =>
      redactionContext({ rules, names: [], patterns: [], allow });
    const secret = `gh${'p_'}${letters(36, 'abcdefghij0123456789', 3)}`;
    const text = `${secret} of ada${at}shop.example in /home/ada/x`;
    expect(redact(text, allowing([])).text).toBe('‹redacted:github-pat› of ‹email-1› in ~‹user-1›/x');
    expect(redact(text, allowing(['github-pat', 'github-token', 'email'])).text).toBe(
      `${secret} of ada${at}shop.example in ~‹user-1›/x`,
    );
    expect(redact(text, allowing(['gh.*'])).text).toBe(`${secret} of ‹email-1› in ~‹user-1›/x`);
  });
});

describe('Names that nobody knows', () => {
  test.each([
    ['Author: Zora Winter <x> 2026', 'Author: ‹user-1› <x> 2026'],
    ['    Signed-off-by: Zora Winter <‹email-1›>', '    Signed-off-by: ‹user-1› <‹email-1›>'],
    ['drwxr-xr-x  9 zora staff  288 Feb 3', 'drwxr-xr-x  9 ‹user-1› staff  288 Feb 3'],
    ['USER=zora LOGNAME=zora HOSTNAME=fern', 'USER=‹user-1› LOGNAME=‹user-1› HOSTNAME=‹host-1›'],
    ['uid=501(zora) gid=20(staff)', 'uid=501(‹user-1›) gid=20(staff)'],
    [
      'uid=501(zora) gid=501(zora) groups=501(zora),20(staff)',
      'uid=501(‹user-1›) gid=501(‹user-1›) groups=501(‹user-1›),20(staff)',
    ],
    ['-rw-r--r-- 1 zora zora 288 Feb 3 x', '-rw-r--r-- 1 ‹user-1› ‹user-1› 288 Feb 3 x'],
    ['-rw-r--r-- 1 zora winter 288 Feb 3 x', '-rw-r--r-- 1 ‹user-1› winter 288 Feb 3 x'],
    ['/host_mnt/Users/zora/x /System/Volumes/Data/Users/zora', '~‹user-1›/x ~‹user-1›'],
    ['zora is not in the sudoers file.', '‹user-1› is not in the sudoers file.'],
    ['[sudo] password for zora: ', '[sudo] password for ‹user-1›: '],
    ['log in as zora.winter%40corp.example', 'log in as ‹email-1›'],
    ['scp a zora@10.0.0.5:/srv', 'scp a ‹user-1›@10.0.0.5:/srv'],
    ['ls /var/home/zora/x /export/home/zora', 'ls ~‹user-1›/x ~‹user-1›'],
    ['Zoras-MacBook-Pro:src zora$ ls', '‹host-1›:src ‹user-1›$ ls'],
  ])('are taken out where the text says that they are names: %s', (text, redacted) => {
    expect(redact(text, context).text).toBe(redacted);
  });

  test.each([
    'Co-Authored-By: Claude <noreply@anthropic.com>',
    'Author: renovate[bot] <x>',
    '-rw-r--r-- 1 root root 288 Feb 3',
    'scp a claude@10.0.0.5:/srv and jenkins@10.0.0.6:/x',
    'USER=$USER and HOST=$(hostname) and USER=root',
    'uid=0(root) gid=0(root) groups=0(root),20(staff)',
    '[sudo] password for user: and this is not in the sudoers file',
    'icon%402x.png of %40scope/name',
    'see src:main $x and note: the rest$',
    'const author: Person = 1 < 2',
  ])('stay where they are programs, machines or code: %s', (text) => {
    expect(redact(text, context).text).toBe(text);
  });
});

describe('An account that several people have', () => {
  test('gets a number of the draft, one that a single person has is that person', () => {
    const both = redactionContext({
      ...{ rules: [], patterns: [], allow: [] },
      names: [
        { name: 'zorawinter', pseudonym: 'person-7', kind: 'person' },
        { name: 'teamlab', pseudonym: undefined, kind: 'person' },
      ],
    });
    expect(redact('origin/zorawinter/fix and /home/teamlab/x', both).text).toBe(
      'origin/person-7/fix and ~‹user-1›/x',
    );
  });
});

describe('An excerpt', () => {
  const secret = `gl${'pat-'}${letters(20, 'abcdefghij0123456789', 3)}`;

  test.each([5, 10, 20, 30, 40])(
    'of %i letters has no half of a secret and no half of a replacement',
    (length) => {
      const text = excerpt(`token ${secret} and more text after it`, length, (each) => redact(each, context));
      expect(text.length).toBeLessThanOrEqual(length);
      expect(leftOf(secret, text)).toEqual([]);
      expect(text).not.toMatch(/‹[^›]*$/);
    },
  );

  test('reads as much as it needs where long secrets shrink', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${letters(40_000, 'abcdefghij0123456789', 3).replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----`;
    expect(excerpt(`${key}\nthe end`, 300, (each) => redact(each, context))).toBe(
      '‹redacted:private-key›\nthe end',
    );
  });
});
