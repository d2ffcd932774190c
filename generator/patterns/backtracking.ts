import { analyse } from 'scslre';
import { isExponential } from './ambiguity.js';

/** How fast the time to match a pattern can grow with the length of the text. */
export type Backtracking = 'linear' | 'polynomial' | 'exponential';

/**
 * Classifies a pattern by how a backtracking engine runs it on the worst text. scslre finds loops that exchange
 * characters with each other. Ambiguity within one loop is searched for exactly.
 */
export function backtrackingOf(pattern: string): Backtracking {
  if (isPlain(pattern)) return 'linear';
  try {
    const { reports } = analyse({ source: pattern, flags: 'u' }, { reportTypes: { Move: false } });
    if (reports.some(({ exponential }) => exponential) || isExponential(pattern)) return 'exponential';
    return reports.length > 0 ? 'polynomial' : 'linear';
  } catch {
    // The pattern is too complex to be classified. The engine may still run it well, but nothing better is known.
    return 'polynomial';
  }
}

/**
 * True for a pattern with at most one loop and no groups, which could hold another. Most patterns for identifiers are
 * like this.
 */
function isPlain(pattern: string): boolean {
  const bare = pattern.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/g, 'x');
  return !bare.includes('(') && (bare.match(/[*+]|\{\d+,/g)?.length ?? 0) <= 1;
}
