import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person probably meant: up to three slips in a long word, one in a short word. Undefined when
 * no candidate is close enough, or when the text is too short to tell.
 */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  if (text.length < 4) return undefined;
  const word = text.toLowerCase();
  const limit = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit || !isLikely(word, candidate.toLowerCase()))
      continue;
    const slips = countSlips(word, candidate.toLowerCase());
    if (slips < bestDistance) [best, bestDistance] = [candidate, slips];
  }
  return best;
}

/**
 * False for a candidate that is probably another word. In a short word, the length and the first letter must match,
 * unless the candidate only extends the word.
 */
function isLikely(word: string, candidate: string): boolean {
  if (word.length > 4 || candidate.startsWith(word)) return true;
  return candidate.length === word.length && candidate[0] === word[0];
}

/** The number of slips. A candidate that only extends or shortens the word counts half a slip less. */
function countSlips(word: string, candidate: string): number {
  if (isSwapped(word, candidate)) return 1;
  const isCut = candidate.startsWith(word) || word.startsWith(candidate);
  return distance(word, candidate) - (isCut ? 0.5 : 0);
}

/**
 * True when two neighbouring characters are swapped. This is the most common slip, and plain edit distance counts it
 * twice.
 */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((char, index) => char !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
