import { canonicalJson, isJsonScalar, type JsonValue } from '../json/json.js';
import { type CoverageAnalysis, possibleTypes } from '../schema/coverage.js';
import { conjuncts } from '../schema/in-place.js';
import {
  type Conditional,
  isConditional,
  literalCondition,
  outcomesOf,
} from '../schema/literal-conditions.js';
import type { LookUp } from '../schema/look-up.js';
import { isOfTypes, ownSchema, type Schema, type SchemaObject, typesOf, valuesOf } from '../schema/schema.js';

/** Conditions of a schema about one property with listed values, and what holds for which of these values. */
export interface DecidedConditions {
  /** The schema without the conditions. */
  readonly rest: SchemaObject;
  /** What the conditions have in `then` and `else`. */
  readonly parts: readonly Schema[];
  readonly key: string;
  readonly choices: readonly DecidedChoice[];
}

/** Values of the property for which the same holds. */
export interface DecidedChoice {
  readonly values: readonly JsonValue[];
  /** True where the same holds for objects without the property. */
  readonly without: boolean;
  readonly outcomes: readonly Schema[];
}

/** With more values, the choice would have to be read by nobody. */
const MOST_VALUES = 60;

/**
 * The conditions of a schema that one property decides, the first that has some: those beside its other keywords and
 * those in `allOf`. Undefined where the values of the property are not listed, or where nothing depends on them.
 */
export function decidedConditions(
  schema: SchemaObject,
  { lookUp, coverageOf }: { readonly lookUp: LookUp; readonly coverageOf: CoverageAnalysis },
): DecidedConditions | undefined {
  const conditionals = conditionalsOf(schema);
  if (conditionals.length === 0 || possibleTypes(coverageOf(schema)).join() !== 'object') return undefined;
  const keys = conditionals.flatMap((one) => {
    const { path = [] } = literalCondition(one.if) ?? {};
    return path.length === 1 ? path : [];
  });
  for (const key of new Set(keys)) {
    const found = decidedBy(key, schema, conditionals, lookUp);
    if (found !== undefined) return found;
  }
  return undefined;
}

function decidedBy(
  key: string,
  schema: SchemaObject,
  conditionals: readonly Conditional[],
  lookUp: LookUp,
): DecidedConditions | undefined {
  const decided = conditionals.filter((one) => literalCondition(one.if)?.path.join('\0') === key);
  const parts = conjuncts(schema, lookUp);
  const values = listedValues(
    parts.map(({ properties = {} }) => ownSchema(properties, key)),
    lookUp,
  );
  if (values === undefined || values.length > MOST_VALUES) return undefined;
  const isRequired = parts.some(({ required = [] }) => required.includes(key));
  const groups = new Map<string, DecidedChoice>();
  for (const value of [...values, ...(isRequired ? [] : [undefined])]) {
    const outcomes = decided.flatMap((one) => outcomesOf(one, [key], value) ?? []);
    if (outcomes.includes(false)) continue;
    const text = canonicalJson(outcomes as readonly JsonValue[]);
    const { values: known, without } = groups.get(text) ?? { values: [], without: false };
    groups.set(text, {
      values: value === undefined ? known : [...known, value],
      without: without || value === undefined,
      outcomes,
    });
  }
  const choices = [...groups.values()];
  if (choices.length === 0 || choices.every(({ outcomes }) => outcomes.length === 0)) return undefined;
  return { rest: withoutConditionals(schema, decided), parts: decided.flatMap(partsOf), key, choices };
}

/** The conditionals of a schema: its own keywords, and branches of `allOf` that are nothing else. */
function conditionalsOf(schema: SchemaObject): readonly Conditional[] {
  const own = schema.if === undefined ? [] : [schema];
  return [...own, ...(schema.allOf ?? []).filter(isConditional)];
}

function withoutConditionals(schema: SchemaObject, decided: readonly Conditional[]): SchemaObject {
  const { if: condition, then, else: otherwise, allOf, ...rest } = schema;
  const own =
    condition === undefined
      ? {}
      : { if: condition, ...(then && { then }), ...(otherwise && { else: otherwise }) };
  const left = (allOf ?? []).filter((branch) => !decided.some((one) => one === branch));
  return {
    ...rest,
    ...(!decided.includes(schema) && own),
    ...(left.length > 0 && { allOf: left }),
  };
}

/** The ends of a conditional: where one of them is a conditional about the same property, the ends of that. */
function partsOf({ if: condition, then, else: otherwise }: Conditional): readonly Schema[] {
  const key = literalCondition(condition)?.path.join('\0');
  return [then, otherwise].flatMap((part): readonly Schema[] => {
    if (part === undefined) return [];
    const isChained = isConditional(part) && literalCondition(part.if)?.path.join('\0') === key;
    return isChained ? partsOf(part) : [part];
  });
}

/** The scalars that a property may be, where some schema of it lists them. */
function listedValues(
  schemas: readonly (Schema | undefined)[],
  lookUp: LookUp,
): readonly JsonValue[] | undefined {
  const parts = schemas.flatMap((one) => conjuncts(one, lookUp));
  const listed = parts.flatMap((one) => {
    const values = valuesOf(one) ?? (one.type === 'boolean' ? [true, false] : undefined);
    return values === undefined ? [] : [values];
  });
  const [first, ...others] = listed;
  if (first === undefined || !first.every(isJsonScalar)) return undefined;
  const types = parts.flatMap((one) => {
    const stated = typesOf(one);
    return stated === undefined ? [] : [stated];
  });
  return first.filter(
    (value) => others.every((list) => list.includes(value)) && types.every((one) => isOfTypes(value, one)),
  );
}
