import type { JsonValue } from '../../json/json.js';
import { BoundedExpression } from '../../patterns/bounded-expression.js';
import { formatCheck } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import type { SchemaObject } from '../../schema/schema.js';

/** Whether the keywords about numbers and texts accept a value. Other values are always accepted. */
export function scalarHolds(schema: SchemaObject, value: JsonValue): boolean {
  if (typeof value === 'string') return textHolds(schema, value);
  return typeof value !== 'number' || numberHolds(schema, value);
}

function numberHolds(schema: SchemaObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return false;
  if (maximum !== undefined && value > maximum) return false;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return false;
  return multipleOf === undefined || isMultipleOf(value, multipleOf);
}

function textHolds(schema: SchemaObject, value: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  if (minLength > 0 || maxLength < Infinity) {
    const length = lengthOf(value);
    if (length < minLength || length > maxLength) return false;
  }
  if (pattern !== undefined && !matches(pattern, value)) return false;
  return format === undefined || (formatCheck(format)?.(value) ?? true);
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
