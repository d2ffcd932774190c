import { escapeExpression } from '../text/wildcards.js';
import { isHalf } from './half-characters.js';
import { alternativesOf } from './pattern-syntax.js';

/**
 * The pattern for all texts that start as those of another pattern do: `^app\.` for `^app\..*$`. Undefined for patterns
 * whose texts do not all start with the same characters.
 */
export function prefixPattern(pattern: string): string | undefined {
  const [only, ...more] = alternativesOf(pattern) ?? [];
  if (only === undefined || more.length > 0 || !only.fromStart) return undefined;
  const end = only.elements.findIndex((element) => element.type !== 'Character' || isHalf(element.value));
  const start = only.elements
    .slice(0, end < 0 ? only.elements.length : end)
    .flatMap((element) => (element.type === 'Character' ? [String.fromCodePoint(element.value)] : []));
  return start.length === 0 ? undefined : `^${escapeExpression(start.join(''))}`;
}
