import { dirname, extname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import { ancestorsOf } from '../text/ancestors.js';
import { isWithin } from '../text/is-within.js';
import { relativePath } from '../text/relative-path.js';

/** Which files to read: globs, relative to a folder. One that starts with `!` takes files away. */
export interface FileSelection {
  readonly globs: readonly string[];
  /** Absolute. */
  readonly base: string;
}

/** What the globs found: paths below the root, sorted. */
export interface FoundFiles {
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** True for a text in which a glob's characters stand. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}()!]/.test(text);
}

/** The folder that all globs have in common, absolute. */
export function commonRoot(globs: readonly string[], base: string): string {
  const folders = globs
    .filter((glob) => !glob.startsWith('!'))
    .map((glob) => resolve(base, plainFolder(glob)));
  const [first = base, ...others] = folders;
  const isCommon = (folder: string): boolean => others.every((other) => isWithin(folder, other));
  return ancestorsOf(first).find(isCommon) ?? first;
}

/** The part of a glob before its first special character; a plain path with an extension is a file. */
function plainFolder(glob: string): string {
  const parts = glob.split('/');
  const special = parts.findIndex(isGlob);
  if (special >= 0) return parts.slice(0, special).join('/') || (glob.startsWith('/') ? '/' : '.');
  return extname(glob) === '' ? glob : dirname(glob);
}

/**
 * The files that the globs name; `node_modules` and hidden ones are passed over.
 * @param root the schema folder, absolute and real
 * @param isSchema tells from its name whether a file may be a schema
 */
export async function globSchemas(
  root: string,
  { globs, base }: FileSelection,
  isSchema: (name: string) => boolean,
): Promise<FoundFiles> {
  const { glob } = await import('tinyglobby');
  const ignore = [
    '**/node_modules/**',
    ...globs.flatMap((one) => (one.startsWith('!') ? [one.slice(1)] : [])),
  ];
  const paths = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const pattern of globs.filter((one) => !one.startsWith('!'))) {
    const found = await glob(pattern, { cwd: base, ignore, absolute: true });
    const schemas = found.filter(isSchema);
    if (schemas.length === 0) diagnostics.push(noMatch(pattern));
    for (const file of schemas) paths.add(relativePath(root, join(file)));
  }
  const outside = [...paths].filter((path) => path.startsWith('../'));
  return {
    paths: [...paths].filter((path) => !path.startsWith('../')).sort(),
    diagnostics: [...diagnostics, ...outside.sort().map(leavesRoot)],
  };
}

function noMatch(pattern: string): Diagnostic {
  const wording = {
    message: `no schema matches ${pattern}`,
    hint: 'globs are relative to the folder of the configuration, and are written with forward slashes',
  };
  return diagnostic('HS101', wording);
}

function leavesRoot(path: string): Diagnostic {
  const wording = {
    message: `${path} lies outside "root"`,
    hint: 'name a folder as "root" that holds all schemas',
  };
  return diagnostic('HS104', wording, { file: path });
}
