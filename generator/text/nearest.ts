import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person may have meant: a letter or two off in a long word, one off or two swapped in a short
 * one. Undefined when none is near, or when the text is too short to tell.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length < 4) return undefined;
  const word = text.toLowerCase();
  const limit = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const far = isSwapped(word, candidate.toLowerCase()) ? 1 : distance(word, candidate.toLowerCase());
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}

/** Two neighbours changed places, the commonest slip of all, which the plain distance counts twice. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((char, index) => char !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
