import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPORARY_ROOT } from './temporary-root.js';

/** Texts of files by path, with forward slashes. */
export type Tree = Readonly<Record<string, string>>;

/** The folder of the tests. */
export const TEST_FOLDER = fileURLToPath(new URL('..', import.meta.url));
/** The folder of the repository. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A new folder, which is removed at the end of the run. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(process.env[TEMPORARY_ROOT] ?? tmpdir(), 'hookschema-'));
}

/** A new folder in which hookschema is installed. */
export async function folderWithHookschema(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'node_modules'));
  await symlink(REPOSITORY, join(folder, 'node_modules', 'hookschema'));
  return folder;
}

/** Writes files below a folder, and creates the folders that they need. */
export async function writeTree(
  folder: string,
  tree: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The same files in a folder of that name. */
export function inFolder(name: string, tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).map(([path, text]) => [`${name}/${path}`, text]));
}

/** Reads every file below a folder, sorted by path. Empty for a folder that does not exist. */
export async function readTree(folder: string): Promise<Tree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const files = paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(files));
}

/** The names of the folders directly inside a folder, sorted. */
export async function folderNames(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
