import { toPath } from '../analysis/places.js';
import { type Summarised, summaryMaterial } from '../analysis/reporting.js';
import type { Config } from '../config/config.js';
import { EXIT, type ExitCode, UserError } from '../failure.js';
import { noticeOf } from '../report/notice.js';
import { summaryOf } from '../report/summary.js';
import { readPrivateFile } from '../sources/private-file.js';
import type { Instant } from '../units.js';
import { type Patience, post } from '../webhook/post.js';
import type { Context } from './command.js';
import { surroundings } from './reading.js';

/** Where to post, read before the work begins, so that a wrong address is told at once; absent where nobody asked. */
export function webhookOf({ webhook }: Config, context: Context): URL | undefined {
  const { value, origin, detail } = webhook;
  if (value === undefined || value === false) return undefined;
  if (typeof value === 'string') {
    const url = addressIn(value, origin === 'flag' ? '--webhook' : `webhook (${detail})`);
    if (origin === 'flag' && carriesSecret(url)) throw secretInArguments();
    return url;
  }
  if ('file' in value) {
    const file = toPath(value.file, surroundings(context));
    return addressIn(readPrivateFile(file, 'webhook.file'), `webhook.file: ${file}`);
  }
  return addressIn(context.environment[value.env] ?? '', `webhook.env: ${value.env}`);
}

/** The address itself is never printed: it may be a secret. */
function addressIn(text: string, origin: string): URL {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (
    url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === ''
  )
    return url;
  throw new UserError(
    origin === '--webhook' ? EXIT.usage : EXIT.configuration,
    `${origin}: expected an address that begins with https:// or http:// and names no user, found ${trimmed === '' ? 'nothing' : 'something else'}.`,
  );
}

/** A query, or a part of the path that nobody could remember. */
const carriesSecret = ({ search, pathname }: URL): boolean =>
  search !== '' ||
  pathname.split('/').some((part) => part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part));

const secretInArguments = (): UserError =>
  new UserError(
    EXIT.usage,
    '--webhook: this address carries a token, and everybody on this machine can read arguments. Put it into FRICTIONLOG_WEBHOOK, or into a file: webhook: { file: … } in the configuration.',
  );

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
