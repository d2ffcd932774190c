import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/index.js';
import { isJsonObject, type JsonObject } from '../../json/json.js';
import { withoutMark } from '../../load/byte-order-mark.js';
import { isSchemaFile } from '../../load/is-schema-file.js';
import { parseJson } from '../../load/parse-json.js';
import { readRegularFile } from '../../load/regular-file.js';
import { relativePath } from '../../text/relative-path.js';

/** The folder in which schemas usually are. */
export const SCHEMAS = 'schemas';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What `init` needs to know about the folder in which it runs. */
export interface Project {
  /** Absolute. */
  readonly folder: string;
  /** The text of package.json. */
  readonly manifestText: string;
  readonly manifest: JsonObject;
  readonly packageManager: PackageManager;
  readonly typescript: boolean;
  /** Whether `.js` and `.ts` files are ES modules here. */
  readonly modules: boolean;
  /** Whether the folder has a `src`. */
  readonly hasSrc: boolean;
  /** The schema files in `schemas`, relative to that folder. */
  readonly schemaFiles: readonly string[];
}

const LOCK_FILES: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

/**
 * Reads a folder's package.json and finds out what the folder has. The package manager may follow from a folder above:
 * the root of a workspace.
 * @throws DiagnosticError HS721 when package.json is missing or cannot be read
 */
export async function readProject(folder: string): Promise<Project> {
  const manifestText = await readText(join(folder, 'package.json'));
  if (manifestText === undefined) {
    const wording = {
      message: 'there is no package.json in this folder for the generate script',
      hint: 'run npm init -y first, or change to the folder of the package',
    };
    throw new DiagnosticError([diagnostic('HS721', wording)]);
  }
  const manifest = readManifest(manifestText);
  const { dependencies, devDependencies } = manifest;
  const names = [dependencies, devDependencies].flatMap((one) => (isJsonObject(one) ? Object.keys(one) : []));
  return {
    folder,
    manifestText,
    manifest,
    packageManager: await findPackageManager(folder, manifest),
    typescript: names.includes('typescript') || (await pathExists(join(folder, 'tsconfig.json'))),
    modules: manifest.type === 'module',
    hasSrc: await pathExists(join(folder, 'src')),
    schemaFiles: await schemaFilesIn(join(folder, SCHEMAS)),
  };
}

async function schemaFilesIn(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true }).catch(() => []);
  return paths.map((path) => relativePath(folder, join(folder, path))).filter(isSchemaFile);
}

function readManifest(text: string): JsonObject {
  const parsed = parseJson({ file: 'package.json', text: withoutMark(text) });
  if ('value' in parsed && isJsonObject(parsed.value)) return parsed.value;
  const { message, ...place } =
    'problem' in parsed ? parsed.problem : { message: 'not an object', file: 'package.json' };
  const hint = 'fix package.json first';
  const { file, line, column } = { line: undefined, column: undefined, ...place };
  const where = { file: file ?? 'package.json', ...(line && { line }), ...(column && { column }) };
  throw new DiagnosticError([diagnostic('HS721', { message, hint }, where)]);
}

/**
 * The package manager. In this folder and then in each folder above, `packageManager` in package.json decides, then a
 * lock file. The default is npm.
 */
async function findPackageManager(folder: string, manifest: JsonObject): Promise<PackageManager> {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(String(manifest.packageManager ?? ''))?.[1];
  if (named !== undefined) return named as PackageManager;
  for (const [file, manager] of LOCK_FILES) if (await pathExists(join(folder, file))) return manager;
  const above = dirname(folder);
  if (above === folder || (await pathExists(join(folder, '.git')))) return 'npm';
  const text = await readText(join(above, 'package.json'));
  return findPackageManager(above, text === undefined ? {} : lenient(text));
}

function lenient(text: string): JsonObject {
  const parsed = parseJson({ file: 'package.json', text });
  return 'value' in parsed && isJsonObject(parsed.value) ? parsed.value : {};
}

async function readText(path: string): Promise<string | undefined> {
  return readRegularFile(path).catch(() => undefined);
}

/** True when a file or folder with this path exists. */
export async function pathExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
