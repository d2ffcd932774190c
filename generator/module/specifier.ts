import { posix } from 'node:path';

/** Returns the specifier with which one module imports another. */
export type Specifier = (from: string, to: string) => string;

/** Relative paths with an extension: `../types.js`. */
export function relativeSpecifier(extension: string): Specifier {
  return (from, to) => {
    const [folder, other] = [folderOf(from), folderOf(to)];
    return `${wayTo(folder, other)}${to.slice(other.length)}${extension}`;
  };
}

/** The folder of a module, with a slash at its end; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * The way from one folder to another, as a specifier starts. Nearly all modules import from their own folder, or from the
 * top.
 */
function wayTo(from: string, to: string): string {
  if (from === to) return './';
  if (to === '') return '../'.repeat(from.split('/').length - 1);
  const way = posix.relative(from, to);
  return way.startsWith('..') ? `${way}/` : `./${way}/`;
}
