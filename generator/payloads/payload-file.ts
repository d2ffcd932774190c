import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { kindOfFile, NOT_A_FILE } from '../load/regular-file.js';

/** A file with payloads, open for reading. */
export interface PayloadFile {
  readonly stream: ReadStream;
  /** In bytes; 0 for a stream. */
  readonly size: number;
}

/** The streams that a process has already, which shells pass as names: `validate <(curl ...)`. */
const INHERITED = /^\/(?:dev\/(?:fd\/|stdin$)|proc\/(?:self|\d+)\/fd\/)/;
/** The pieces in which files are read, in bytes. */
const PIECE = 1 << 20;

/**
 * Opens a file with payloads. A FIFO on the disk is refused, because its writer may never come; a device,
 * because it may have no end. The streams of the process are read to their end.
 * @param path absolute
 * @throws an error with the code `EFTYPE` for anything else; Node's error when there is no such file
 */
export function openPayloads(path: string): PayloadFile {
  const found = statSync(path);
  const kind = kindOfFile(found);
  if (kind !== 'file' && !INHERITED.test(path)) {
    const advice = kind === 'FIFO' ? '; to read it, pass it as standard input' : '';
    throw Object.assign(new Error(`it is a ${kind}, not a file${advice}`), { code: NOT_A_FILE });
  }
  return { stream: createReadStream(path, { highWaterMark: PIECE }), size: found.size };
}
