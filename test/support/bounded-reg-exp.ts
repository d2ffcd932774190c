import type { RegExpEngine } from 'ajv/dist/types/index.js';
import { BoundedExpression } from '../../generator/patterns/bounded-expression.js';

/** Makes the expressions of Ajv's own keywords for patterns: a text cannot hang them. */
export const boundedRegExp: RegExpEngine = Object.assign(
  (pattern: string) => new BoundedExpression(pattern),
  {
    code: 'new RegExp',
  },
);
