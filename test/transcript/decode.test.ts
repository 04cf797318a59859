import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/transcript/decode.js';
import type { JsonObject } from '../../src/transcript/json.js';
import { at, sessionOf, stamp, Told } from './told.js';

describe('a record', () => {
  it('keeps what it says of itself', () => {
    const record = decode(
      {
        type: 'system',
        subtype: 'brand_new',
        uuid: 'u',
        timestamp: stamp(1),
        sessionId: 's',
        forkedFrom: { sessionId: 'ABCDEF01-2222-4333-8444-555555555555' },
        cwd: '/x',
        version: '2.1.37',
        isSidechain: true,
        agentId: 'ag',
      },
      3,
      7,
    );
    expect(record).toEqual({
      kind: 'system/brand_new',
      file: 3,
      line: 7,
      uuid: 'u',
      at: at(1),
      sessionId: 's',
      forkedFrom: 'abcdef01-2222-4333-8444-555555555555',
      cwd: '/x',
      version: '2.1.37',
      sidechain: true,
      agentId: 'ag',
      body: 'other',
    });
  });

  it.each<[what: string, json: JsonObject, text: string]>([
    ['status and message', { status: 529, error: { error: { message: 'Overloaded' } } }, '529 Overloaded'],
    ['a message alone', { message: 'socket hang up' }, 'socket hang up'],
    ['the code of its cause', { cause: { code: 'ECONNRESET' } }, 'ECONNRESET'],
    ['nothing', {}, ''],
  ])('of an API error says %s', (_, error, text) => {
    expect(decode({ type: 'system', subtype: 'api_error', error }, 0, 1)).toMatchObject({
      body: 'api_error',
      text,
    });
  });

  it('never fails, whatever the fields hold', () => {
    const names = [
      ...[
        'type',
        'subtype',
        'message',
        'content',
        'data',
        'attachment',
        'operation',
        'timestamp',
        'uuid',
        'usage',
      ],
      ...[
        'isMeta',
        'toolUseResult',
        'forkedFrom',
        'sessionId',
        'cwd',
        'version',
        'origin',
        'id',
        'name',
        'input',
      ],
      ...[
        'tool_use_id',
        'text',
        'elapsedTimeSeconds',
        'toolUseID',
        'parentToolUseID',
        'prompt',
        'compactMetadata',
      ],
    ];
    const words = [
      ...[
        'user',
        'assistant',
        'progress',
        'bash_progress',
        'agent_progress',
        'system',
        'api_error',
        'tool_use',
      ],
      ...[
        'tool_result',
        'queue-operation',
        'enqueue',
        'remove',
        'queued_command',
        'local_command',
        'bash-progress-1',
      ],
      ...['2026-02-10T12:00:00Z', 'Bash', '__proto__', '', 'a'],
    ];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(...words, null, 1, -1.5, true, false),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
      ),
    }));
    const object = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 8 }), (objects) => {
        const records = objects.map((json, index) => decode(JSON.parse(JSON.stringify(json)), 0, index + 1));
        const file = { ...new Told().file(), records };
        expect(sessionOf([file]).recordsRead).toBe(objects.length);
      }),
      { numRuns: 400 },
    );
  });
});
