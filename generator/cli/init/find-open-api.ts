import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSchemaFile } from '../../load/is-schema-file.js';
import { readRegularFile } from '../../load/regular-file.js';
import { ancestorsOf } from '../../text/ancestors.js';
import { relativePath } from '../../text/relative-path.js';
import { type IgnoreRule, isIgnored, readIgnoreRules } from './ignore-rules.js';

/**
 * Finds the files below a folder that are OpenAPI 3 documents by their first look: JSON or YAML with `openapi: 3.x`.
 * Hidden files, installed packages, build output and what `.gitignore` names are left out. A search in a large project
 * is not complete: it ends at a depth, and after a number of files.
 * @param folder absolute
 * @returns paths relative to the folder, those in few folders first
 */
export async function findOpenApiFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let [read, entered] = [0, 0];
  let level: readonly Folder[] = [{ path: folder, rules: await rulesAbove(folder) }];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: Folder[] = [];
    for (const one of level) {
      if (entered >= MOST_FOLDERS || read >= MOST_FILES) return found;
      entered += 1;
      const { files, folders } = await look(one);
      next.push(...folders);
      for (const file of files.slice(0, MOST_FILES - read))
        if (await isOpenApi(file)) found.push(relativePath(folder, file));
      read += files.length;
    }
    level = next;
  }
  return found;
}

const DEEPEST = 4;
const MOST_FOLDERS = 2000;
const MOST_FILES = 2000;
const LARGEST_FILE = 64 * 1024 * 1024;

const NOT_ENTERED = new Set(['node_modules', 'bower_components', 'vendor', 'dist', 'build', 'coverage']);

interface Folder {
  /** Absolute. */
  readonly path: string;
  /** The rules of the folders above. */
  readonly rules: readonly IgnoreRule[];
}

/** The rules of the folders above, up to the root of the repository. None outside of a repository. */
async function rulesAbove(folder: string): Promise<readonly IgnoreRule[]> {
  const ancestors = ancestorsOf(folder);
  const root = ancestors.findIndex((one) => existsSync(join(one, '.git')));
  const above = root < 0 ? [] : ancestors.slice(1, root + 1).reverse();
  return (await Promise.all(above.map(readIgnoreRules))).flat();
}

/** The schema files and the folders directly inside a folder, sorted. */
async function look({ path, rules: above }: Folder): Promise<{ files: string[]; folders: Folder[] }> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const rules = [...above, ...(await readIgnoreRules(path))];
  const files: string[] = [];
  const folders: Folder[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    const isFolder = entry.isDirectory();
    if (entry.name.startsWith('.') || isIgnored(rules, inside, isFolder)) continue;
    if (isFolder && !NOT_ENTERED.has(entry.name)) folders.push({ path: inside, rules });
    else if (entry.isFile() && isSchemaFile(entry.name)) files.push(inside);
  }
  return { files, folders };
}

async function isOpenApi(file: string): Promise<boolean> {
  try {
    if ((await stat(file)).size > LARGEST_FILE) return false;
    return /(?:^|[\s{,"'])openapi["']?\s*:\s*["']?3\.[012]/.test(await readRegularFile(file));
  } catch {
    return false;
  }
}
