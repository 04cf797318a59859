import type { SampleFile } from './builder.js';
import { loud } from './scenarios/loud-files.js';
import { quiet } from './scenarios/quiet-files.js';
import { stories } from './stories/collection.js';

/** Everything that is generated: path below `samples/`, and text. */
export function samples(): readonly SampleFile[] {
  return [...below('user_sessions', stories()), ...below('quiet', quiet()), ...below('loud', loud())];
}

function below(folder: string, files: readonly SampleFile[]): readonly SampleFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}
