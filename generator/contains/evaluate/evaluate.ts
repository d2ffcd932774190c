import { isJsonArray, isJsonObject, isSameJson, type JsonValue } from '../../json/json.js';
import { isOfTypes, refName, type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';
import { type Budget, spend } from '../budget.js';
import type { ReadSchema } from '../read/read-schema.js';
import { arrayHolds } from './evaluate-array.js';
import { objectHolds } from './evaluate-object.js';
import { scalarHolds } from './evaluate-scalar.js';
import { type Evaluation, type Evaluator, NOTHING, together } from './evaluated.js';

/** The most levels of schemas inside each other around one value. */
const MOST_DEEP = 2_000;

/**
 * A function that says whether the schema that was read accepts a value.
 * @throws OutOfSteps (when called) when the budget is spent
 */
export function evaluatorOf(read: ReadSchema, budget: Budget): (value: JsonValue) => boolean {
  const { evaluate } = evaluator(read, budget);
  const root = read.definitions.get(read.root) ?? true;
  return (value) => evaluate(root, value) !== undefined;
}

/** The evaluator itself, for explanations. */
export function evaluator(read: ReadSchema, budget: Budget): Evaluator {
  let depth = 0;
  const self: Evaluator = { evaluate, containsEvaluates: read.containsEvaluates };
  return self;

  function evaluate(schema: Schema, value: JsonValue): Evaluation | undefined {
    if (typeof schema === 'boolean') return schema ? NOTHING : undefined;
    spend(budget);
    if (++depth > MOST_DEEP) spend(budget, Infinity);
    const found = ownHolds(schema, value) ? inPlace(schema, value) : undefined;
    const evaluated = found && withChildren(schema, value, found);
    depth--;
    return evaluated;
  }

  function inPlace(schema: SchemaObject, value: JsonValue): Evaluation | undefined {
    const { $ref, allOf = [], anyOf, oneOf, not } = schema;
    const needed = $ref === undefined ? allOf : [read.definitions.get(refName($ref)) ?? false, ...allOf];
    const parts: Evaluation[] = [];
    for (const one of needed) {
      const evaluated = evaluate(one, value);
      if (evaluated === undefined) return undefined;
      parts.push(evaluated);
    }
    for (const [choice, most] of [[anyOf, Infinity] as const, [oneOf, 1] as const]) {
      if (choice === undefined) continue;
      const valid = choice.map((one) => evaluate(one, value)).filter((one) => one !== undefined);
      if (valid.length === 0 || valid.length > most) return undefined;
      parts.push(...valid);
    }
    if (not !== undefined && evaluate(not, value) !== undefined) return undefined;
    const conditional = condition(schema, value);
    return conditional && together([...parts, conditional]);
  }

  function condition(schema: SchemaObject, value: JsonValue): Evaluation | undefined {
    if (schema.if === undefined) return NOTHING;
    const met = evaluate(schema.if, value);
    const next = evaluate((met === undefined ? schema.else : schema.then) ?? true, value);
    return next && together([met ?? NOTHING, next]);
  }

  function withChildren(schema: SchemaObject, value: JsonValue, found: Evaluation): Evaluation | undefined {
    if (isJsonArray(value)) return arrayHolds(self, schema, { value, found });
    return isJsonObject(value) ? objectHolds(self, schema, { value, found }) : found;
  }
}

/** The keywords that need no other schema. */
function ownHolds(schema: SchemaObject, value: JsonValue): boolean {
  const types = typesOf(schema);
  if (types !== undefined && !isOfTypes(value, types)) return false;
  if ('const' in schema && !equal(schema.const ?? null, value)) return false;
  if (schema.enum !== undefined && !schema.enum.some((one) => equal(one, value))) return false;
  return isJsonArray(value) || isJsonObject(value) || scalarHolds(schema, value);
}

/** True for JSON values that are equal: the order of keys does not matter, and 1 is 1.0. */
export function equal(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return isSameJson(one, other);
}
