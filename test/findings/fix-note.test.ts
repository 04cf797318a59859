import { expect, test } from 'vitest';
import { fixNote, mergeDay, withoutDelay } from '../../src/findings/fix-note.js';

test('a note says when a fix was merged, and whether users waited for it', () => {
  expect(fixNote('closed', '2026-02-05', false)).toBe('closed on 2026-02-05');
  expect(fixNote('committed', '2026-02-05', true)).toBe('committed on 2026-02-05, and the roll-out delay');
  expect(mergeDay(fixNote('committed', '2026-02-05', true))).toBe('2026-02-05');
});

test('without the delay it still says when', () => {
  expect(withoutDelay(fixNote('committed', '2026-02-05', true))).toBe('committed on 2026-02-05');
});

test.each(['', 'by Ann', 'rolled out by hand, and the roll-out delay'])(
  '%j is a person’s own and stays',
  (note) => {
    expect([mergeDay(note), withoutDelay(note)]).toEqual([undefined, note]);
  },
);
