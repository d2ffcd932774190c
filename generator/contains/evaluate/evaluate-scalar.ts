import type { JsonValue } from '../../json/json.js';
import { backtrackingOf } from '../../patterns/backtracking.js';
import { formatCheck } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import type { KeywordWith } from '../../schema/keywords.js';
import type { SchemaObject } from '../../schema/schema.js';
import { OutOfSteps } from '../budget.js';
import { type Limit, limitsOf } from '../limits.js';
import { type Automaton, isAccepted } from '../strings/automaton.js';
import { automatonOf, NoAutomaton } from '../strings/language.js';

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

type Matcher = (text: string) => boolean;

const matchers = new Map<string, Matcher>();
const MOST_MATCHERS = 2_000;

/**
 * Whether a pattern, read with the `u` flag, matches somewhere in a text.
 * @throws OutOfSteps for a pattern that takes engines too long on a long text
 */
export function matches(pattern: string, text: string): boolean {
  const known = matchers.get(pattern);
  if (known !== undefined) return known(text);
  if (matchers.size >= MOST_MATCHERS) matchers.clear();
  const matcher = matcherOf(pattern);
  matchers.set(pattern, matcher);
  return matcher(text);
}

/** The most characters of a text that every pattern can try in all ways. */
const SHORT = 16;

/** An engine may take forever for a pattern that is not linear. Then the automaton of the pattern decides. */
function matcherOf(pattern: string): Matcher {
  const expression = new RegExp(pattern, 'u');
  if (backtrackingOf(pattern) === 'linear') return (text) => expression.test(text);
  return (text) => (text.length <= SHORT ? expression.test(text) : isAccepted(deterministic(pattern), text));
}

function deterministic(pattern: string): Automaton {
  try {
    return automatonOf(pattern);
  } catch (error) {
    if (error instanceof NoAutomaton)
      throw new OutOfSteps(`the pattern ${JSON.stringify(pattern)} takes too long`);
    throw error;
  }
}
