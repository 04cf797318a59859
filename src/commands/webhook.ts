import { type Summarised, summaryMaterial } from '../analysis/reporting.js';
import type { Config } from '../config/config.js';
import { EXIT, type ExitCode } from '../failure.js';
import { noticeOf } from '../report/notice.js';
import { summaryOf } from '../report/summary.js';
import type { Instant } from '../units.js';
import { type Patience, post } from '../webhook/post.js';

export interface Told {
  readonly exitCode: ExitCode;
  readonly notes: readonly string[];
}

/** Posts the numbers of an analysis; that it could not is told, and stops nothing. */
export async function tell(
  url: URL | undefined,
  analysis: Summarised & { readonly asOf: Instant },
  patience?: Patience,
): Promise<Told> {
  if (url === undefined) return { exitCode: EXIT.done, notes: [] };
  const notice = noticeOf(analysis.asOf, summaryOf(summaryMaterial(analysis)), analysis.groups);
  const posted = await post(url, JSON.stringify(notice), patience);
  if (posted.kind === 'posted') return { exitCode: EXIT.done, notes: [`Posted to ${url.host}.`] };
  const text = `webhook: ${posted.text}. The numbers were not posted; try again later, or check the address.`;
  return { exitCode: EXIT.tryLater, notes: [text] };
}

/** For showing the configuration: of an address the host alone. */
export function withoutAddress(config: Config): Config {
  const { value } = config.webhook;
  if (typeof value !== 'string') return config;
  const shown = URL.canParse(value) ? `${new URL(value).origin}/…` : '…';
  return { ...config, webhook: { ...config.webhook, value: shown } };
}
