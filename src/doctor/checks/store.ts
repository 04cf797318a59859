import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { toPath } from '../../analysis/places.js';
import { counted } from '../../drafts/figures.js';
import { EXIT, UserError } from '../../failure.js';
import { inspectStore, type StoreState } from '../../store/inspect.js';
import { writerOn } from '../../store/lock.js';
import { snapshotOf } from '../../store/snapshot-path.js';
import { formatDuration } from '../../timing/clock.js';
import { between } from '../../units.js';
import { type Finding, fail, ok, type Patient, refused, warn } from '../check.js';

/** The store and its snapshot: open to nobody else, readable, of a version that is known, and not too old. */
export async function checkStore(patient: Patient): Promise<readonly Finding[]> {
  const { value } = patient.config.store;
  if (typeof value !== 'string') return [ok('store', 'none configured: every run reads everything')];
  const path = toPath(value, patient.around);
  if (!existsSync(path)) return [ok('store', `${path}, not made yet`)];
  const snapshot = snapshotOf(path);
  const writer = await writerOn(path);
  return [
    ...(await checkFile('store', path, patient)),
    ...(writer === undefined ? [] : [warn('store', `${writer} works on it now`, WAIT)]),
    ...(existsSync(snapshot)
      ? await checkFile('snapshot', snapshot, patient)
      : [warn('snapshot', `${snapshot} is missing`, 'The next run makes it: frictionlog analyze.')]),
  ];
}

async function checkFile(
  subject: 'store' | 'snapshot',
  path: string,
  patient: Patient,
): Promise<readonly Finding[]> {
  if (((await stat(path)).mode & 0o077) !== 0)
    return [fail(EXIT.permission, subject, `${path} is open to other users`, `chmod go= '${path}'`)];
  try {
    return [stateFinding(subject, path, await inspectStore(path), patient)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [
      error.exitCode === EXIT.tryLater
        ? warn(subject, error.message, WAIT)
        : refused(subject, error, MOVE_AWAY),
    ];
  }
}

const WAIT = 'Another run would end with 75: wait for it.';
const MOVE_AWAY = 'Move it away: the next run makes a new one from the transcripts that are still there.';

function stateFinding(
  subject: string,
  path: string,
  { version, isOld, sessions, newest }: StoreState,
  { asOf, staleAfter }: Patient,
): Finding {
  const what = `${path}: version ${version}${isOld ? ', which the next run brings up to date' : ''}, ${counted(sessions, 'session')}`;
  if (newest === undefined) return ok(subject, `${what}, no run yet`);
  const age = between(newest, asOf);
  const found = `${what}, last changed ${age > 0 ? `${formatDuration(age)} ago` : 'just now'}`;
  return age <= staleAfter
    ? ok(subject, found)
    : warn(subject, found, 'Look whether runs still happen and find new sessions: frictionlog run.');
}
