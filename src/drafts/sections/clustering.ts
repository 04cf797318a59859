import type { Recurrence } from '../../findings/recurrence.js';

/** Fewer sessions than this cluster by chance. */
const ENOUGH = 10;
const MOST = 0.6;
const HOURS = 3;
const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** A hint where most sessions meet it in few hours or on one weekday; usually there is none. */
export function clustering({ hours, weekdays }: Recurrence, zone: string): string {
  const all = weekdays.reduce((sum, count) => sum + count, 0);
  if (all < ENOUGH) return '';
  const inHours = hours.map((_, start) =>
    Array.from({ length: HOURS }, (__, i) => hours[(start + i) % 24] ?? 0).reduce((a, b) => a + b, 0),
  );
  const [busiest, start] = largest(inHours);
  const [onDay, day] = largest(weekdays);
  const zoneName = zone === 'utc' ? 'UTC' : zone;
  const times: readonly (readonly [count: number, when: string])[] = [
    [busiest, `between ${clockTime(start)} and ${clockTime(start + HOURS)} (${zoneName})`],
    [onDay, `on ${WEEKDAYS[day]}`],
  ];
  const hints = times
    .filter(([count]) => count >= MOST * all)
    .map(
      ([count, when], index) => `${count} of ${all}${index === 0 ? ' sessions meet it first' : ''} ${when}`,
    );
  return hints.length === 0 ? '' : `${hints.join(', ')}.`;
}

function largest(counts: readonly number[]): readonly [count: number, index: number] {
  const count = Math.max(...counts);
  return [count, counts.indexOf(count)];
}

const clockTime = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
