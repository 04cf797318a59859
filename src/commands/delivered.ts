import { writeAnswer } from '../files/answer.js';
import { type Arguments, type Context, numberArgument, type Result, textArgument } from './command.js';
import { pathArgument } from './reading.js';

type Answer = Pick<Result, 'output' | 'notes'>;

/** An answer for stdout; or for the file that was asked for, which has no colours and no terminal's width. */
export async function delivered<Shown extends Answer>(
  show: (context: Context) => Shown | Promise<Shown>,
  args: Arguments,
  context: Context,
): Promise<Shown> {
  const path = answerFile(args, context);
  if (path === undefined) return show(context);
  const shown = await show({ ...context, columns: FILE_WIDTH, color: false });
  await writeAnswer(path, shown.output);
  return { ...shown, output: '', notes: [...shown.notes, `Wrote ${textArgument(args, 'output')}.`] };
}

/** Absent where the answer goes to stdout. */
export const answerFile = (args: Arguments, context: Context): string | undefined =>
  args.output === '-' ? undefined : pathArgument(args, 'output', context);

const FILE_WIDTH = 120;

/** Of tables and charts: what was asked for, else what there is. */
export const widthFor = (args: Arguments, { columns }: Context): number =>
  Math.max(LEAST_WIDTH, numberArgument(args, 'columns') ?? columns);

const LEAST_WIDTH = 40;
