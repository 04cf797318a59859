import type { WriteStream } from 'node:tty';
import cliProgress from 'cli-progress';
import type { Progress } from '../progress.js';

const SILENT: Progress = { start() {}, advance() {}, stop() {} };

/** A bar on a terminal; silence where nobody watches. */
export function progressFor(stream: NodeJS.WriteStream | WriteStream, visible: boolean): Progress {
  if (!visible) return SILENT;
  let bar: cliProgress.SingleBar | undefined;
  return {
    start(label, total) {
      bar?.stop();
      const format = `${label} {bar} {value}/{total}`;
      bar = new cliProgress.SingleBar(
        { format, stream, hideCursor: true, clearOnComplete: true, barsize: 30 },
        cliProgress.Presets.shades_classic,
      );
      bar.start(total, 0);
    },
    advance(done) {
      bar?.increment(done);
    },
    stop() {
      bar?.stop();
      bar = undefined;
    },
  };
}
