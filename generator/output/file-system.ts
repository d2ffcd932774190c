import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { codeOf } from '../diagnostics/thrown.js';
import type { FolderEntry, PathState } from '../load/path-state.js';
import { readRegularFileSync } from '../load/regular-file.js';

/**
 * Every operation on an output folder. Tests pass an implementation that fails at a chosen moment, because a full or
 * read-only disk is hard to produce when tests run as root. All operations are synchronous: this is several times as
 * fast for thousands of small files, and no other work of this process runs in between.
 */
export interface FileSystem {
  /**
   * Undefined when nothing exists at the path.
   * @throws Node's error for any other reason
   */
  stat(path: string): PathState | undefined;
  /** Everything below a folder. Links are not followed. */
  list(folder: string): readonly FolderEntry[];
  /**
   * The text of a regular file.
   * @throws an error with the code ELOOP for a link, EFTYPE for a FIFO and the like
   */
  read(path: string): string;
  /** The hash of a file's text, where it is known and the file has not been changed since. */
  knownHash(path: string): string | undefined;
  /**
   * Writes a file that must not exist yet: so that nothing is written through a link, into a FIFO, or into a file that
   * has another name elsewhere.
   * @throws an error with the code EEXIST when anything is at the path
   */
  writeNew(path: string, text: string): void;
  /** The same, and returns when the file would survive a power cut. */
  writeSynced(path: string, text: string): void;
  /** Makes a folder and its missing parents. Returns the topmost folder that was missing. */
  makeFolder(path: string): string | undefined;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Removes an empty folder. Fails for a folder that is not empty. */
  removeEmptyFolder(path: string): void;
  /** Removes a file, or a folder and everything in it. Used only inside the staging folder. */
  removeTree(path: string): void;
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  stat: (path) => lstatSync(path, { throwIfNoEntry: false }),
  list: (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }),
  read: (path) => readRegularFileSync(path, false),
  knownHash: () => undefined,
  writeNew: (path, text) => writeFileSync(path, text, { flag: 'wx' }),
  writeSynced(path, text) {
    const file = openSync(path, 'wx');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  rename: renameSync,
  remove: unlinkSync,
  removeEmptyFolder: rmdirSync,
  removeTree: (path) => rmSync(path, { recursive: true, force: true }),
};

/** True for Node's error for a file or folder that does not exist. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/**
 * The text of a file. Undefined when the file is gone: another run may have removed it since it was listed.
 * @throws Node's error for any other reason
 */
export function readIfThere(path: string, system: FileSystem): string | undefined {
  try {
    return system.read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Runs work that is allowed to fail, such as cleaning up. What it leaves behind, the next run cleans up. */
export function ignoreErrors(work: () => void): void {
  try {
    work();
  } catch {
    // Ignored on purpose: see above.
  }
}

/** How often a folder is listed again. Another run removes its staged files once, folder by folder. */
const MOST_LISTINGS = 20;

/**
 * Everything below a folder. A folder may disappear while it is listed, because another run removes its staged files;
 * the folder is then listed again.
 * @throws Node's error for any other reason, or if folders keep disappearing
 */
export function listSteadily(folder: string, system: FileSystem): readonly FolderEntry[] {
  for (let left = MOST_LISTINGS; ; left -= 1) {
    try {
      return system.list(folder);
    } catch (error) {
      const isGone = isMissing(error) && system.stat(folder) === undefined;
      if (!isMissing(error) || isGone || left === 0) throw error;
    }
  }
}
