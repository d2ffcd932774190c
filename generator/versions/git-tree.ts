import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSchemaFile } from '../load/glob-schemas.js';
import { FOLDER_LIMIT } from '../load/too-large.js';
import { gitFailed, readBlobs, runGit } from './run-git.js';

/** The schema files of a revision, copied to a temporary folder. */
export interface GitTree {
  /** The copy of the folder, absolute. */
  readonly folder: string;
  /** The commit's full id. */
  readonly commit: string;
  /** The path of the folder in the repository, with a slash at the end. Empty for the root. */
  readonly prefix: string;
  /** Removes the copy. */
  remove(): Promise<void>;
}

/**
 * Copies the schema files of a folder at a revision to a temporary folder, at the same path below it. Links and
 * submodules are left out.
 * @param folder a folder in the working tree, absolute
 * @throws DiagnosticError HS780 when there is no such revision, or no schema file at that path
 */
export async function gitTree(folder: string, revision: string): Promise<GitTree> {
  const commit = await commitOf(folder, revision);
  const prefix = (await runGit(folder, ['rev-parse', '--show-prefix'])).replace(/\n$/, '');
  const files = (await listFiles(folder, commit, prefix)).filter(
    ({ path }) => isSchemaFile(path) && isSafe(path),
  );
  if (files.length === 0) throw gitFailed(`${revision} has no schema files in ${prefix || 'its root'}`);
  if (files.reduce((sum, { size }) => sum + size, 0) > FOLDER_LIMIT)
    throw gitFailed(`${revision} has more schema files in ${prefix || 'its root'} than hookschema reads`);
  const blobs = await readBlobs(
    folder,
    files.map(({ id }) => id),
  );
  const root = await mkdtemp(join(tmpdir(), 'hookschema-git-'));
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true });
  try {
    for (const [at, { path }] of files.entries()) {
      const target = join(root, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, blobs[at] ?? '', { flag: 'wx' });
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder: join(root, prefix), commit, prefix, remove };
}

/** The text of a file at a revision; undefined where the revision has no such file. */
export async function gitFile(folder: string, commit: string, path: string): Promise<string | undefined> {
  const [file] = await listFiles(folder, commit, path);
  if (file === undefined || file.path !== path) return undefined;
  const [blob] = await readBlobs(folder, [file.id]);
  return blob?.toString('utf8');
}

async function commitOf(folder: string, revision: string): Promise<string> {
  if (revision === '' || revision.startsWith('-')) throw gitFailed(`"${revision}" is not a revision`);
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const id = await runGit(folder, args).catch((error: unknown) => {
    throw isSilent(error) ? gitFailed(`there is no revision ${revision}`) : error;
  });
  return id.trim();
}

/** With `--quiet`, git says nothing about a revision that does not exist. */
function isSilent(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Command failed');
}

interface GitFile {
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** The regular files below a path of a commit, with their paths in the repository. */
async function listFiles(folder: string, commit: string, path: string): Promise<readonly GitFile[]> {
  const place = path === '' ? [] : ['--', path];
  const listed = await runGit(folder, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...place]);
  return listed.split('\0').flatMap((entry) => {
    const [, mode = '', id = '', size = '', name = ''] =
      /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(entry) ?? [];
    return /^100/.test(mode) ? [{ id, size: Number(size), path: name }] : [];
  });
}

/** A repository that was not made by git itself may hold any name. Hidden folders and node_modules have no schemas. */
function isSafe(path: string): boolean {
  return (
    !path.includes('\\') && path.split('/').every((part) => part !== '' && !/^\.|^node_modules$|:/.test(part))
  );
}
