import { expect, it } from 'vitest';
import { plan } from '../../src/analysis/analyze.js';
import { ALONE } from '../../src/analysis/crew.js';
import { unpackSession } from '../../src/analysis/packed-session.js';
import { mapAll } from '../../src/analysis/pool.js';
import { listFolder } from '../../src/sources/folder.js';
import { pack } from '../../src/store/packed.js';
import { SAMPLES } from '../commands/program.js';
import { RULES } from '../store/stored.js';
import { PLAIN, SILENT } from './collection.js';

const { tasks } = plan([{ folder: listFolder(`${SAMPLES}/bela`), host: 'local', forgotten: 0 }]);

it('comes back as it was packed, and with the names of its groups where an earlier version packed none', async () => {
  const mapped = await mapAll(tasks, new Map(), { ...PLAIN, rules: RULES }, ALONE, SILENT);
  const matches = mapped.flatMap(({ result }) => result?.findings.matches ?? []);
  expect(matches.length).toBeGreaterThan(0);
  for (const session of mapped) {
    expect(unpackSession(pack(session))).toEqual(session);
    const old = JSON.parse(JSON.stringify(session), (key, value) => (key === 'named' ? undefined : value));
    for (const match of unpackSession(pack(old))?.result?.findings.matches ?? [])
      expect(match.named).toEqual(match.group);
  }
});
