import type { Arguments, Result } from './command.js';

/** As a path. The device cannot be read twice, either. */
const STANDARD_INPUT: readonly unknown[] = ['-', '/dev/stdin'];

/** Runs a command; where its path is standard input, that is kept as a file until the command is done. */
export async function withStandardInput(
  args: Arguments,
  input: () => NodeJS.ReadableStream,
  run: (args: Arguments) => Promise<Result>,
): Promise<Result> {
  if (!STANDARD_INPUT.includes(args.path) && args.path !== '') return run(args);
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
