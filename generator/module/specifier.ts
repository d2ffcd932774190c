import { posix } from 'node:path';

/** Returns the specifier with which one module imports another. */
export type Specifier = (from: string, to: string) => string;

/** Relative paths with an extension: `../types.js`. */
export function relativeSpecifier(extension: string): Specifier {
  return (from, to) => {
    const folder = posix.relative(posix.dirname(from), posix.dirname(to));
    const start = folder === '' ? './' : folder.startsWith('..') ? `${folder}/` : `./${folder}/`;
    return start + posix.basename(to) + extension;
  };
}
