import { sep } from 'node:path';

/** True for the folder itself and for every path below it. Both paths must be absolute. Links are not resolved. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
