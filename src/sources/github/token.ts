import { EXIT, UserError } from '../../failure.js';
import { readPrivateFile } from '../private-file.js';

/** The token of the environment, else that of a file only its owner can read; none is fine for public repositories. */
export function githubToken(
  environment: Readonly<Record<string, string | undefined>>,
  file: string | undefined,
): string | undefined {
  const given = [environment.GITHUB_TOKEN, environment.GH_TOKEN].find((token) => token?.trim());
  if (given !== undefined) return checked(given, 'GITHUB_TOKEN or GH_TOKEN');
  return file === undefined ? undefined : checked(readPrivateFile(file, 'github.token_file'), file);
}

function checked(text: string, origin: string): string {
  const token = text.trim();
  if (/^[\x21-\x7e]{1,500}$/.test(token)) return token;
  throw new UserError(
    EXIT.configuration,
    `${origin}: expected a token in one line without blanks, found ${token === '' ? 'nothing' : 'something else'}.`,
  );
}
