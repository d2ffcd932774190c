import { stat } from 'node:fs/promises';
import { codeOf } from '../diagnostics/thrown.js';

/**
 * A text that changes when a file is changed, replaced, created or deleted, for the cache. It holds the size, the times
 * and the inode of the file, or of what a link leads to. It never throws.
 */
export async function stateOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [size, mtimeMs, ctimeMs, ino].join(' ');
  } catch (error) {
    return codeOf(error);
  }
}
