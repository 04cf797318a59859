import type { SampleFile } from './builder.js';
import { stories } from './stories/collection.js';

/** Everything that is generated: path below `samples/`, and text. */
export function samples(): readonly SampleFile[] {
  return [...below('user_sessions', stories())];
}

function below(folder: string, files: readonly SampleFile[]): readonly SampleFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}
