import { type Stats, statSync } from 'node:fs';
import { codeOf } from '../diagnostics/thrown.js';

/**
 * A text that changes when a file is changed, replaced, created or deleted, for the cache. It holds the size, the times
 * and the inode of the file, or of what a link leads to. It never throws.
 */
export function stateOf(path: string): string {
  try {
    return textOf(statSync(path));
  } catch (error) {
    return codeOf(error);
  }
}

function textOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].join(' ');
}

/** In milliseconds. Disks that count whole seconds, and all others. */
const [COARSE, FINE] = [1000, 20];

/**
 * Whether what was read from a file belongs to its state: the file has that state still, and was not changed shortly before
 * it was read, when another change would give it the same times.
 * @param start when the reading began, in milliseconds since 1970
 */
export function isSettled(path: string, state: string, start: number): boolean {
  try {
    const stats = statSync(path);
    return isLongAgo(stats, start) && textOf(stats) === state;
  } catch {
    return false;
  }
}

/** True where a file was last changed so long before a time that every later change has other times. */
export function isLongAgo(stats: Pick<Stats, 'ctimeMs'>, time: number): boolean {
  return time - stats.ctimeMs > (isShort(stats) ? COARSE : FINE);
}

/** True for times of a disk that may count whole seconds only. */
export function isShort({ ctimeMs }: Pick<Stats, 'ctimeMs'>): boolean {
  return ctimeMs % COARSE === 0;
}
