// The same sessions again under new ids: every uuid and session id changes, nothing else does.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const UUID = /[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;

/** Returns how many lines were written. */
export function copyCorpus(from, to, copies) {
  const names = readdirSync(from, { recursive: true }).filter((name) => name.endsWith('.jsonl'));
  let lines = 0;
  for (let copy = 0; copy < copies; copy += 1) {
    const renew = (text) => text.replace(UUID, (head) => shifted(head, copy));
    for (const name of names) {
      const target = join(to, `copy-${copy}`, renew(name));
      const text = renew(readFileSync(join(from, name), 'utf8'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
      lines += text.split('\n').length;
    }
  }
  return lines;
}

const shifted = (head, copy) =>
  ((Number.parseInt(head, 16) + copy * 0x01010101) % 0x100000000).toString(16).padStart(8, '0');
