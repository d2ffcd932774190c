import { dirname, join } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import type { Change } from './change.js';
import { type FileSystem, ignoreErrors, readIfThere } from './file-system.js';
import { makeFolders, removeEmptyFolders } from './folders.js';
import { type FileHashes, hashOf, joinHashes, MANIFEST, manifestText } from './manifest.js';
import { JOURNAL, LOCK, STAGING } from './output-folder.js';
import type { Plan } from './plan.js';

/** An output that lies ready beside the one that it replaces. Exactly one of the two functions has to be called. */
export interface StagedOutput {
  /** Puts everything in place, file by file. @throws DiagnosticError HS505 */
  commit(): void;
  /** Takes away what was prepared; does nothing once the first file has been put in place. Throws nothing. */
  abandon(): void;
}

/** Where to write. */
export interface Target {
  readonly folder: string;
  /** The folder as diagnostics write it. */
  readonly label: string;
  readonly system: FileSystem;
}

/**
 * Prepares a plan, changing nothing that is there: every new text is written whole into a staging folder, then a journal
 * of them. To commit is to rename them one by one, the manifest last. A run that is cut short leaves whole files, old
 * or new, and the journal by which the next run knows the new ones as ours. Needs the folder's lock.
 * @throws DiagnosticError HS505 when the disk refuses; what was prepared is then gone
 */
export function stageOutput(target: Target, plan: Plan): StagedOutput {
  const { folder, system } = target;
  const written = plan.changes.filter(isWritten);
  const deleted = plan.changes.filter(({ kind }) => kind === 'delete');
  const made = new Set<string>();
  let hasChanged = false;
  const abandon = (): void => {
    if (hasChanged) return;
    ignoreErrors(() => system.removeTree(join(folder, STAGING, 'files')));
    // Without its journal, what an earlier run has put in place would be an unmanaged file.
    if (plan.journal.size === 0) ignoreErrors(() => clearStaging(target));
    removeEmptyFolders(made, system);
  };
  refusing(target, abandon, () => {
    system.removeTree(join(folder, STAGING, 'files'));
    if (written.length === 0 && deleted.length === 0) return;
    stage(target, written, plan.journal);
    for (const one of foldersOf(written)) {
      for (const path of makeFolders(join(folder, one), system)) made.add(path);
    }
  });
  const commit = (): void =>
    refusing(target, abandon, () => {
      requireUnchanged(target, [...written, ...deleted]);
      hasChanged ||= written.length > 0 || deleted.length > 0;
      for (const { path } of deleted) removeIfThere(join(folder, path), system);
      for (const { path } of manifestLast(written)) system.rename(staged(folder, path), join(folder, path));
      clearStaging(target);
    });
  return { commit, abandon };
}

type Written = Change & { readonly after: string };

function isWritten(change: Change): change is Written {
  return (change.kind === 'create' || change.kind === 'update') && change.after !== undefined;
}

/** The journal of a run that was cut short goes on in ours, until everything is in place. */
function stage({ folder, system }: Target, written: readonly Written[], before: FileHashes): void {
  for (const one of foldersOf(written)) system.makeFolder(staged(folder, one));
  // A run that dies here leaves what no commit should take up, also not by accident.
  system.write(join(folder, STAGING, '.gitignore'), '*\n');
  for (const { path, after } of written) system.write(staged(folder, path), after);
  const hashes = joinHashes(before, new Map(written.map(({ path, after }) => [path, hashOf(after)])));
  const fresh = join(folder, `${JOURNAL}.new`);
  // Synced, so that it is there before the first rename whatever happens to the machine.
  system.writeSynced(fresh, manifestText(hashes));
  system.rename(fresh, join(folder, JOURNAL));
}

/** A file may have been edited while its successor was prepared. */
function requireUnchanged({ folder, label, system }: Target, changes: readonly Change[]): void {
  const edited = changes.filter(({ path, before }) => readIfThere(join(folder, path), system) !== before);
  if (edited.length === 0) return;
  const wording = { message: 'this file was changed while hookschema was at work', hint: 'run again' };
  throw new DiagnosticError(
    edited.map(({ path }) => diagnostic('HS501', wording, { file: `${label}/${path}` })),
  );
}

function removeIfThere(path: string, system: FileSystem): void {
  if (system.stat(path) !== undefined) system.remove(path);
}

/** Until it is replaced, the old manifest vouches for what was there before. */
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
  return join(folder, STAGING, 'files', path);
}

/** Everything but the lock, which is for its owner to give back. */
function clearStaging({ folder, system }: Target): void {
  system.removeTree(join(folder, STAGING, 'files'));
  for (const entry of system.list(join(folder, STAGING))) {
    const path = join(entry.parentPath, entry.name);
    if (path !== join(folder, LOCK)) system.removeTree(path);
  }
}

/** Does some work on the disk. @throws DiagnosticError HS505 when the disk refuses, having tidied up */
function refusing({ label }: Target, tidyUp: () => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    tidyUp();
    throw writeFailure(label, error);
  }
}

/** The diagnostic for a disk that refuses; what is no error of the system's comes back as it is. */
export function writeFailure(label: string, error: unknown): unknown {
  if (codeOf(error) === '') return error;
  const message = `${label} could not be written: ${messageOf(error)}`;
  const hint = 'free the disk or correct the permissions, then run again';
  return new DiagnosticError([diagnostic('HS505', { message, hint }, { file: label })]);
}
