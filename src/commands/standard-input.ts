import type { Arguments, Result } from './command.js';

/** What `-` on the command line becomes; yargs would take it for an empty text. */
export const STANDARD_INPUT = '/dev/stdin';

/** Runs a command; where its path is standard input, that is kept as a file until the command is done. */
export async function withStandardInput(
  args: Arguments,
  input: () => NodeJS.ReadableStream,
  run: (args: Arguments) => Promise<Result>,
): Promise<Result> {
  if (args.path !== STANDARD_INPUT && args.path !== '') return run(args);
  const { EXIT, UserError } = await import('../failure.js');
  if (args.path === '') {
    throw new UserError(EXIT.usage, 'the path is empty: an unset variable? Expected a file, a folder or -.');
  }
  const { spool } = await import('../files/standard-input.js');
  const spooled = await spool(input());
  try {
    if (spooled.bytes > 0) return await run({ ...args, path: spooled.path, spooled: true });
    throw new UserError(
      EXIT.noInput,
      'nothing on standard input. Send a transcript: frictionlog analyze - < session.jsonl.',
    );
  } finally {
    spooled.remove();
  }
}
