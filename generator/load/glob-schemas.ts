import { stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { ancestorsOf } from '../text/ancestors.js';
import { isWithin } from '../text/is-within.js';
import { relativePath } from '../text/relative-path.js';
import { isSchemaFile } from './is-schema-file.js';

/** Which files to read: globs, relative to a folder. A glob that starts with `!` excludes files. */
export interface FileSelection {
  readonly globs: readonly string[];
  /** Absolute path. */
  readonly base: string;
  /** True where the only entry is the name of a file, whatever characters it has. */
  readonly isFile?: boolean;
}

/** The files that match the globs: sorted paths below the schema folder. */
export interface FoundFiles {
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a selection may read: a file, the files in a folder, or everything below a folder. */
export interface SelectedPlace {
  /** Absolute path. */
  readonly path: string;
  readonly isDeep: boolean;
}

/** The places that a selection may read. Files that a `$ref` leads to do not count. */
export function selectedPlaces({ globs, base, isFile = false }: FileSelection): readonly SelectedPlace[] {
  return globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => {
      if (isFile || !isGlob(glob))
        return { path: resolve(base, glob), isDeep: !isFile && extname(glob) === '' };
      const parts = glob.split('/');
      const isDeep = /\*\*|[{(]/.test(glob) || parts.findIndex(isGlob) < parts.length - 1;
      return { path: resolve(base, plainFolder(glob)), isDeep };
    });
}

/** True for text that contains a special character of globs. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}()!]/.test(text);
}

/** The deepest folder that all globs share, as an absolute path. Globs that exclude files do not count. */
export function commonRoot(globs: readonly string[], base: string): string {
  const folders = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => resolve(base, plainFolder(glob)));
  const [first = base, ...others] = folders;
  const isCommon = (folder: string): boolean => others.every((other) => isWithin(folder, other));
  return ancestorsOf(first).find(isCommon) ?? first;
}

/**
 * The folder in which a glob starts: the part before its first special character. A plain path with an extension is a
 * file.
 */
function plainFolder(glob: string): string {
  const parts = glob.split('/');
  const special = parts.findIndex(isGlob);
  if (special >= 0) return parts.slice(0, special).join('/') || (glob.startsWith('/') ? '/' : '.');
  return extname(glob) === '' ? glob : dirname(glob);
}

/**
 * Finds the files that match the globs. `node_modules` and hidden files are skipped. A glob without a match and a
 * file outside the schema folder give diagnostics.
 * @param root the schema folder: absolute, with links resolved
 */
export async function globSchemas(root: string, { globs, base }: FileSelection): Promise<FoundFiles> {
  const { glob } = await import('tinyglobby');
  const ignore = [
    '**/node_modules/**',
    ...globs.flatMap((one) => (one.startsWith('!') ? [one.slice(1)] : [])),
  ];
  const paths = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const pattern of globs.filter((one) => !one.startsWith('!'))) {
    // The name of a file may have characters that mean something in a glob.
    const found = (await isFileThere(resolve(base, pattern)))
      ? [resolve(base, pattern)]
      : await glob(pattern, { cwd: base, ignore, absolute: true });
    const schemas = found.filter(isSchemaFile);
    if (schemas.length === 0) diagnostics.push(noMatch(pattern, found));
    for (const file of schemas) paths.add(relativePath(root, join(file)));
  }
  const outside = [...paths].filter((path) => path.startsWith('../'));
  return {
    paths: [...paths].filter((path) => !path.startsWith('../')).sort(),
    diagnostics: [...diagnostics, ...outside.sort().map(leavesRoot)],
  };
}

async function isFileThere(path: string): Promise<boolean> {
  return stat(path).then(
    // A FIFO that is named is reported when it is read.
    (found) => !found.isDirectory(),
    () => false,
  );
}

function noMatch(pattern: string, found: readonly string[]): Diagnostic {
  if (found.length > 0) {
    const message = `${pattern} has no schema file`;
    return diagnostic('HS101', { message, hint: 'the name of a schema file ends with .json, .yaml or .yml' });
  }
  if (!isGlob(pattern)) {
    const message = `the schema file ${pattern} does not exist`;
    return diagnostic('HS101', { message, hint: 'paths are relative to the folder of the configuration' });
  }
  const wording = {
    message: `no schema matches ${pattern}`,
    hint: 'globs are relative to the folder of the configuration and use forward slashes',
  };
  return diagnostic('HS101', wording);
}

function leavesRoot(path: string): Diagnostic {
  const wording = {
    message: `${path} is outside "root"`,
    hint: 'set "root" to a folder that contains all schemas',
  };
  return diagnostic('HS104', wording, { file: path });
}
