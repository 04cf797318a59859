import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/transcript/json.js';
import { isKnownKind, kindOf } from '../../src/transcript/kind.js';

it.each<[JsonObject, string, boolean]>([
  [{ type: 'user' }, 'user', true],
  [{ type: 'progress', data: { type: 'bash_progress' } }, 'progress/bash_progress', true],
  [{ type: 'system', subtype: 'away_summary' }, 'system/away_summary', true],
  [{ type: 'attachment', attachment: { type: 'queued_command' } }, 'attachment/queued_command', true],
  [{ type: 'queue-operation', operation: 'popAll' }, 'queue-operation/popAll', true],
  [{ type: 'queue-operation' }, 'queue-operation', true],
  [{ type: 'system', subtype: 'brand_new' }, 'system/brand_new', false],
  [{ type: 'worktree-state' }, 'worktree-state', false],
  [{ type: 'system', subtype: '' }, 'system', false],
  [{ type: 7, subtype: 'x' }, 'none/x', false],
  [{}, 'none', false],
  [{ type: '__proto__', subtype: 'constructor' }, '__proto__/constructor', false],
])('%j is of kind %s', (record, kind, known) => {
  expect(kindOf(record)).toBe(kind);
  expect(isKnownKind(kind)).toBe(known);
});
