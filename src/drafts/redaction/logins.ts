import type { Span } from './span.js';

/**
 * Account and host of `ana@build-1:~/src$`, `[ana@build-1 ~]#` or `scp ana@build-1:/x`. A host with dots is taken for
 * an address; without a path behind it, it may be a package and its version.
 */
export function loginSpans(text: string): readonly Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(LOGIN)].flatMap(({ index, groups }) => {
    const { account = '', host = '' } = groups ?? {};
    const at = index + account.length;
    const person = { start: index, end: at, rule: 'name', definite: false };
    const machine = { start: at + 1, end: at + 1 + host.length, rule: 'host', definite: false };
    return isNobody(account) ? [machine] : [person, machine];
  });
}

const LOGIN =
  /(?<![\w.%+@/:-])(?<account>(?!git@)[a-z_][\w.-]{0,31})@(?<host>[a-z0-9][\w-]{0,62})(?=:[~/]| [~/][^\n\]]{0,200}[\]$#%])/gi;
/** Accounts of machines, services and agents, not of people. */
export const isNobody = (account: string): boolean => NOBODY.has(account.toLowerCase());

const NOBODY: ReadonlySet<string> = new Set(
  `root user admin administrator guest test tester dev developer deploy app build builder ci service nobody
ubuntu debian fedora centos rocky alpine arch pi ec2-user azureuser opc vagrant vscode codespace gitpod coder sandbox
workspace runner actions jenkins circleci buildkite gitlab-runner git docker node www-data nginx apache postgres mysql
redis oracle hadoop spark airflow jovyan jupyter claude agent assistant codex copilot`.split(/\s+/),
);
