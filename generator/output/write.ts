import { dirname, join } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { ancestorsOf } from '../text/ancestors.js';
import { foldedPath } from '../text/folded-path.js';
import type { Change } from './change.js';
import { type FileSystem, ignoreErrors, readIfThere } from './file-system.js';
import { CHANGED } from './file-text.js';
import { makeFolders, removeEmptyFolders } from './folders.js';
import { joinHashes, MANIFEST, manifestText } from './manifest.js';
import { isIn, newFolders, placeFolders } from './new-folders.js';
import type { Plan } from './plan.js';
import { GITIGNORE, JOURNAL, LOCK, NEW_JOURNAL, STAGED, STAGING } from './staging-folder.js';
import { hashOf } from './text-hash.js';

/** A prepared output, beside the one that it replaces. Call `commit`, or `abandon` to give up. */
export interface StagedOutput {
  /**
   * Puts everything in place, file by file.
   * @throws DiagnosticError HS505 when the disk fails, HS501 when a file was changed in the meantime
   */
  commit(): void;
  /** Removes what was prepared. Does nothing once the first file has been put in place. Never throws. */
  abandon(): void;
}

/** Where to write. */
export interface WriteTarget {
  readonly folder: string;
  /** The folder as diagnostics write it. */
  readonly label: string;
  readonly system: FileSystem;
}

/**
 * Prepares a plan without changing any existing file. Every new text is written to a staging folder, and then a
 * journal of them. `commit` moves new folders as a whole, and other files one by one, the manifest last. An interrupted run
 * leaves whole files, old or new, and the journal, by which the next run recognizes the new ones as ours. The caller must
 * hold the folder's lock.
 * @throws DiagnosticError HS505 when the disk fails; what was prepared has then been removed
 */
export function stageOutput(target: WriteTarget, plan: Plan): StagedOutput {
  const { folder, system } = target;
  const written = plan.changes.filter(isWritten);
  const deleted = plan.changes.filter(({ kind }) => kind === 'delete');
  const made = new Set<string>();
  let hasChanged = false;
  const abandon = (): void => {
    if (hasChanged) return;
    ignoreErrors(() => system.removeTree(join(folder, STAGED)));
    // Without its journal, the files that an earlier run put in place would be unmanaged.
    if (plan.journal.size === 0) ignoreErrors(() => clearStaging(target));
    removeEmptyFolders(made, system);
  };
  runOnDisk(target, abandon, () => {
    system.removeTree(join(folder, STAGED));
    if (written.length === 0 && deleted.length === 0) return;
    stage(target, written, plan);
    const fresh = newFolders(target, [...written, ...deleted]);
    for (const one of foldersOf(written.filter(({ path }) => !isIn(fresh, path)))) {
      for (const path of makeFolders(join(folder, one), system)) made.add(path);
    }
  });
  const commit = (): void =>
    runOnDisk(target, abandon, () => {
      const fresh = newFolders(target, [...written, ...deleted]);
      const single = written.filter(({ path }) => !isIn(fresh, path));
      requireUnchanged(target, [...single, ...deleted]);
      hasChanged ||= written.length > 0 || deleted.length > 0;
      for (const { path } of deleted) removeIfPresent(join(folder, path), system);
      // Before the renames, so that a folder whose name changes only in case gets its new name.
      removeEmptied(target, deleted);
      const notMoved = placeFolders(target, fresh);
      const others = written.filter(({ path }) => isIn(notMoved, path));
      requireUnchanged(target, others);
      placeFiles(target, [...others, ...single]);
      clearStaging(target);
    });
  return { commit, abandon };
}

type Written = Change & { readonly after: string };

function isWritten(change: Change): change is Written {
  // The text stays unread: it may be packed.
  return (change.kind === 'create' || change.kind === 'update') && 'after' in change;
}

/**
 * Writes the new texts and the journal. Ours includes the journal of an interrupted run until everything is in place.
 */
function stage({ folder, system }: WriteTarget, written: readonly Written[], plan: Plan): void {
  for (const one of foldersOf(written)) system.makeFolder(staged(folder, one));
  // A run that dies here leaves files that must not be committed to a repository by accident.
  system.removeTree(join(folder, GITIGNORE));
  system.writeNew(join(folder, GITIGNORE), '*\n');
  for (const { path, after } of written) system.writeNew(staged(folder, path), after);
  const own = written.map((file) => [file.path, plan.hashes.get(file.path) ?? hashOf(file.after)] as const);
  const hashes = joinHashes(plan.journal, new Map(own));
  const fresh = join(folder, NEW_JOURNAL);
  system.removeTree(fresh);
  // Synced, so that the journal is on disk before the first rename, whatever happens to the machine.
  system.writeSynced(fresh, manifestText(hashes));
  system.rename(fresh, join(folder, JOURNAL));
}

/**
 * Checks that no file was edited while its replacement was prepared.
 * @throws DiagnosticError HS501 for files that were
 */
function requireUnchanged({ folder, label, system }: WriteTarget, changes: readonly Change[]): void {
  // Where case is ignored, the old file is found under the new name until it is deleted.
  const deleted = new Map(
    changes.flatMap(({ kind, path, before }) => (kind === 'delete' ? [[foldedPath(path), before]] : [])),
  );
  const edited = changes.filter(({ kind, path, before }) => {
    const file = join(folder, path);
    // Much faster than a read that fails.
    if (kind === 'create' && system.stat(file) === undefined) return false;
    const found = readIfThere(file, system);
    return found !== before && !(kind === 'create' && found === deleted.get(foldedPath(path)));
  });
  if (edited.length === 0) return;
  throw new DiagnosticError(
    edited.map(({ path }) => diagnostic('HS501', CHANGED, { file: `${label}/${path}` })),
  );
}

function removeIfPresent(path: string, system: FileSystem): void {
  if (system.stat(path) !== undefined) system.remove(path);
}

/** Removes the folders in which the deleted files were the last ones. */
function removeEmptied({ folder, system }: WriteTarget, deleted: readonly Change[]): void {
  const parents = deleted.flatMap(({ path }) =>
    ancestorsOf(path).filter((one) => one !== '.' && one !== path),
  );
  removeEmptyFolders(
    [...new Set(parents)].map((one) => join(folder, one)),
    system,
  );
}

/** Puts files in place one by one. */
function placeFiles({ folder, system }: WriteTarget, files: readonly Written[]): void {
  for (const one of foldersOf(files)) system.makeFolder(join(folder, one));
  for (const { path } of manifestLast(files)) system.rename(staged(folder, path), join(folder, path));
}

/** Puts the manifest last. Until it is replaced, the old manifest lists the previous files. */
function manifestLast(written: readonly Written[]): readonly Written[] {
  return [
    ...written.filter(({ path }) => path !== MANIFEST),
    ...written.filter(({ path }) => path === MANIFEST),
  ];
}

function foldersOf(written: readonly Written[]): readonly string[] {
  return [...new Set(written.map(({ path }) => dirname(path)))];
}

function staged(folder: string, path: string): string {
  return join(folder, STAGED, path);
}

/** Removes everything except the lock, which its owner releases. */
function clearStaging({ folder, system }: WriteTarget): void {
  system.removeTree(join(folder, STAGED));
  for (const entry of system.list(join(folder, STAGING))) {
    const path = join(entry.parentPath, entry.name);
    if (path !== join(folder, LOCK)) system.removeTree(path);
  }
}

/**
 * Runs some work on the disk. When it fails, cleans up first.
 * @throws DiagnosticError HS505 when the disk fails
 */
function runOnDisk({ label }: WriteTarget, tidyUp: () => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    tidyUp();
    throw writeFailure(label, error);
  }
}

/** The diagnostic for a disk that fails. Errors that do not come from the system are returned as they are. */
export function writeFailure(label: string, error: unknown): unknown {
  if (codeOf(error) === '') return error;
  const message = `${label} could not be written: ${messageOf(error)}`;
  const hint = 'check the disk space and the permissions, then run again';
  return new DiagnosticError([diagnostic('HS505', { message, hint }, { file: label })]);
}
