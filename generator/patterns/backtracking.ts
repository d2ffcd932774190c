import { analyse } from 'scslre';
import { isExponential } from './ambiguity.js';

/** How badly the time that a pattern takes can grow with the text. */
export type Backtracking = 'linear' | 'polynomial' | 'exponential';

/**
 * Judges a pattern by what a backtracking engine does with it on the worst text. scslre knows the loops that trade
 * characters with each other; ambiguity within one loop is searched for exactly.
 */
export function backtrackingOf(pattern: string): Backtracking {
  if (isPlain(pattern)) return 'linear';
  try {
    const { reports } = analyse({ source: pattern, flags: 'u' }, { reportTypes: { Move: false } });
    if (reports.some(({ exponential }) => exponential) || isExponential(pattern)) return 'exponential';
    return reports.length > 0 ? 'polynomial' : 'linear';
  } catch {
    // Too complex to be judged: the engine may still be fine with it, and nothing better is known.
    return 'polynomial';
  }
}

/** One loop at the most, and no group that could hold another: most patterns that people write for identifiers. */
function isPlain(pattern: string): boolean {
  const bare = pattern.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/g, 'x');
  return !bare.includes('(') && (bare.match(/[*+]|\{\d+,/g)?.length ?? 0) <= 1;
}
