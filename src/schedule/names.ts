/** What can start the nightly run. */
export const SCHEDULES = ['systemd', 'cron', 'github-actions'] as const;
export type Schedule = (typeof SCHEDULES)[number];
