import type { SampleFile } from '../builder.js';
import { BELAS_WEEKS } from './plan/bela.js';
import { INESS_WEEKS } from './plan/ines.js';
import { KOFIS_WEEKS } from './plan/kofi.js';
import { MARENS_WEEKS } from './plan/maren.js';
import { TOMASS_WEEKS } from './plan/tomas.js';
import { YUKIS_WEEKS } from './plan/yuki.js';

/** The main samples, Monday 2 to Friday 27 February 2026, in the layout of a server that collects all sessions. */
export function stories(): readonly SampleFile[] {
  return [MARENS_WEEKS, TOMASS_WEEKS, INESS_WEEKS, KOFIS_WEEKS, YUKIS_WEEKS, BELAS_WEEKS]
    .flat()
    .flatMap((one) => one.files());
}
