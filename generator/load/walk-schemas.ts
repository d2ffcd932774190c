import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { messageOf } from '../diagnostics/thrown.js';
import { isWithin } from '../text/is-within.js';
import { relativePath } from '../text/relative-path.js';
import type { FoundFiles } from './glob-schemas.js';
import { isSchemaFile } from './is-schema-file.js';

/**
 * Finds every schema file below a folder. Hidden files and folders and `node_modules` are skipped. Linked folders are
 * not entered: their files are read at their own place. Those that lead outside, and folders that cannot be read, give
 * diagnostics.
 * @param root the schema folder: absolute, with links resolved
 */
export async function walkSchemas(root: string, label: string): Promise<FoundFiles> {
  const diagnostics: Diagnostic[] = [];
  const entries: Dirent[] = [];
  const enter = async (folder: string): Promise<void> => {
    const inside = await entriesOf(folder, (error) => diagnostics.push(unreadable(folder, error)));
    entries.push(...inside.filter((entry) => !entry.isDirectory()));
    const folders = inside.filter((entry) => entry.isDirectory());
    await Promise.all(folders.map(({ name }) => enter(join(folder, name))));
  };
  const unreadable = (folder: string, error: unknown): Diagnostic =>
    unreadableFolder(shownPath(label, relativePath(root, folder)), error);
  await enter(root);
  const paths = entries
    .filter((entry) => isSchemaFile(entry.name))
    .map((entry) => relativePath(root, join(entry.parentPath, entry.name)));
  return {
    paths: paths.sort(),
    diagnostics: [...diagnostics, ...(await linkedFolders(root, label, entries))].sort(byFile),
  };
}

async function entriesOf(
  folder: string,
  onError: (error: unknown) => void,
): Promise<readonly Dirent<string>[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  } catch (error) {
    onError(error);
    return [];
  }
}

async function linkedFolders(
  root: string,
  label: string,
  entries: readonly Dirent[],
): Promise<readonly Diagnostic[]> {
  const links = entries.filter((entry) => entry.isSymbolicLink() && !isSchemaFile(entry.name));
  const found = await Promise.all(
    links.map(async (entry) => {
      const link = join(entry.parentPath, entry.name);
      const target = await realFolder(link);
      const path = relativePath(root, link);
      return target === undefined || isWithin(root, target) ? [] : [leadsOutside(shownPath(label, path))];
    }),
  );
  return found.flat();
}

/** The real path of a folder. Undefined for anything that is not a folder. */
export async function realFolder(folder: string): Promise<string | undefined> {
  try {
    const real = await realpath(folder);
    return (await stat(real)).isDirectory() ? real : undefined;
  } catch {
    return undefined;
  }
}

/** The path of a file for diagnostics. The label is `.` where the schemas are in the folder of the configuration. */
export function shownPath(label: string, path: string): string {
  return label === '.' ? path : path === '' ? label : `${label}/${path}`;
}

/** The diagnostic for a link that leads out of the schema folder. */
export function leadsOutside(file: string): Diagnostic {
  const message = 'a symbolic link that leads outside the schema folder';
  return diagnostic('HS104', { message, hint: 'copy the file into the schema folder' }, { file });
}

function unreadableFolder(file: string, error: unknown): Diagnostic {
  const message = `the folder cannot be read: ${messageOf(error)}`;
  const hint = 'check its permissions, or move it out of the schema folder';
  return diagnostic('HS101', { message, hint }, { file });
}

function byFile(one: Diagnostic, other: Diagnostic): number {
  return (one.file ?? '') < (other.file ?? '') ? -1 : 1;
}
