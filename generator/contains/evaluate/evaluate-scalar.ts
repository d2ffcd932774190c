import type { JsonValue } from '../../json/json.js';
import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { formatCheck } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import type { KeywordWith } from '../../schema/keywords.js';
import type { SchemaObject } from '../../schema/schema.js';
import { type Limit, limitsOf } from '../limits.js';

/** Whether the keywords about numbers and texts accept a value. Other values are always accepted. */
export function scalarHolds(schema: SchemaObject, value: JsonValue): boolean {
  if (typeof value === 'string') return textHolds(schema, value);
  return typeof value !== 'number' || numberHolds(schema, value);
}

type Unlimited<Type extends 'number' | 'string'> = Exclude<
  KeywordWith<{ about: Type }>,
  KeywordWith<{ about: Type; bound: 'least' | 'most' }>
>;

/** Whether each keyword about numbers, without the limits, accepts a number. */
const NUMBERS: Readonly<Record<Unlimited<'number'>, (schema: SchemaObject, value: number) => boolean>> = {
  multipleOf: ({ multipleOf }, value) => multipleOf === undefined || isMultipleOf(value, multipleOf),
};

/** Whether each keyword about texts, without the limits, accepts a text. */
const TEXTS: Readonly<Record<Unlimited<'string'>, (schema: SchemaObject, value: string) => boolean>> = {
  pattern: ({ pattern }, value) => pattern === undefined || matches(pattern, value),
  format: ({ format }, value) => format === undefined || (formatCheck(format)?.(value) ?? true),
};

function numberHolds(schema: SchemaObject, value: number): boolean {
  return (
    limitsOf(schema, 'number').every((limit) => isWithin(limit, value)) &&
    Object.values(NUMBERS).every((holds) => holds(schema, value))
  );
}

function textHolds(schema: SchemaObject, value: string): boolean {
  const limits = limitsOf(schema, 'string');
  const length = limits.length === 0 ? 0 : lengthOf(value);
  return (
    limits.every((limit) => isWithin(limit, length)) &&
    Object.values(TEXTS).every((holds) => holds(schema, value))
  );
}

function isWithin({ bound, value: limit, isStrict }: Limit, value: number): boolean {
  if (value === limit) return !isStrict;
  return bound === 'least' ? value > limit : value < limit;
}

/** The number of characters of a text. A character beyond the basic plane is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

const expressions = new Map<string, RegExp>();
const MOST_EXPRESSIONS = 2_000;

/** Whether a pattern, read with the `u` flag, matches somewhere in a text. */
export function matches(pattern: string, text: string): boolean {
  const known = expressions.get(pattern);
  if (known !== undefined) return known.test(text);
  if (expressions.size >= MOST_EXPRESSIONS) expressions.clear();
  const expression = new BoundedExpression(pattern);
  expressions.set(pattern, expression);
  return expression.test(text);
}
