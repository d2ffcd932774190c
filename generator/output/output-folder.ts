import { join } from 'node:path';
import { type Diagnostic, DiagnosticError, diagnostic, throwOnErrors } from '../diagnostics/index.js';
import { codeOf, messageOf } from '../diagnostics/thrown.js';
import { stateText } from '../load/path-state.js';
import { kindOfFile } from '../load/regular-file.js';
import { relativePath } from '../text/relative-path.js';
import { type FileSystem, listSteadily, nodeFileSystem, readIfThere } from './file-system.js';
import { type FileText, knownText, textWithHash } from './file-text.js';
import { type FileHashes, MANIFEST, readManifest } from './manifest.js';
import { foreignEntries, JOURNAL, STAGING } from './staging-folder.js';

/** What an output folder contains. */
export interface OutputFolder {
  /** The files by path. `node_modules`, `.git` and the staging folder are skipped. */
  readonly files: ReadonlyMap<string, FileText>;
  /** Paths of everything that is neither a file nor a folder: symbolic links, sockets. */
  readonly others: ReadonlySet<string>;
  /** Paths of the folders. */
  readonly folders: ReadonlySet<string>;
  /** True when there is a staging folder: a run was interrupted, or is still writing. */
  readonly interrupted: boolean;
  /** The state of the manifest from before anything was read. Undefined where there is none. */
  readonly manifestState?: string;
  /** The hashes of what hookschema wrote: in the manifest, and in the journal of an interrupted run. */
  readonly manifest: FileHashes;
  readonly journal: FileHashes;
}

/**
 * Reads an output folder. A folder that does not exist is empty.
 * @throws DiagnosticError HS503 when the path is a file or a symbolic link, when it cannot be read, and when its staging
 *   folder has links, FIFOs or the like
 */
export function readOutputFolder(
  folder: string,
  label: string,
  system: FileSystem = nodeFileSystem,
): OutputFolder {
  return reading(label, () =>
    isThere(folder, label, system) ? readFiles(folder, label, system) : EMPTY_FOLDER,
  );
}

/**
 * Checks that a path can be an output folder, whatever the folder contains.
 * @throws DiagnosticError HS503 when the path is a file or a symbolic link, when it cannot be read, and when its staging
 *   folder has links, FIFOs or the like
 */
export function requireUsable(folder: string, label: string, system: FileSystem): void {
  reading(label, () => isThere(folder, label, system));
}

/**
 * Returns the result of some work that reads the disk.
 * @throws DiagnosticError HS503 when the disk fails
 */
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
  throwOnErrors(foreignEntries(folder, label, system));
  return true;
}

function readFiles(folder: string, label: string, system: FileSystem): OutputFolder {
  const manifestState = stateIn(folder, system);
  const files = new Map<string, FileText>();
  const others = new Set<string>();
  const folders = new Set<string>();
  // Most entries share their folder with many others.
  const parents = new Map<string, string>();
  const startOf = (parent: string): string => {
    const start = parents.get(parent) ?? relativePath(folder, join(parent, 'x')).slice(0, -1);
    parents.set(parent, start);
    return start;
  };
  for (const entry of listSteadily(folder, system)) {
    const onDisk = join(entry.parentPath, entry.name);
    // Some file systems write names in another form than they were given.
    const path = `${startOf(entry.parentPath)}${entry.name}`.normalize('NFC');
    if (isSkipped(path)) continue;
    if (entry.isDirectory()) folders.add(path);
    else if (!entry.isFile()) others.add(path);
    else {
      const text = textOf(onDisk, `${label}/${path}`, system);
      if (text !== undefined) files.set(path, text);
    }
  }
  return {
    files,
    others,
    folders,
    interrupted: folders.delete(STAGING),
    ...(manifestState !== undefined && { manifestState }),
    manifest: readManifest(files.get(MANIFEST)?.text()),
    journal: readManifest(readIfThere(join(folder, JOURNAL), system)),
  };
}

/**
 * The state of the manifest of a folder: every run that writes puts a new one in place when it is done. Undefined where
 * there is none.
 */
export function stateIn(folder: string, system: FileSystem): string | undefined {
  const found = system.stat(join(folder, MANIFEST));
  return found && stateText(found);
}

/** The text of a file, which is read at once unless its hash is known. Undefined when the file is gone. */
function textOf(path: string, file: string, system: FileSystem): FileText | undefined {
  const hash = system.knownHash(path);
  if (hash !== undefined) return textWithHash(hash, () => system.read(path), file);
  const text = readIfThere(path, system);
  return text === undefined ? undefined : knownText(text);
}

/** A folder that does not exist. */
export const EMPTY_FOLDER: OutputFolder = {
  files: new Map(),
  others: new Set(),
  folders: new Set(),
  interrupted: false,
  manifest: new Map(),
  journal: new Map(),
};

/** What is at a path, as diagnostics say it. */
function kindOf(path: string, system: FileSystem): string {
  try {
    const found = system.stat(path);
    return found === undefined ? 'missing' : kindOfFile(found);
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return 'path below a file';
    throw error;
  }
}

function unusable(label: string, what: string, hint: string): Diagnostic {
  return diagnostic('HS503', { message: `the output folder ${label} ${what}`, hint }, { file: label });
}

function isSkipped(path: string): boolean {
  return SKIPPED.test(path) || path.startsWith(`${STAGING}/`);
}

const SKIPPED = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;
