import type { SampleFile } from '../builder.js';
import { checking } from './quiet/checking.js';
import { reading } from './quiet/reading.js';
import { talking } from './quiet/talking.js';

/** Ordinary work in which no rule may find anything. */
export function quiet(): readonly SampleFile[] {
  return [reading(), checking(), talking()].flatMap((one) => one.files());
}
