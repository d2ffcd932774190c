import { type JsonObject, ownValue } from '../../json/json.js';
import type { KeywordWith } from '../../schema/keywords.js';
import { nothingElse } from '../../schema/keywords-about.js';
import { type AboutNames, nameSchemas } from '../../schema/name-schemas.js';
import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import { matches } from './evaluate-scalar.js';
import { type Evaluation, type Evaluator, NOTHING, together } from './evaluated.js';

/** An object, and what the keywords in place have evaluated of it. */
interface ObjectAt {
  readonly value: JsonObject;
  readonly found: Evaluation;
}

/** What a schema evaluates of an object; undefined where its keywords about objects refuse it. */
export function objectHolds(
  evaluator: Evaluator,
  schema: SchemaObject,
  { value, found }: ObjectAt,
): Evaluation | undefined {
  const names = Object.keys(value);
  if (!hasProperties(schema, value, names)) return undefined;
  const accepts = (inner: Schema, name: string): boolean =>
    evaluator.evaluate(inner, ownValue(value, name) ?? null) !== undefined;
  const keywords: Pick<SchemaObject, Exclude<KeywordWith<{ about: 'object' }>, AboutNames>> = schema;
  const { unevaluatedProperties, ...more } = keywords;
  // The other functions read these.
  const { properties: _1, patternProperties: _2, additionalProperties: _3, required: _4, ...others } = more;
  const {
    minProperties: _5,
    maxProperties: _6,
    dependentRequired: _7,
    dependentSchemas: _8,
    ...rest
  } = others;
  nothingElse(rest);
  const aboutNames = nameSchemas(schema);
  if (!names.every((name) => aboutNames.every((inner) => evaluator.evaluate(inner, name)))) return undefined;
  const own = names.filter((name) => schemasFor(schema, name).length > 0);
  if (!own.every((name) => schemasFor(schema, name).every((inner) => accepts(inner, name)))) return undefined;
  const dependents = dependentsOf(evaluator, schema, value);
  if (dependents === undefined) return undefined;
  const evaluated = together([found, { names: new Set(own), items: new Set() }, dependents]);
  if (unevaluatedProperties === undefined) return evaluated;
  const left = names.filter((name) => !evaluated.names.has(name));
  if (!left.every((name) => accepts(unevaluatedProperties, name))) return undefined;
  return { names: new Set(names), items: evaluated.items };
}

function hasProperties(schema: SchemaObject, value: JsonObject, names: readonly string[]): boolean {
  const { required = [], minProperties = 0, maxProperties = Infinity, dependentRequired = {} } = schema;
  if (names.length < minProperties || names.length > maxProperties) return false;
  const has = (name: string): boolean => Object.hasOwn(value, name);
  return (
    required.every(has) &&
    Object.entries(dependentRequired).every(([name, needed]) => !has(name) || needed.every(has))
  );
}

/** The schemas that describe a property: its own, those of patterns, or that of all others. */
export function schemasFor(schema: SchemaObject, name: string): readonly Schema[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const own = ownSchema(properties, name);
  const patterns = Object.entries(patternProperties).flatMap(([pattern, inner]) =>
    matches(pattern, name) ? [inner] : [],
  );
  const found = own === undefined ? patterns : [own, ...patterns];
  return found.length === 0 && additionalProperties !== undefined ? [additionalProperties] : found;
}

function dependentsOf(
  evaluator: Evaluator,
  { dependentSchemas = {} }: SchemaObject,
  value: JsonObject,
): Evaluation | undefined {
  const parts: Evaluation[] = [NOTHING];
  for (const [name, dependent] of Object.entries(dependentSchemas)) {
    if (!Object.hasOwn(value, name)) continue;
    const evaluated = evaluator.evaluate(dependent, value);
    if (evaluated === undefined) return undefined;
    parts.push(evaluated);
  }
  return together(parts);
}
