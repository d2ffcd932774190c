import { fileURLToPath } from 'node:url';

/** The file of this program that every build replaces. Another build of a version may write something else. */
export const PROGRAM = fileOf('../cli/bin.js');

/** The manifest of this program. */
export const MANIFEST = fileOf('../../package.json');

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
