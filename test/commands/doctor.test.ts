import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { doctorJsonSchema, wireDoctor } from '../../src/wire/doctor.js';
import { SESSION, Told } from '../transcript/told.js';
import { folder, frictionlog, ROOT } from './program.js';

it('frictionlog doctor says what is well and how to mend what is not, and writes nothing', async () => {
  const cwd = folder({
    'frictionlog.yaml': 'sources: [{ type: folder, name: box, root: t }]\nrules: { disabled: [nobody] }\n',
    [`t/ann/${SESSION}.jsonl`]: new Told().user('hi').text,
  });
  const around = { cwd, environment: { HOME: cwd } };
  const { code, out, err } = await frictionlog(['doctor'], around);
  expect(err).toBe('');
  expect(out).toMatch(/^ok {4}programs: ssh-keygen +\//m);
  expect(out).toMatch(
    /^fail {2}rules +\S+frictionlog\.yaml:2: rules\.disabled\.0: expected the id of a rule, found "nobody"/m,
  );
  expect(out).toMatch(/^ +→ frictionlog rules check/m);
  expect(out).toMatch(/\n\n\d+ ok, \d+ to look at, 1 to mend\.\n$/);
  expect(code).toBe(78);

  const json = await frictionlog(['doctor', '--json'], around);
  expect(json.code).toBe(78);
  const shipped = z.fromJSONSchema(JSON.parse(readFileSync(join(ROOT, 'rules/doctor.schema.json'), 'utf8')));
  expect(shipped.safeParse(JSON.parse(json.out)).error).toBeUndefined();
  expect(wireDoctor.parse(JSON.parse(json.out)).exit_code).toBe(78);
  expect(readdirSync(cwd).sort()).toEqual(['frictionlog.yaml', 't']);
});

it('a configuration that is wrong is one row, with 78', async () => {
  const cwd = folder({ 'frictionlog.yaml': 'gaps: 10m\n' });
  const { code, out } = await frictionlog(['doctor'], { cwd });
  expect(out).toMatch(/^fail {2}configuration: settings {2}.*frictionlog\.yaml:1: gaps: expected/);
  expect(out).toMatch(/\n0 ok, 0 to look at, 1 to mend\.\n$/);
  expect(code).toBe(78);
});

it('rules/doctor.schema.json is what frictionlog schema doctor prints today', () => {
  const text = readFileSync(join(ROOT, 'rules/doctor.schema.json'), 'utf8');
  expect(text, 'run: frictionlog schema doctor > rules/doctor.schema.json').toBe(doctorJsonSchema());
});
