import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { kindOfFile } from '../load/regular-file.js';
import { relativePath } from '../text/relative-path.js';
import { type FileSystem, isMissing, listSteadily } from './file-system.js';

/** The folder inside the output folder in which a run prepares its files. */
export const STAGING = '.hookschema';
/** The list of files that a run is about to put in place. It is kept until all are in place. */
export const JOURNAL = `${STAGING}/journal.json`;
/** The journal while it is written. */
export const NEW_JOURNAL = `${JOURNAL}.new`;
/** The file that says which run is writing. */
export const LOCK = `${STAGING}/lock`;
/** Keeps the staging folder out of repositories. */
export const GITIGNORE = `${STAGING}/.gitignore`;
/** The new files, at the paths that they will have in the output folder. */
export const STAGED = `${STAGING}/files`;

const FILES: readonly string[] = [JOURNAL, NEW_JOURNAL, LOCK, GITIGNORE];

/**
 * Reports what no run of hookschema can have left in the staging folder: links, which could lead a write to another
 * place, FIFOs, devices and sockets, which could block it permanently, and folders in the place of files.
 * @throws Node's error when the folder cannot be read
 */
export function foreignEntries(folder: string, label: string, system: FileSystem): readonly Diagnostic[] {
  const staging = join(folder, STAGING);
  const own = system.stat(staging);
  if (own === undefined) return [];
  if (!own.isDirectory()) return [foreign(STAGING, `is a ${kindOfFile(own)}, not a folder`, label)];
  return entriesOf(staging, system).flatMap((entry) => {
    const found = join(entry.parentPath, entry.name);
    const path = relativePath(folder, found);
    const isFolder = entry.isDirectory();
    if (entry.isFile() && path !== STAGED) return [];
    if (isFolder && !FILES.includes(path)) return [];
    const stats = system.stat(found);
    if (stats === undefined) return [];
    const kind = kindOfFile(stats);
    return [foreign(path, `is a ${kind}, not a ${path === STAGED ? 'folder' : 'file'}`, label)];
  });
}

/** The entries of the staging folder. Another run may remove it at any time. */
function entriesOf(staging: string, system: FileSystem) {
  try {
    return listSteadily(staging, system);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function foreign(path: string, what: string, label: string): Diagnostic {
  const file = `${label}/${path}`;
  const hint = `remove ${file}: hookschema creates what it needs, and follows no links when it writes`;
  return diagnostic('HS503', { message: `${file} ${what}`, hint }, { file });
}
