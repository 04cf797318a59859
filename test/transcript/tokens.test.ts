import { describe, expect, it } from 'vitest';
import { sumUsage } from '../../src/transcript/tokens.js';
import { at, Told } from './told.js';

const usage = (output: number, input = 1) => ({
  usage: {
    input_tokens: input,
    output_tokens: output,
    cache_read_input_tokens: 10 * input,
    cache_creation_input_tokens: 100 * input,
  },
});
const messagesOf = (told: Told) =>
  told.session().messages.map(({ id, usage: { input, output } }) => [id, output, input] as const);

describe('tokens', () => {
  it('count once per message, though each of its records repeats the usage', () => {
    const told = new Told();
    for (const output of [1, 1, 265]) told.says('x', {}, { id: 'm1', ...usage(output) });
    expect(messagesOf(told)).toEqual([['m1', 265, 1]]);
    expect(sumUsage(told.session().messages)).toEqual({
      input: 1,
      output: 265,
      cacheRead: 10,
      cacheCreation: 100,
    });
  });

  it('come from the record with the largest output, of equal ones from the later', () => {
    const largest = new Told()
      .says('', {}, { id: 'm', ...usage(9, 5) })
      .says('', {}, { id: 'm', ...usage(3, 7) });
    expect(messagesOf(largest)).toEqual([['m', 9, 5]]);
    const tie = new Told()
      .says('', {}, { id: 'm', ...usage(4, 1) })
      .says('', {}, { id: 'm', ...usage(4, 50) });
    expect(messagesOf(tie)).toEqual([['m', 4, 50]]);
  });

  it('keep apart messages that interleave, and leave out records without message id', () => {
    const told = new Told()
      .says('', {}, { id: 'a', ...usage(1) })
      .says('', {}, { id: 'b', ...usage(2) })
      .says('', {}, { id: 'a', ...usage(3) })
      .says('', {}, usage(1000));
    expect(messagesOf(told)).toEqual([
      ['a', 3, 1],
      ['b', 2, 1],
    ]);
  });

  it('count messages of the harness and such without usage, with nothing', () => {
    const told = new Told()
      .says('', {}, { id: 's', model: '<synthetic>' })
      .says('', {}, { id: 'u', usage: 'much' });
    expect(messagesOf(told)).toEqual([
      ['s', 0, 0],
      ['u', 0, 0],
    ]);
  });

  it('keep the usage when a later record of the message has none', () => {
    const told = new Told().says('', {}, { id: 'm', ...usage(0, 9) }).says('', {}, { id: 'm' });
    expect(messagesOf(told)).toEqual([['m', 0, 9]]);
  });

  it('include what a subagent said inside a progress record', () => {
    const message = { type: 'assistant', message: { id: 'e', ...usage(30), content: [] } };
    const told = new Told().embedded('task', 'ag', message, { s: 7 });
    expect(told.session().messages).toMatchObject([{ id: 'e', at: at(7), usage: { output: 30 } }]);
  });

  it.each([
    ['a text', '12'],
    ['nothing', undefined],
    ['not a number', null],
    ['half a token', 3.5],
    ['fewer than none', -7],
    ['more than can be counted', 1e30],
  ])('read %s as no tokens', (_, output) => {
    const told = new Told().says('', {}, { id: 'm', usage: { output_tokens: output } });
    expect(messagesOf(told)).toEqual([['m', 0, 0]]);
  });
});
