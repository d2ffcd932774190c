import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { codeOf, messageOf } from '../../diagnostics/thrown.js';
import { readRegularBytes } from '../../load/regular-file.js';
import { shortHash, shortSegment } from '../../text/short-segment.js';

/** A payload to keep. */
export interface SavedPayload {
  readonly event: string | undefined;
  /** The id of the delivery. Without one, the name of the file follows from the body. */
  readonly id: string | undefined;
  readonly body: Uint8Array;
}

/** Keeps a payload. @returns the name of its file, or why it cannot be written */
export type SavePayload = (
  payload: SavedPayload,
) => Promise<{ readonly file: string } | { readonly problem: Diagnostic }>;

/** The number of characters of an event type or an id in a file name. */
const LENGTH = 80;

/**
 * Saves bodies as they arrived, in files that only their owner can read, one after the other. A delivery that arrives again
 * is not written again. Another body under a name that is taken gets a name of its own.
 * @param folder made where it does not exist
 */
export function payloadSaver(cwd: string, folder: string): SavePayload {
  let before: Promise<unknown> = Promise.resolve();
  return (payload) => {
    const saved = before.then(() => savePayload(cwd, folder, payload));
    before = saved;
    return saved;
  };
}

async function savePayload(
  cwd: string,
  folder: string,
  { event = 'unknown', id, body }: SavedPayload,
): ReturnType<SavePayload> {
  const hash = shortHash(body);
  const name = `${shortSegment(event, LENGTH)}-${shortSegment(id ?? hash, LENGTH)}`;
  const file = join(folder, `${name}.json`);
  try {
    await mkdir(resolve(cwd, folder), { recursive: true });
    if (await isSaved(resolve(cwd, file), body)) return { file };
    const other = join(folder, `${name}-${hash}.json`);
    await isSaved(resolve(cwd, other), body);
    return { file: other };
  } catch (error) {
    const wording = { message: `cannot be written: ${messageOf(error)}`, hint: 'check the folder of --save' };
    return { problem: diagnostic('HS742', wording, { file }) };
  }
}

/** Writes a new file. @returns false where there is one with another content */
async function isSaved(path: string, body: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, body, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return Buffer.compare(await readRegularBytes(path), body) === 0;
  }
}
