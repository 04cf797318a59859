import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/doctor/check.js';
import { checkHosts } from '../../src/doctor/checks/hosts.js';
import { freePort, type Sshd, startSshd, whyNoSshd } from '../sources/sshd.js';
import { patient } from './patient.js';

const reason = whyNoSshd === undefined ? '' : ` (skipped: ${whyNoSshd})`;
let sshd: Sshd;
beforeAll(async () => {
  if (whyNoSshd !== undefined) return;
  sshd = await startSshd();
  sshd.write('ana/a.jsonl', '{"a":1}\n');
  sshd.write('ana/big.jsonl', 'x'.repeat(1000));
  writeFileSync(join(sshd.forbidden, 'secret.jsonl'), 'secret', { mode: 0o600 });
});
afterAll(async () => sshd?.stop());

const findings = (root = sshd.data, sshConfig = sshd.sshConfig, more = ''): Promise<readonly Finding[]> =>
  checkHosts(
    patient(sshd.folder, `sources: [{ type: ssh, name: box, host: cc, root: ${root}, sudo: cat${more} }]`, {
      around: { folder: sshd.folder, home: sshd.folder, environment: process.env },
      sshConfig,
    }),
  );

/** The SSH configuration with something else in it. */
function changed(name: string, from: string, to: string): string {
  const path = join(sshd.folder, 'mine', name);
  writeFileSync(path, readFileSync(sshd.sshConfig, 'utf8').replace(from, to), { mode: 0o600 });
  return path;
}

describe.skipIf(whyNoSshd !== undefined)(`doctor on a host, against a real sshd${reason}`, () => {
  it.each(['ssh2', 'openssh'])('%s: all is well, and the right to read is proved', async (transport) => {
    expect(await findings(sshd.data, sshd.sshConfig, `, transport: ${transport}`)).toEqual([
      { status: 'ok', subject: 'host key of box', found: 'known' },
      { status: 'ok', subject: 'login at box', found: `accepted, by ${transport}` },
      { status: 'ok', subject: 'reading at box', found: '2 transcripts, read by sudo: cat' },
    ]);
  });

  it('a host key that is unknown is 77, and stays unknown', async () => {
    const known = join(sshd.folder, 'mine/nobody');
    writeFileSync(known, '');
    const [first, ...rest] = await findings(sshd.data, changed('unknown', sshd.knownHosts, known));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ status: 'fail', subject: 'host key of box', exitCode: 77 });
    expect(first?.found).toMatch(/is unknown: found ssh-ed25519 SHA256:/);
    expect(readFileSync(known, 'utf8')).toBe('');
  });

  it('a host key that changed is 77, and is not replaced', async () => {
    const known = join(sshd.folder, 'mine/other');
    const other = readFileSync(join(sshd.folder, 'mine/key.pub'), 'utf8');
    writeFileSync(known, `[127.0.0.1]:${sshd.port} ${other}`);
    const before = readFileSync(known, 'utf8');
    const [first] = await findings(sshd.data, changed('changed', sshd.knownHosts, known));
    expect(first).toMatchObject({ status: 'fail', subject: 'host key of box', exitCode: 77 });
    expect(first?.found).toContain('changed');
    expect(readFileSync(known, 'utf8')).toBe(before);
  });

  it('a key that the host does not take is 77', async () => {
    const [first] = await findings(sshd.data, changed('wrong-key', 'mine/key', 'home/host'));
    expect(first).toMatchObject({ status: 'fail', subject: 'login at box', exitCode: 77 });
  });

  it('a sudo right that is missing is 77, after a login that works', async () => {
    const found = await findings(sshd.forbidden);
    expect(found.map(({ status, subject }) => [status, subject])).toEqual([
      ['ok', 'host key of box'],
      ['ok', 'login at box'],
      ['fail', 'reading at box'],
    ]);
    expect(found[2]).toMatchObject({ exitCode: 77 });
    expect(found[2]?.found).toContain('sudo does not allow');
  });

  it('a root that is not there is 66, one without transcripts a warning', async () => {
    const empty = join(sshd.folder, 'empty');
    mkdirSync(empty);
    expect((await findings(join(sshd.data, 'nowhere')))[2]).toMatchObject({ status: 'fail', exitCode: 66 });
    expect((await findings(empty))[2]).toMatchObject({ status: 'warn', subject: 'reading at box' });
  });

  it('a port where nobody listens is 69', async () => {
    const config = changed('wrong-port', `Port ${sshd.port}`, `Port ${await freePort()}`);
    const [first] = await findings(sshd.data, config);
    expect(first).toMatchObject({ status: 'fail', subject: 'host box', exitCode: 69 });
  });

  it('an SSH configuration that ssh cannot read is 78', async () => {
    const [first] = await findings(sshd.data, changed('broken', 'Host cc', 'NoSuchKeyword yes\nHost cc'));
    expect(first).toMatchObject({ status: 'fail', subject: 'host box', exitCode: 78 });
  });
});
