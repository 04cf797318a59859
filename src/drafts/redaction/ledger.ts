import { DISCORD_RULE } from './discord.js';

/** Which replacement stands for which text in one draft: equal texts get equal numbers, by order of appearance. */
export interface Ledger {
  readonly secret: (rule: string, secret: string) => string;
  readonly email: (address: string) => string;
  readonly user: (name: string) => string;
  readonly host: (name: string) => string;
}

export function newLedger(): Ledger {
  const numbers = new Map<string, Map<string, number>>();
  const numberOf = (kind: string, text: string): number => {
    const known = numbers.get(kind) ?? new Map<string, number>();
    numbers.set(kind, known);
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  };
  return {
    secret: (rule, secret) => {
      const number = numberOf(rule, secret);
      return number === 1 ? `‹redacted:${rule}›` : `‹redacted:${rule}-${number}›`;
    },
    email: (address) => `‹email-${numberOf('email', address.toLowerCase())}›`,
    user: (name) => `‹user-${numberOf('user', name.toLowerCase())}›`,
    host: (name) => `‹host-${numberOf('host', name.toLowerCase())}›`,
  };
}

/** What stands for something already, so that redacting twice changes nothing. */
export function replacementPattern(ruleIds: readonly string[]): RegExp {
  const ids = [...new Set([...ruleIds, 'private-key', 'pem-block', DISCORD_RULE])].sort(
    (a, b) => b.length - a.length,
  );
  return new RegExp(
    `‹(?:redacted:(?:${ids.join('|')})(?:-\\d{1,6})?|(?:email|user|host)-\\d{1,6}|cut)›|(?:person|host)-\\d+`,
    'gu',
  );
}
