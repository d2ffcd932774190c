import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.js';
import { codeOf, messageOf } from '../../diagnostics/thrown.js';
import { pathSegment } from '../../text/safe-text.js';

/** A payload to keep. */
export interface SavedPayload {
  readonly event: string | undefined;
  /** The id of the delivery. Without one, the name of the file follows from the body. */
  readonly id: string | undefined;
  readonly body: Uint8Array;
}

/** The number of characters of an event type or an id in a file name. */
const LENGTH = 80;

/**
 * Writes a body as it arrived to a file that only its owner can read. A delivery that arrives again is not written again.
 * @param folder made where it does not exist
 * @returns the name of the file, or why it cannot be written
 */
export async function savePayload(
  cwd: string,
  folder: string,
  { event = 'unknown', id, body }: SavedPayload,
): Promise<{ readonly file: string } | { readonly problem: Diagnostic }> {
  const key = id ?? createHash('sha256').update(body).digest('hex').slice(0, 16);
  const name = `${pathSegment(event).slice(0, LENGTH)}-${pathSegment(key).slice(0, LENGTH)}.json`;
  const file = join(folder, name);
  try {
    await mkdir(resolve(cwd, folder), { recursive: true });
    await writeFile(resolve(cwd, file), body, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    return { file };
  } catch (error) {
    const wording = { message: `cannot be written: ${messageOf(error)}`, hint: 'check the folder of --save' };
    return { problem: diagnostic('HS742', wording, { file }) };
  }
}
