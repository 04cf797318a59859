import type { Recurrence } from '../../findings/recurrence.js';

/** One or two matches are a date each, not a distribution. */
const ENOUGH = 3;
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Matches by weekday and by hour, without the empty ones. */
export function histogram({ hours, weekdays }: Recurrence, zone: string): string {
  const all = weekdays.reduce((sum, count) => sum + count, 0);
  if (all < ENOUGH) return '';
  const byDay = bars(weekdays, (day) => DAYS[day] ?? '');
  const byHour = bars(hours, (hour) => `${String(hour).padStart(2, '0')}:00`);
  return `Matches by weekday: ${byDay}; by hour (${zone === 'utc' ? 'UTC' : zone}): ${byHour}.`;
}

const bars = (counts: readonly number[], name: (index: number) => string): string =>
  counts.flatMap((count, index) => (count === 0 ? [] : [`${name(index)} ${count}`])).join(', ');
