import { formatDuration } from '../../timing/clock.js';
import type { DraftContext } from '../draft-context.js';
import { table } from './table.js';

/** Active time at every gap limit that is printed (metrics.md 2). */
export function activeTimeSection({ activeTime: { gapLimit, active, compared } }: DraftContext): string {
  const all = [...compared.filter((one) => one.gapLimit !== gapLimit), { gapLimit, active }];
  const rows = all
    .sort((a, b) => a.gapLimit - b.gapLimit)
    .map((one) => [
      `${formatDuration(one.gapLimit)}${one.gapLimit === gapLimit ? ' (used here)' : ''}`,
      formatDuration(one.active),
    ]);
  return `## Active time\n\nOf all sessions; silences longer than the limit are left out.\n\n${table(['Gap limit', 'Active time'], rows)}`;
}
