import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, frictionlog } from '../commands/program.js';
import { Told } from '../transcript/told.js';

it('a correction that waited in the queue is one, though its record has no uuid', async () => {
  const told = new Told()
    .user('fix the build')
    .says('I change the wrong file.')
    .call('a')
    .result('a')
    .queue('enqueue', 'no, that is wrong, undo it')
    .queue('remove')
    .says('Undone.');
  const place = folder({ 'ada/2026-02-10_11111111-2222-4333-8444-555555555555.jsonl': told.text });
  const { out } = await frictionlog(['topics', join(place), '--no-store', '--json', '-q']);
  expect(JSON.parse(out).total).toMatchObject({ written: 2, corrections: 1, requests: 1 });
});
