import { expect, test } from 'vitest';
import { opensshFailure } from '../../src/sources/ssh/openssh-login.js';

const LOGIN = { host: 'box', sshConfig: undefined, acceptNewHostKey: false, environment: {} } as const;
const CUT = { kind: 'cut', reason: 'gone' } as const;
const FRAME = '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@';

const saidOf = (complaint: string) => {
  const { kind, message } = opensshFailure(LOGIN, CUT, complaint);
  return [kind, message];
};

test('a changed key says where the old one stands and what to do, without the frame', () => {
  const warning = `${FRAME} @ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @ ${FRAME} IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY! Someone could be eavesdropping on you right now. The fingerprint for the ED25519 key sent by the remote host is SHA256:abc. Offending ED25519 key in /home/a/.ssh/known_hosts:7 Host key verification failed.`;
  const [kind, message] = saidOf(warning);
  expect(kind).toBe('host-key');
  expect(message).toContain('Offending ED25519 key in /home/a/.ssh/known_hosts:7');
  expect(message).toContain('If the host was set up anew, take the offending line out');
  expect(message).not.toMatch(/@@|NASTY|accept-new/);
});

test('a revoked key is nothing to accept', () => {
  const [kind, message] = saidOf(
    `${FRAME} @ WARNING: REVOKED HOST KEY DETECTED! @ ${FRAME} The ED25519 host key for box is marked as revoked.`,
  );
  expect([kind, message]).toEqual(['host-key', expect.stringMatching(/do not connect/)]);
  expect(message).not.toContain('accept-new');
});

test('an unknown key can be accepted', () => {
  expect(saidOf('Host key verification failed.')).toEqual([
    'host-key',
    expect.stringContaining('pass --accept-new-host-key'),
  ]);
});
