import { BoundedExpression } from '../patterns/bounded-expression.js';
import { formatOf } from '../patterns/formats.js';
import { codePointLength } from '../runtime/values.js';
import type { KeywordWith } from '../schema/keywords.js';
import type { SchemaObject } from '../schema/schema.js';
import { LONGEST, patternTexts } from './sample-pattern.js';

/** Says whether a text satisfies each keyword about strings. */
const SATISFIES: Readonly<
  Record<KeywordWith<{ about: 'string' }>, (text: string, schema: SchemaObject) => boolean>
> = {
  // Strings of a format come from the table of formats. Whether other strings match it is checked later.
  format: () => true,
  pattern: (text, { pattern }) => pattern === undefined || new BoundedExpression(pattern).test(text),
  minLength: (text, { minLength = 0 }) => codePointLength(text) >= minLength,
  maxLength: (text, { maxLength = Infinity }) => codePointLength(text) <= maxLength,
};

/**
 * Strings that a schema's own keywords accept, made from `word` where possible: the best one first, then some of other
 * lengths, which further keywords may accept.
 */
export function* sampleTexts(schema: SchemaObject, word: string): Iterable<string> {
  const { minLength = 0 } = schema;
  if (minLength > LONGEST) return;
  const format = formatOf(schema.format)?.valid;
  const patterns = schema.pattern === undefined ? [] : patternTexts(schema.pattern, minLength);
  const words = [word, 'text', 'x', '', 'a text that is longer'];
  const candidates = [...(format === undefined ? [] : [format]), ...patterns, ...words];
  for (const candidate of candidates) {
    const text = fitLength(candidate, schema);
    if (meetsKeywords(text, schema)) yield text;
  }
}

/** True when a string satisfies a schema's keywords about strings, except `format`. */
export function meetsKeywords(text: string, schema: SchemaObject): boolean {
  return Object.values(SATISFIES).every((satisfies) => satisfies(text, schema));
}

function fitLength(text: string, { minLength = 0, maxLength = Infinity }: SchemaObject): string {
  return [...text.padEnd(minLength, 'x')].slice(0, maxLength).join('');
}
