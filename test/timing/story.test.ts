import { describe, expect, it } from 'vitest';
import { tellStory } from '../../src/timing/story.js';
import type { SessionEvent } from '../../src/transcript/event.js';
import { at, Told } from '../transcript/told.js';

const eventsOf = (told: Told): readonly SessionEvent[] => tellStory(told.timed()).events;

describe('what rules see of a session', () => {
  it('is every event in file order, whatever the clock says', () => {
    const told = new Told()
      .user('go', { s: 10 })
      .says('on it', { s: 5 })
      .call('a')
      .result('a', 'no', { is_error: true })
      .user('[Request interrupted by user]')
      .record({ type: 'system', subtype: 'compact_boundary', compactMetadata: { trigger: 'auto' } })
      .record({ type: 'system', subtype: 'api_error', error: { status: 529 } })
      .says('API Error: 500', { isApiErrorMessage: true })
      .user('Operation stopped by hook: tests first')
      .says('  ');
    const events = eventsOf(told);
    expect(events.map(({ event, line }) => [event, line])).toEqual([
      ['user_message', 1],
      ['assistant_message', 2],
      ['tool_call', 3],
      ['interruption', 5],
      ['compaction', 6],
      ['api_error', 7],
      ['api_error', 8],
      ['hook_stop', 9],
    ]);
    expect(events.map(({ order }) => order)).toEqual([0, 1, 2, 4, 5, 6, 7, 8]);
  });

  it('has of a call its parsed command, its output, its result and its times', () => {
    const told = new Told().call('a', { s: 0 }, 'Bash', { command: 'cd x && sudo docker ps' });
    const [call] = eventsOf(told.result('a', 'Exit code 1\nno', { is_error: true, s: 4 }));
    expect(call).toMatchObject({
      event: 'tool_call',
      command: 'cd x && sudo docker ps',
      shell: { program: 'docker', family: 'docker ps' },
      outcome: 'error',
      exitCode: 1,
      output: 'Exit code 1\nno',
      resultPlace: { line: 2, recordUuid: 'r1' },
      callAt: at(0),
      resultAt: at(4),
      ran: { duration: 4000, active: 4000, basis: 'call' },
    });
  });

  it('has no run of a call that a person declined, however long that took', () => {
    const told = new Told().call('a', { s: 0 }, 'Bash', { command: 'make' });
    const [call] = eventsOf(told.result('a', 'User rejected tool use', { is_error: true, s: 900 }));
    expect(call).toMatchObject({ outcome: 'rejected', ran: undefined });
  });

  it('shows of a call without result what its last tick showed', () => {
    const [call] = eventsOf(new Told().call('a').tick('a', 0, 2).tick('a', 1, 3));
    expect(call).toMatchObject({ outcome: 'unfinished', output: '3 s', resultPlace: undefined });
  });

  it('parses no command of other tools', () => {
    const [call] = eventsOf(new Told().call('a', {}, 'Read', { command: 'ls', file_path: '/x' }));
    expect(call).toMatchObject({
      tool: 'Read',
      command: undefined,
      shell: undefined,
      input: { file_path: '/x' },
    });
  });

  it('tells threads apart', () => {
    const told = new Told()
      .says('main')
      .says('side', { isSidechain: true })
      .says('agent', { agentId: 'ag1', isSidechain: true });
    expect(eventsOf(told).map(({ thread }) => thread)).toEqual(['main', 'sidechain-1', 'ag1']);
  });

  it('holds no text that a machine wrote in the name of a person', () => {
    const told = new Told()
      .user('<task-notification>done')
      .user('Implement the following plan:\nx')
      .user('caveat', { isMeta: true });
    expect(eventsOf(told)).toEqual([]);
  });
});
