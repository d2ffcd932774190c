import { join } from 'node:path';
import { codeOf } from '../diagnostics/thrown.js';
import type { Change } from './change.js';
import type { FileSystem } from './file-system.js';
import { STAGED } from './staging-folder.js';

/** An output folder, and the disk that it is on. */
interface Place {
  readonly folder: string;
  readonly system: FileSystem;
}

/**
 * The folders directly inside the output folder that do not exist yet. All that changes in them is new, so that each can
 * be put in place as a whole.
 */
export function newFolders({ folder, system }: Place, changes: readonly Change[]): ReadonlySet<string> {
  const areNew = new Map<string, boolean>();
  for (const { kind, path } of changes) {
    const top = topOf(path);
    if (top !== undefined) areNew.set(top, kind === 'create' && areNew.get(top) !== false);
  }
  const found = [...areNew].filter(([, isNew]) => isNew).map(([top]) => top);
  return new Set(found.filter((top) => system.stat(join(folder, top)) === undefined));
}

/** True for a file in one of some folders. */
export function isIn(folders: ReadonlySet<string>, path: string): boolean {
  const top = topOf(path);
  return top !== undefined && folders.has(top);
}

/**
 * Puts staged folders in place. Gives those that must be put in place file by file: Windows does not move a folder while
 * another program reads a file in it, and somebody may have made a folder with the same name.
 * @throws Node's error for any other reason
 */
export function placeFolders({ folder, system }: Place, folders: ReadonlySet<string>): ReadonlySet<string> {
  const left = [...folders].filter((top) => {
    try {
      system.rename(join(folder, STAGED, top), join(folder, top));
      return false;
    } catch (error) {
      if (!IN_USE.has(codeOf(error))) throw error;
      return true;
    }
  });
  return new Set(left);
}

/** Node's codes for a folder that cannot be moved, although its files can. */
const IN_USE: ReadonlySet<string> = new Set(['EACCES', 'EBUSY', 'EEXIST', 'ENOTEMPTY', 'EPERM']);

function topOf(path: string): string | undefined {
  const end = path.indexOf('/');
  return end < 0 ? undefined : path.slice(0, end);
}
