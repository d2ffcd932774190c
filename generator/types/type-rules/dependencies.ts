import { possibleTypes } from '../../schema/coverage.js';
import { conjuncts } from '../../schema/in-place.js';
import type { LookUp } from '../../schema/look-up.js';
import type { RuleSchema, TypeRule } from './rule.js';
import { hasFinalType, without } from './schema-helpers.js';

/** Rules about what the presence of a property requires. */
export const DEPENDENCY_RULES: readonly TypeRule[] = [
  {
    name: 'what a required property requires is required',
    apply: (schema, { lookUp, coverageOf }) => {
      // What is required of objects says nothing about null.
      if (possibleTypes(coverageOf(schema)).join() !== 'object') return schema;
      let settled: RuleSchema = schema;
      // What is settled may require further properties.
      for (let next = settle(schema, lookUp); next !== settled; next = settle(settled, lookUp))
        settled = next;
      return settled;
    },
  },
];

function settle(schema: RuleSchema, lookUp: LookUp): RuleSchema {
  const present = new Set(conjuncts(schema, lookUp).flatMap(({ required = [] }) => required));
  return present.size === 0 ? schema : settleFor(present, schema);
}

/** The schema and its branches in `allOf` for objects that have the given properties; the same where nothing follows. */
function settleFor(present: ReadonlySet<string>, schema: RuleSchema): RuleSchema {
  if (hasFinalType(schema)) return schema;
  const branches = schema.allOf?.map((one) => (typeof one === 'boolean' ? one : settleFor(present, one)));
  const isSame = branches === undefined || branches.every((one, at) => one === schema.allOf?.[at]);
  return settleOwn(present, isSame ? schema : { ...schema, allOf: branches });
}

function settleOwn(present: ReadonlySet<string>, schema: RuleSchema): RuleSchema {
  const { dependentRequired = {}, dependentSchemas = {}, required = [], allOf = [] } = schema;
  const [names, openNames] = divide(dependentRequired, present);
  const [schemas, openSchemas] = divide(dependentSchemas, present);
  if (names.length + schemas.length === 0) return schema;
  const needed = [...new Set([...required, ...names.flatMap(([, list]) => list)])];
  return {
    ...without(schema, ['dependentRequired', 'dependentSchemas']),
    ...(openNames.length > 0 && { dependentRequired: Object.fromEntries(openNames) }),
    ...(openSchemas.length > 0 && { dependentSchemas: Object.fromEntries(openSchemas) }),
    ...(needed.length > 0 && { required: needed }),
    ...(schemas.length > 0 && { allOf: [...allOf, ...schemas.map(([, one]) => one)] }),
  };
}

type Entries<T> = readonly (readonly [string, T])[];

/** The entries of the given properties, and the others. */
function divide<T>(
  map: Readonly<Record<string, T>>,
  present: ReadonlySet<string>,
): readonly [Entries<T>, Entries<T>] {
  const entries = Object.entries(map);
  return [entries.filter(([key]) => present.has(key)), entries.filter(([key]) => !present.has(key))];
}
