import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { PathKind } from './path-state.js';

/** What is at a path, in the words of diagnostics. A symbolic link is one only where links are not followed. */
export type FileKind = 'file' | 'folder' | 'symbolic link' | 'FIFO' | 'socket' | 'device';

/** The code of the error for a path that is not a regular file. BSD systems have it: "inappropriate file type". */
export const NOT_A_FILE = 'EFTYPE';

/** What is at a path. */
export function kindOfFile(found: PathKind): FileKind {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  if (found.isSymbolicLink()) return 'symbolic link';
  if (found.isFIFO()) return 'FIFO';
  return found.isSocket() ? 'socket' : 'device';
}

// With O_NONBLOCK, a FIFO opens without waiting for a writer. Windows has neither flag.
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const READ_HERE = READ | (constants.O_NOFOLLOW ?? 0);

/**
 * The text of a regular file, or of one that a link leads to. For every file that hookschema reads: a FIFO would wait for
 * a writer, and a device may have no end.
 * @throws an error with the code `EFTYPE` for anything that is not a regular file; Node's error for any other reason
 */
export async function readRegularFile(path: string): Promise<string> {
  return (await readRegularBytes(path)).toString('utf8');
}

/** The same as bytes. @throws the same errors */
export async function readRegularBytes(path: string): Promise<Buffer> {
  const file = await open(path, READ);
  try {
    requireFile(await file.stat());
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * The same at once. With `isLinkFollowed` false, a link is an error with the code ELOOP.
 * @throws the same errors
 */
export function readRegularFileSync(path: string, isLinkFollowed = true): string {
  return readWithStats(path, isLinkFollowed).text;
}

/** The same, with what the disk says about the file whose text it is. @throws the same errors */
export function readWithStats(
  path: string,
  isLinkFollowed = true,
): { readonly text: string; readonly stats: Stats } {
  const file = openSync(path, isLinkFollowed ? READ : READ_HERE);
  try {
    const stats = fstatSync(file);
    requireFile(stats);
    return { text: readFileSync(file, 'utf8'), stats };
  } finally {
    closeSync(file);
  }
}

function requireFile(found: Stats): void {
  const kind = kindOfFile(found);
  if (kind === 'file') return;
  throw Object.assign(new Error(`it is a ${kind}, not a file`), { code: NOT_A_FILE });
}
