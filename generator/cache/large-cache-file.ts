import { readRegularFileSync } from '../load/regular-file.js';
import { digest } from '../text/digest.js';
import { cacheFile, writeWhole } from './cache-file.js';

/**
 * The lines of a cache file of up to many megabytes, after its first, which says what the file is about. None when the file is
 * missing, is about something else, or is not as it was written. The checksum is one that is fast once Node's hashes are
 * loaded.
 */
export function readLines(cwd: string, key: string, head: string): readonly string[] {
  try {
    const file = cacheFile(cwd, key);
    if (file === undefined) return [];
    const text = readRegularFileSync(file);
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    if (digest(content) !== text.slice(0, end)) return [];
    const [first, ...lines] = content.split('\n');
    return first === head ? lines : [];
  } catch {
    return [];
  }
}

/** Writes the lines for `readLines`. Without a cache, the next run only takes longer, so nothing is thrown. */
export function writeLines(
  cwd: string,
  key: string,
  [head, lines]: readonly [string, readonly string[]],
): void {
  try {
    const file = cacheFile(cwd, key);
    const content = [head, ...lines].join('\n');
    if (file !== undefined) writeWhole(file, `${digest(content)}\n${content}`);
  } catch {
    // See above.
  }
}
