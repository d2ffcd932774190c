import type { SchemaObject } from '../schema/schema.js';
import { LONGEST, patternTexts } from './sample-pattern.js';

/** One valid value of each format that validators check, and of some that they do not. */
const BY_FORMAT: ReadonlyMap<string, string> = new Map([
  ['date', '2024-01-15'],
  ['date-time', '2024-01-15T10:30:00Z'],
  ['duration', 'PT1H'],
  ['email', 'jane.doe@example.com'],
  ['hostname', 'www.example.com'],
  ['ipv4', '203.0.113.10'],
  ['ipv6', '2001:db8::1'],
  ['json-pointer', '/data'],
  ['regex', '^a$'],
  ['relative-json-pointer', '0/data'],
  ['time', '10:30:00Z'],
  ['uri', 'https://www.example.com/path'],
  ['uri-reference', '/path'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
]);

/**
 * Strings that a schema's own keywords accept, made of `word` where nothing else is asked for: the most fitting one
 * first, then some of other lengths, which other keywords may leave over.
 */
export function* sampleTexts(schema: SchemaObject, word: string): Iterable<string> {
  const { minLength = 0 } = schema;
  if (minLength > LONGEST) return;
  const format = schema.format === undefined ? undefined : BY_FORMAT.get(schema.format);
  const patterns = schema.pattern === undefined ? [] : patternTexts(schema.pattern, minLength);
  const words = [word, 'text', 'x', '', 'a text that is longer'];
  const candidates = [...(format === undefined ? [] : [format]), ...patterns, ...words];
  for (const candidate of candidates) {
    const text = fitLength(candidate, schema);
    if (matches(text, schema)) yield text;
  }
}

/** True when a string meets a schema's length and pattern. */
export function matches(
  text: string,
  { pattern, minLength = 0, maxLength = Infinity }: SchemaObject,
): boolean {
  const length = [...text].length;
  if (length < minLength || length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}

function fitLength(text: string, { minLength = 0, maxLength = Infinity }: SchemaObject): string {
  return [...text.padEnd(minLength, 'x')].slice(0, maxLength).join('');
}
