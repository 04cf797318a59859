import { type NumberedKind, numberedReplacement, secretReplacement } from '../../findings/replacement.js';
import { nameKey } from './names.js';

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
  const numbered = (kind: NumberedKind) => (text: string) =>
    numberedReplacement(kind, numberOf(kind, nameKey(text)));
  return {
    secret: (rule, secret) => secretReplacement(rule, numberOf(rule, secret)),
    email: numbered('email'),
    user: numbered('user'),
    host: numbered('host'),
  };
}
