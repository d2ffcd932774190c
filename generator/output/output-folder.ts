import { join } from 'node:path';
import { type Diagnostic, DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { relativePath } from '../text/relative-path.js';
import { type FileSystem, nodeFileSystem, readIfThere } from './file-system.js';
import { type FileHashes, MANIFEST, readManifest } from './manifest.js';

/** The folder inside the output folder in which a run prepares its files. */
export const STAGING = '.hookschema';
/** The list of what a run is about to put in place, kept until it is done. */
export const JOURNAL = `${STAGING}/journal.json`;
/** Says which run is writing. */
export const LOCK = `${STAGING}/lock`;

/** What lies in the output folder. */
export interface OutputFolder {
  /** Texts of the files by path; folders of `node_modules` and `.git` and what a run prepares are passed over. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of what is neither a file nor a folder: symbolic links, sockets. */
  readonly others: ReadonlySet<string>;
  /** Paths of the folders. */
  readonly folders: ReadonlySet<string>;
  /** True when there is a staging folder: a run was cut short, or is at work. */
  readonly interrupted: boolean;
  /** The hashes of what we wrote, by the manifest and by the journal of a run that was interrupted. */
  readonly manifest: FileHashes;
  readonly journal: FileHashes;
}

/**
 * Reads the output folder; one that does not exist is empty.
 * @throws DiagnosticError HS503 when the path is a file or a symbolic link, or cannot be read
 */
export function readOutputFolder(
  folder: string,
  label: string,
  system: FileSystem = nodeFileSystem,
): OutputFolder {
  return reading(label, () => (isThere(folder, label, system) ? readFiles(folder, system) : EMPTY));
}

/**
 * Sees to it that a path can be an output folder, whatever is in it.
 * @throws DiagnosticError HS503 when it is a file or a symbolic link, or cannot be looked at
 */
export function requireUsable(folder: string, label: string, system: FileSystem): void {
  reading(label, () => isThere(folder, label, system));
}

/** What some work on the disk gives. @throws DiagnosticError HS503 when the disk refuses */
function reading<T>(label: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    const reason = messageOf(error);
    throw new DiagnosticError([unusable(label, `cannot be read: ${reason}`, 'check its permissions')]);
  }
}

function isThere(folder: string, label: string, system: FileSystem): boolean {
  const kind = kindOf(folder, system);
  if (kind === 'missing') return false;
  if (kind !== 'folder') throw new DiagnosticError([unusable(label, `is a ${kind}`, 'name another folder')]);
  if (['missing', 'folder'].includes(kindOf(join(folder, STAGING), system))) return true;
  throw new DiagnosticError([
    unusable(label, `contains ${STAGING}, which is not a folder`, 'move or remove it'),
  ]);
}

function readFiles(folder: string, system: FileSystem): OutputFolder {
  const files = new Map<string, string>();
  const others = new Set<string>();
  const folders = new Set<string>();
  for (const entry of system.list(folder)) {
    const path = relativePath(folder, join(entry.parentPath, entry.name));
    if (isForeignGround(path)) continue;
    if (entry.isDirectory()) folders.add(path);
    else if (!entry.isFile()) others.add(path);
    else {
      const text = readIfThere(join(folder, path), system);
      if (text !== undefined) files.set(path, text);
    }
  }
  return {
    files,
    others,
    folders,
    interrupted: folders.delete(STAGING),
    manifest: readManifest(files.get(MANIFEST)),
    journal: readManifest(readIfThere(join(folder, JOURNAL), system)),
  };
}

const EMPTY: OutputFolder = {
  files: new Map(),
  others: new Set(),
  folders: new Set(),
  interrupted: false,
  manifest: new Map(),
  journal: new Map(),
};

/** The kind of thing at a path, in the words of a diagnostic. */
function kindOf(path: string, system: FileSystem): string {
  try {
    const found = system.stat(path);
    if (found === undefined) return 'missing';
    return found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'symbolic link' : 'file';
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return 'path below a file';
    throw error;
  }
}

function unusable(label: string, what: string, hint: string): Diagnostic {
  return diagnostic('HS503', { message: `the output folder ${label} ${what}`, hint }, { file: label });
}

function isForeignGround(path: string): boolean {
  return (
    path.split('/').some((part) => part === 'node_modules' || part === '.git') ||
    path.startsWith(`${STAGING}/`)
  );
}
