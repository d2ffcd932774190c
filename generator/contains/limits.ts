import { keywordsWhere, rowOf } from '../schema/keyword-sets.js';
import type { Keyword } from '../schema/keywords.js';
import type { SchemaObject } from '../schema/schema.js';

/** A limit that a keyword of a schema sets. */
export interface Limit {
  readonly bound: 'least' | 'most';
  readonly value: number;
  /** The limit itself is not allowed. */
  readonly isStrict: boolean;
}

/** The keywords that limit a number, or the length of a text. */
const LIMITS = {
  number: keywordsWhere(({ about, bound }) => about === 'number' && bound !== undefined),
  string: keywordsWhere(({ about, bound }) => about === 'string' && bound !== undefined),
} as const satisfies Readonly<Record<string, readonly Keyword[]>>;

/** The limits that a schema sets for values of a type. */
export function limitsOf(schema: SchemaObject, type: keyof typeof LIMITS): readonly Limit[] {
  const found: Limit[] = [];
  for (const keyword of LIMITS[type]) {
    const value = schema[keyword];
    const { bound, isStrict = false } = rowOf(keyword);
    if (typeof value === 'number' && bound !== undefined) found.push({ bound, value, isStrict });
  }
  return found;
}
