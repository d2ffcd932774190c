import { canonicalJson, type JsonValue } from '../json/json.js';
import { ANNOTATIONS } from './keyword-sets.js';
import { isOfTypes, ownSchema, type Schema, type SchemaObject, typesOf, valuesOf } from './schema.js';

/** A condition that depends on one property alone, and of that only on which value it has. */
export interface LiteralCondition {
  /** The property, as the keys that lead to it. */
  readonly path: readonly string[];
  readonly holdsFor: (value: JsonValue) => boolean;
  /** The values that the condition names, as those that it means or those that it does not mean. */
  readonly named: readonly JsonValue[];
  /** For each key of the path, whether the condition holds where this key is the first that is missing. */
  readonly holdsWithout: readonly boolean[];
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
  const test = valueTest(inner);
  if (test) return { path: [key], ...test, holdsWithout: [holdsWithout] };
  const deeper = literalCondition(inner);
  return (
    deeper && {
      ...deeper,
      path: [key, ...deeper.path],
      holdsWithout: [holdsWithout, ...deeper.holdsWithout],
    }
  );
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
  const holds = value === undefined ? found.holdsWithout[0] : found.holdsFor(value);
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
    ...inner,
    holdsFor: (value) => !inner.holdsFor(value),
    holdsWithout: inner.holdsWithout.map((one) => !one),
  };
}

/** A test of a value by a schema that lists values, or those that are not meant; undefined for other schemas. */
function valueTest(schema: SchemaObject): Pick<LiteralCondition, 'holdsFor' | 'named'> | undefined {
  const { not, ...others } = constraints(schema);
  if (typeof not === 'object' && Object.keys(others).every((keyword) => keyword === 'type')) {
    const inner = valueTest(not);
    const types = typesOf(schema);
    const isOfType = (value: JsonValue): boolean => types === undefined || isOfTypes(value, types);
    return inner && { ...inner, holdsFor: (value) => !inner.holdsFor(value) && isOfType(value) };
  }
  const listed = valuesOf(schema);
  const isPlain = Object.keys(others).every((keyword) => ['type', 'const', 'enum'].includes(keyword));
  if (listed === undefined || !isPlain || not !== undefined) return undefined;
  const types = typesOf(schema);
  const known = new Set(
    listed.filter((value) => types === undefined || isOfTypes(value, types)).map(canonicalJson),
  );
  return { holdsFor: (value) => known.has(canonicalJson(value)), named: listed };
}

function constraints(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword)));
}
