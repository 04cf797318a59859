import { expect, test } from 'vitest';
import { anonymityOfNames } from '../../src/analysis/redaction.js';
import { redact } from '../../src/drafts/redact.js';

const OPTIONS = {
  ...{ home: undefined, patterns: [], allow: [] },
  secretCache: new URL('../../dist/secrets.json', import.meta.url).pathname,
};

test('the account in whose home a session ran names its person, but not if others have it or it is a machine’s', async () => {
  const { redaction } = await anonymityOfNames(
    [
      { user: 'fern', host: 'h1', accounts: ['annikaw', 'teamlab', 'ubuntu'] },
      { user: 'birch', host: 'h1', accounts: ['teamlab'] },
    ],
    OPTIONS,
  );
  expect(redact('push annikaw/fix of /home/annikaw', redaction).text).toBe('push person-1/fix of ~person-1');
  expect(redact('push teamlab/fix', redaction).text).toBe('push ‹user-1›/fix');
  expect(redact('apt on ubuntu', redaction).text).toBe('apt on ubuntu');
});
