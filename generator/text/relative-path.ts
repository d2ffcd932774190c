import { relative, sep } from 'node:path';

/** The path from a folder to a file or folder, with forward slashes on every system. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
