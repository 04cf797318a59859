import { type Session, session } from '../../builder.js';

/** Every alarming word there is, in files and histories that are merely read. */
export function reading(): Session {
  const one = session({ user: 'ada', start: '2026-02-11T09:00:00Z', version: '2.1.42', project: 'ferry' });
  const guide =
    '# When things go wrong\n\nzsh: command not found: timeout\nPermission denied (publickey)\nnpm ERR! code EACCES\nModuleNotFoundError: No module named "gaugelink"\nconnect ECONNREFUSED 127.0.0.1:5432\nCommand timed out after 2m 0s\nrsync error: error in rsync protocol data stream (code 12)\nENOSPC: no space left on device';
  one
    .prompt('what does the guide say about failures?')
    .read('docs/failures.md', guide)
    .bash('cat docs/failures.md', { prints: guide })
    .bash('cat docs/failures.md | tail -5', { prints: guide.split('\n').slice(-5).join('\n') })
    .bash("grep -rn 'denied' src | head -3", {
      prints: "src/auth.ts:12:  throw new Error('permission denied');\nsrc/auth.ts:40:// 401 Unauthorized",
    })
    .grep('ECONNREFUSED|ETIMEDOUT', ["src/retry.ts:9:const TRANSIENT = ['ECONNREFUSED', 'ETIMEDOUT'];"])
    .done('It lists the usual suspects, each with a remedy.');
  history(one);
  return one;
}

function history(one: Session): void {
  one
    .prompt('and what did we change about that lately?')
    .bash('git log --oneline -4', {
      prints:
        'a01d2c4 Fix: permission denied on upload\n31c77aa No such file or directory: say which\n9be01f4 Retry on ECONNRESET\n77a90b1 fatal: is not a fatal error any more',
    })
    .bash('git show a01d2c4 | head -6', {
      prints:
        'commit a01d2c4\n\n    Fix: permission denied on upload\n\n-EACCES: permission denied\n+please sign in',
    })
    .bash('git diff main -- src/retry.ts', {
      prints: '-Error: getaddrinfo ENOTFOUND\n+Error: host is unknown',
    })
    .bash('gh run view 4711 --log | tail -3', {
      prints: 'npm ERR! code EACCES\nbash: jq: command not found\nProcess completed with exit code 127',
    })
    .bash("jq -r '.errors[]' report.json", { prints: 'ECONNREFUSED\nCannot find module "left"' })
    .bash('git commit -am "Say permission denied in plain words"', {
      prints:
        '[main 4f1c0de] Say permission denied in plain words\n 1 file changed, 1 insertion(+), 1 deletion(-)',
    })
    .done('Uploads, paths and retries were touched.');
}
