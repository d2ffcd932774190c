import {
  closeSync,
  type Dirent,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { codeOf } from '../diagnostics/thrown.js';

/**
 * Everything that is ever done to an output folder. Tests give one that fails at a chosen moment: a disk that is full
 * or read-only cannot be had otherwise by whoever is root. All of it is synchronous, which is several times as fast
 * for thousands of small files, and lets no other work of this process come between.
 */
export interface FileSystem {
  /** Undefined when nothing is there. @throws an error of Node for every other reason */
  stat(path: string): Stats | undefined;
  /** Everything below a folder; links are not followed. */
  list(folder: string): readonly Dirent[];
  read(path: string): string;
  write(path: string, text: string): void;
  /** Writes a file that must not be there yet. @throws an error with the code EEXIST when it is */
  writeNew(path: string, text: string): void;
  /** Writes a file, and returns when it would survive a power cut. */
  writeSynced(path: string, text: string): void;
  /** Makes a folder and those above it; returns the topmost one that was missing. */
  makeFolder(path: string): string | undefined;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Removes a folder that is empty, and fails for every other one. */
  removeEmptyFolder(path: string): void;
  /** Removes a folder with all it holds: only ever the staging folder. */
  removeTree(path: string): void;
}

/** The file system of this machine. */
export const nodeFileSystem: FileSystem = {
  stat: (path) => lstatSync(path, { throwIfNoEntry: false }),
  list: (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }),
  read: (path) => readFileSync(path, 'utf8'),
  write: (path, text) => writeFileSync(path, text),
  writeNew: (path, text) => writeFileSync(path, text, { flag: 'wx' }),
  writeSynced(path, text) {
    const file = openSync(path, 'w');
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

/** True when an error of Node says that what it was about is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Undefined for a file that is gone: another run may have removed it since it was listed. @throws other errors of Node */
export function readIfThere(path: string, system: FileSystem): string | undefined {
  try {
    return system.read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Does what may as well fail: what was to be tidied up then stays, and the next run tidies it up. */
export function ignoreErrors(work: () => void): void {
  try {
    work();
  } catch {
    // See above.
  }
}
