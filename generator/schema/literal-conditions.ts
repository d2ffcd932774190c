import { canonicalJson, type JsonValue } from '../json/json.js';
import { ANNOTATIONS } from './keyword-sets.js';
import { isOfTypes, ownSchema, type Schema, type SchemaObject, typesOf, valuesOf } from './schema.js';

/** A condition that depends on one property alone, and of that on only what value it has. */
export interface LiteralCondition {
  /** The property, as the keys that lead to it. */
  readonly path: readonly string[];
  readonly holdsFor: (value: JsonValue) => boolean;
  /** True for a condition that objects without the property fulfil. */
  readonly holdsWithout: boolean;
}

/** The keywords of a condition and what depends on it. */
export type Conditional = Pick<SchemaObject, 'if' | 'then' | 'else'>;

/** Reads a condition; undefined for one that other things decide than the value of one property. */
export function literalCondition(condition: Schema | undefined): LiteralCondition | undefined {
  if (typeof condition !== 'object') return undefined;
  const { type, properties = {}, required = [], not, ...others } = constraints(condition);
  if (Object.keys(others).length > 0 || (type !== undefined && type !== 'object')) return undefined;
  const [key, ...more] = new Set([...Object.keys(properties), ...required]);
  if (not !== undefined) return key === undefined && type === undefined ? negated(not) : undefined;
  const inner = key === undefined ? undefined : ownSchema(properties, key);
  if (key === undefined || more.length > 0 || typeof inner !== 'object') return undefined;
  const holdsWithout = !required.includes(key);
  const holdsFor = valueTest(inner);
  if (holdsFor) return { path: [key], holdsFor, holdsWithout };
  const deeper = literalCondition(inner);
  return deeper && { path: [key, ...deeper.path], holdsFor: deeper.holdsFor, holdsWithout };
}

/**
 * What holds beside a conditional where a property has a value: its `then` or its `else`, and of a chain of conditionals
 * about the same property the part that is meant. Undefined where other things decide.
 * @param value undefined where the property is missing
 */
export function outcomesOf(
  { if: condition, then = true, else: otherwise = true }: Conditional,
  path: readonly string[],
  value: JsonValue | undefined,
): readonly Schema[] | undefined {
  const found = literalCondition(condition);
  if (found === undefined || found.path.join('\0') !== path.join('\0')) return undefined;
  const holds = value === undefined ? found.holdsWithout : found.holdsFor(value);
  const picked = holds ? then : otherwise;
  if (picked === true) return [];
  const chained = isConditional(picked) ? outcomesOf(picked, path, value) : undefined;
  return chained ?? [picked];
}

/** True for a schema that is nothing but a condition and what depends on it. */
export function isConditional(schema: Schema): schema is SchemaObject {
  if (typeof schema !== 'object' || schema.if === undefined) return false;
  const { if: _if, then: _then, else: _else, type, ...others } = constraints(schema);
  return Object.keys(others).length === 0 && (type === undefined || type === 'object');
}

function negated(not: Schema): LiteralCondition | undefined {
  const inner = literalCondition(not);
  // Where a property inside of another is missing, it depends on which of them is.
  if (inner === undefined || inner.path.length > 1) return undefined;
  return {
    path: inner.path,
    holdsFor: (value) => !inner.holdsFor(value),
    holdsWithout: !inner.holdsWithout,
  };
}

/** A test of a value by a schema that lists values, or those that are not meant; undefined for other schemas. */
function valueTest(schema: SchemaObject): ((value: JsonValue) => boolean) | undefined {
  const { not, ...others } = constraints(schema);
  if (typeof not === 'object' && Object.keys(others).every((keyword) => keyword === 'type')) {
    const inner = valueTest(not);
    const types = typesOf(schema);
    return inner && ((value) => !inner(value) && (types === undefined || isOfTypes(value, types)));
  }
  const listed = valuesOf(schema);
  const isPlain = Object.keys(others).every((keyword) => ['type', 'const', 'enum'].includes(keyword));
  if (listed === undefined || !isPlain || not !== undefined) return undefined;
  const types = typesOf(schema);
  const known = new Set(
    listed.filter((value) => types === undefined || isOfTypes(value, types)).map(canonicalJson),
  );
  return (value) => known.has(canonicalJson(value));
}

function constraints(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword)));
}
