/**
 * A path as file systems compare it that ignore case or the way in which a character is composed: those of macOS and
 * Windows by default. Two paths with the same result cannot be relied on to be two files.
 */
export function foldedPath(path: string): string {
  if (PLAIN.test(path)) return path.toLowerCase();
  // Upper case first, because only that writes a letter such as U+00DF as two.
  return path.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');
}

/** Paths in which only the case of letters counts, as nearly all are. */
const PLAIN = /^[\w./~ -]*$/;
