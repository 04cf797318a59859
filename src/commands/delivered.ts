import { toPath } from '../analysis/places.js';
import { writeAnswer } from '../files/answer.js';
import { type Arguments, type Context, type Result, textArgument } from './command.js';
import { surroundings } from './reading.js';

/** To stdout, or to the file that was asked for. */
export async function delivered(result: Result, args: Arguments, context: Context): Promise<Result> {
  const output = textArgument(args, 'output');
  if (output === undefined) return result;
  await writeAnswer(toPath(output, surroundings(context)), result.output);
  return { ...result, output: '', notes: [...result.notes, `Wrote ${output}.`] };
}
