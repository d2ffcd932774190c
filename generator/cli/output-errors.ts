import type { Writable } from 'node:stream';
import { messageOf } from '../diagnostics/thrown.js';

/**
 * Reports once that the output cannot be written, such as to a full disk. The process then ends with 1, when its work is
 * done. A reader of the output, such as `head`, may end before the output does: that is not an error.
 */
export function watchOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  let isReported = false;
  const watch = (stream: Writable, report: (text: string) => unknown): void => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || isReported) return;
      isReported = true;
      process.once('exit', () => {
        process.exitCode ||= 1;
      });
      report(`hookschema: the output cannot be written: ${messageOf(error)}\n`);
    });
  };
  watch(stdout, (text) => stderr.write(text));
  watch(stderr, () => undefined);
}
