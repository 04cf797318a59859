import { type Session, session } from '../../builder.js';

/** Tests fail and are mended; exit codes that are answers; waits that are meant. */
export function checking(): Session {
  const one = session({ user: 'ben', start: '2026-02-12T10:00:00Z', version: '2.1.112', project: 'ferry' });
  one
    .prompt('the timetable should skip holidays')
    .read('src/timetable.ts', 'export const days = (from: Date) => range(from, 7);')
    .edit('src/timetable.ts', 'range(from, 7)', 'range(from, 7).filter(isWorkday)')
    .bash('npm test -- timetable', {
      fails:
        ' FAIL  src/timetable.test.ts > skips holidays\nReferenceError: isWorkday is not defined\n\n Test Files  1 failed (1)\n      Tests  1 failed | 5 passed (6)',
      took: 4,
    })
    .edit(
      'src/timetable.ts',
      'export const days',
      "import { isWorkday } from './calendar';\nexport const days",
    )
    .bash('npm test -- timetable', {
      fails:
        ' FAIL  src/timetable.test.ts > skips holidays\nAssertionError: expected 6 to be 5\n\n Test Files  1 failed (1)\n      Tests  1 failed | 5 passed (6)',
      took: 4,
    })
    .edit('src/calendar.ts', "'2026-04-06'", "'2026-04-03', '2026-04-06'")
    .bash('npm test -- timetable', {
      prints: ' Test Files  1 passed (1)\n      Tests  6 passed (6)',
      took: 4,
    })
    .done('Holidays are skipped.');
  answers(one);
  return one;
}

function answers(one: Session): void {
  one
    .prompt('is the old calendar still used somewhere?')
    .bash("grep -rn 'OldCalendar' src", { prints: '', meaning: 'No matches found' })
    .bash("git grep -q 'OldCalendar'", { fails: '' })
    .bash('ls src/old 2>/dev/null || true', { prints: '' })
    .bash('test -f src/old/calendar.ts', { fails: '' })
    .bash('go test ./... 2>&1 | tail -3', {
      prints: '?   \texample.org/ferry/cmd\t[no test files]\nok  \texample.org/ferry/calendar\t0.112s',
    })
    .bash('npm ci', { prints: 'added 912 packages in 1m', took: 83 })
    .bash('sleep 125 && curl -s http://127.0.0.1:8080/health', { prints: 'ok', took: 126 })
    .done('It is used nowhere; the service is healthy.');
}
