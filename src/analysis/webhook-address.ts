import type { Config } from '../config/config.js';
import { EXIT, UserError } from '../failure.js';
import { readPrivateFile } from '../sources/private-file.js';
import { type Surroundings, toPath } from './places.js';

/** Where to post, read before the work begins, so that a wrong address is told at once; absent where nobody asked. */
export function webhookOf({ webhook }: Config, around: Surroundings): URL | undefined {
  const { value, origin, detail } = webhook;
  if (value === undefined || value === false) return undefined;
  if (typeof value === 'string') {
    const url = addressIn(value, origin === 'flag' ? '--webhook' : `webhook (${detail})`);
    if (origin === 'flag' && carriesSecret(url)) throw secretInArguments();
    return url;
  }
  if ('file' in value) {
    const file = toPath(value.file, around);
    return addressIn(readPrivateFile(file, 'webhook.file'), `webhook.file: ${file}`);
  }
  return addressIn(around.environment[value.env] ?? '', `webhook.env: ${value.env}`);
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
