import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/index.js';
import { type FileHashes, MANIFEST, readManifest } from './manifest.js';

/** The folder inside the output folder in which a run prepares its files. */
export const STAGING = '.hookschema';
/** The list of what a run is about to put in place, kept until it is done. */
export const JOURNAL = `${STAGING}/journal.json`;

/** What lies in the output folder. */
export interface OutputFolder {
  /** Texts of the files by path; folders of `node_modules` and `.git` and what a run prepares are passed over. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of what is neither a file nor a folder: symbolic links, sockets. */
  readonly others: ReadonlySet<string>;
  /** Paths of the folders. */
  readonly folders: ReadonlySet<string>;
  /** True when a run was cut short and has left what it had prepared. */
  readonly interrupted: boolean;
  /** The hashes of what we wrote, by the manifest and by the journal of a run that was interrupted. */
  readonly manifest: FileHashes;
  readonly journal: FileHashes;
}

/**
 * Reads the output folder; one that does not exist is empty.
 * @throws DiagnosticError HS503 when the path is a file or a symbolic link
 */
export async function readOutputFolder(folder: string, label: string): Promise<OutputFolder> {
  const kind = await kindOf(folder);
  if (kind === 'missing') return EMPTY;
  if (kind !== 'folder') {
    const message = `the output folder ${label} is a ${kind}`;
    throw new DiagnosticError([
      diagnostic('HS503', { message, hint: 'name another folder' }, { file: label }),
    ]);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  const others = new Set<string>();
  const folders = new Set<string>();
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (isForeignGround(path)) continue;
    if (entry.isDirectory()) folders.add(path);
    else if (entry.isFile()) files.set(path, await readFile(join(folder, path), 'utf8'));
    else others.add(path);
  }
  return {
    files,
    others,
    folders,
    interrupted: folders.delete(STAGING),
    manifest: readManifest(files.get(MANIFEST)),
    journal: readManifest(await readFile(join(folder, JOURNAL), 'utf8').catch(() => undefined)),
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
async function kindOf(path: string): Promise<'missing' | 'folder' | 'symbolic link' | 'file'> {
  try {
    const found = await lstat(path);
    return found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'symbolic link' : 'file';
  } catch {
    return 'missing';
  }
}

function isForeignGround(path: string): boolean {
  return (
    path.split('/').some((part) => part === 'node_modules' || part === '.git') ||
    path.startsWith(`${STAGING}/`)
  );
}
