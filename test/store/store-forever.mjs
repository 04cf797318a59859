// Grows transcripts and keeps them in a store, again and again, until it is killed.
import { randomUUID } from 'node:crypto';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../../build/analysis/analyze.js';
import { ALONE } from '../../build/analysis/crew.js';
import { openStoring } from '../../build/analysis/open-storing.js';
import { redactionContext } from '../../build/drafts/redaction/context.js';
import { listFolder } from '../../build/sources/folder.js';

const [, , root, store] = process.argv;

const options = {
  gapLimit: 600_000,
  window: { by: 'start', since: undefined, until: undefined },
  account: 'runner',
  lineLimitBytes: 1 << 26,
  forgotten: { salt: '', hashes: [] },
  ...{ detail: true, examples: true, rows: false, rules: [], readers: [], syncScripts: [] },
};
const findings = { asOf: 0, zone: 'utc', asked: [], fixes: [] };
const redaction = redactionContext({ rules: [], names: [], patterns: [], allow: [] });
const silent = { start() {}, advance() {}, stop() {} };

export async function once() {
  const places = [{ folder: listFolder(root), host: 'local', forgotten: 0 }];
  const storing = await openStoring({ path: store, version: '1', code: 'this' }, options);
  try {
    const corpus = await readCorpus(places, options, ALONE, silent, storing.memory);
    await storing.keep({
      corpus,
      roots: [root],
      asOf: 0,
      forgotten: options.forgotten,
      friction: { rules: [], findings, redaction },
    });
  } finally {
    storing.close();
  }
}

function grow(round) {
  const files = readdirSync(root, { recursive: true }).filter((path) => path.endsWith('.jsonl'));
  for (const path of files.filter((_, index) => (index + round) % 3 === 0)) {
    const [call, result] = [randomUUID(), randomUUID()];
    const timestamp = new Date(Date.UTC(2026, 1, 1) + round * 1000).toISOString();
    const use = { type: 'tool_use', id: call, name: 'Bash', input: { command: `make ${round}` } };
    const lines = [
      { type: 'user', uuid: randomUUID(), timestamp, message: { role: 'user', content: `round ${round}` } },
      { type: 'assistant', uuid: call, timestamp, message: { id: call, role: 'assistant', content: [use] } },
      {
        ...{ type: 'user', uuid: result, timestamp },
        message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: call, content: 'ok' }] },
      },
    ];
    appendFileSync(join(root, path), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}

if (process.send) {
  process.send('ready');
  process.once('message', async (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      if (rounds > 1) grow(round);
      const began = performance.now();
      await once();
      if (rounds === 1) process.send(performance.now() - began);
    }
    process.exit(0);
  });
}
