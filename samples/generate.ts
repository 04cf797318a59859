import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { samples } from './collection.js';

/** Writes all samples below the folder named on the command line (default: `samples`), and removes old ones. */
const root = process.argv[2] ?? 'samples';
for (const folder of ['user_sessions', 'quiet', 'loud'])
  rmSync(join(root, folder), { recursive: true, force: true });
let bytes = 0;
for (const { path, text } of samples()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  bytes += Buffer.byteLength(text);
}
process.stdout.write(`${samples().length} files, ${(bytes / 1e6).toFixed(2)} MB in ${root}\n`);
