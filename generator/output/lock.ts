import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Diagnostic, DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf } from '../diagnostics/thrown.js';
import { type FileSystem, ignoreErrors, isMissing, readIfThere } from './file-system.js';
import { makeFolders, removeEmptyFolders } from './folders.js';
import { isStale, type Owner, readOwner, thisOwner } from './lock-owner.js';
import { LOCK, STAGING } from './staging-folder.js';

/** The right to write into an output folder. Only one run has it at a time. */
export interface Lock {
  /** False when another run has taken the lock, because it considered this run dead. */
  isHeld(): boolean;
  /**
   * Lets the next run in. A lock that cannot be removed stays: the next run finds that its owner is gone. Folders
   * that were made for the lock are removed when they are empty.
   */
  release(): void;
}

/** The name of the folder in diagnostics, the file system, and how long to wait. */
export interface LockOptions {
  readonly label: string;
  readonly files: FileSystem;
  /** How long to wait for another run, in milliseconds. */
  readonly patience?: number;
}

const PATIENCE = 30_000;
const PAUSE = 50;
/**
 * Waits until no other run writes into a folder, and then takes the lock. A lock whose owner has died is moved aside.
 * @throws DiagnosticError HS506 when another run takes too long
 */
export async function acquireLock(folder: string, options: LockOptions): Promise<Lock> {
  const { files, label, patience = PATIENCE } = options;
  const lock = join(folder, LOCK);
  const token = randomUUID();
  const own = JSON.stringify(thisOwner(token));
  const made = new Set<string>();
  try {
    for (let waited = 0; ; waited += PAUSE) {
      for (const one of makeFolders(join(folder, STAGING), files)) made.add(one);
      if (take(lock, own, files)) break;
      const found = readIfThere(lock, files);
      if (found !== undefined && isStale(found, files.stat(lock)?.mtimeMs ?? Date.now(), held))
        putAside(lock, { stale: found, token }, files);
      else if (waited < patience) await sleep(PAUSE);
      else throw new DiagnosticError([busy(label, found)]);
    }
  } catch (error) {
    removeEmptyFolders(made, files);
    throw error;
  }
  held.add(token);
  return {
    isHeld: () => readIfThere(lock, files) === own,
    release() {
      held.delete(token);
      ignoreErrors(() => {
        if (readIfThere(lock, files) === own) files.remove(lock);
      });
      ignoreErrors(() => files.removeEmptyFolder(join(folder, STAGING)));
      removeEmptyFolders(made, files);
    },
  };
}

/**
 * The tokens of the locks that this process holds. A lock of its own that it could not remove must not block it
 * forever.
 */
const held = new Set<string>();

function take(lock: string, own: string, files: FileSystem): boolean {
  try {
    files.writeNew(lock, own);
    return true;
  } catch (error) {
    // EEXIST: another run has the lock. ENOENT: another run has just removed the folder.
    if (codeOf(error) === 'EEXIST' || isMissing(error)) return false;
    throw error;
  }
}

/** Moves a stale lock aside. Two runs may find it at once, so a run that moved a live lock by mistake puts it back. */
function putAside(
  lock: string,
  { stale, token }: { readonly stale: string; readonly token: string },
  files: FileSystem,
): void {
  const aside = `${lock}.${token}`;
  try {
    files.rename(lock, aside);
    const moved = files.read(aside);
    if (moved !== stale) ignoreErrors(() => files.writeNew(lock, moved));
    files.remove(aside);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function busy(label: string, text: string | undefined): Diagnostic {
  const owner = text === undefined ? undefined : readOwner(text);
  const who = owner === undefined ? '' : ` (process ${owner.pid}${onHost(owner)})`;
  const message = `another run${who} is writing ${label}`;
  const hint = `wait until it has finished; if no run is active, remove ${label}/${LOCK}`;
  return diagnostic('HS506', { message, hint }, { file: label });
}

function onHost({ host }: Owner): string {
  return host === hostname() ? '' : ` on ${host}`;
}
