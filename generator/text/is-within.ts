import { sep } from 'node:path';

/** True for a folder itself and for every path below it. Both are absolute, and links are not resolved. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
