import type { Catalog } from '../../catalog/catalog.js';
import { typedSchemas } from '../../catalog/lower/typed-schemas.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../../json/json.js';
import type { TypeName } from '../../schema/instance-types.js';
import { memoize } from '../../schema/memoize.js';
import { refName, typesOf } from '../../schema/schema.js';
import { loweredTypes } from '../../types/declare-types.js';
import type { RuleSchema } from '../../types/type-rules/rule.js';
import { TYPE_RULES } from '../../types/type-rules.js';
import { type Member, NEVER, type ObjectShape, type Shape, UNKNOWN } from './shape.js';

/** Rules that only help the compiler or the reader. Without them, types say the same in fewer forms. */
export const RULES_LEFT_OUT: ReadonlySet<string> = new Set([
  'a property without a description has that of its reference',
  'the comment says what the type cannot',
  'an open enumeration keeps its literals',
  'an object that need not have any property is still an object',
]);

const RULES = TYPE_RULES.filter(({ name }) => !RULES_LEFT_OUT.has(name));

/** The types of a catalog by name, in the form in which types are compared. */
export const shapesOf: (catalog: Catalog) => ReadonlyMap<string, Shape> = memoize(
  (catalog) =>
    new Map(
      [...loweredTypes(typedSchemas(catalog), catalog.types, RULES)].map(([name, one]) => [
        name,
        shapeOf(one),
      ]),
    ),
);

/** The shape of a schema that the type rules have been applied to. */
function shapeOf(schema: RuleSchema | boolean): Shape {
  if (typeof schema === 'boolean') return schema ? UNKNOWN : NEVER;
  const { tsType, enum: values, $ref, anyOf, allOf } = schema;
  if (tsType !== undefined) return tsType === 'unknown' ? UNKNOWN : { kind: 'text', text: tsType };
  if (values !== undefined) return union(values.map(valueShape));
  if ($ref !== undefined) return { kind: 'name', name: refName($ref) };
  const parts: readonly Shape[] = [
    ...(typesOf(schema) === undefined
      ? []
      : [union((typesOf(schema) ?? []).map((one) => ofType(one, schema)))]),
    ...(anyOf === undefined ? [] : [union(anyOf.map(shapeOf))]),
    ...(allOf ?? []).map(shapeOf),
  ];
  const [only, ...more] = parts;
  if (only === undefined) return UNKNOWN;
  return more.length === 0 ? only : { kind: 'intersection', parts };
}

function union(parts: readonly Shape[]): Shape {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { kind: 'union', parts };
}

function ofType(type: TypeName, schema: RuleSchema): Shape {
  switch (type) {
    case 'object':
      return objectShape(schema);
    case 'array': {
      const { prefixItems = [], items = true, minItems = 0 } = schema;
      const rest = shapeOf(items);
      return {
        kind: 'list',
        items: prefixItems.map(shapeOf),
        least: prefixItems.length === 0 ? 0 : Math.min(minItems, prefixItems.length),
        ...(items !== false && { rest }),
        texts: [],
      };
    }
    case 'boolean':
      return union([true, false].map(valueShape));
    case 'integer':
    case 'number':
      return { kind: 'primitive', type: 'number' };
    default:
      return { kind: 'primitive', type };
  }
}

function objectShape({
  properties = {},
  required = [],
  additionalProperties: others = false,
  patternProperties = {},
}: RuleSchema): ObjectShape {
  const isRequired = new Set(required);
  return {
    kind: 'object',
    properties: new Map(
      Object.entries(properties).map(([name, one]) => [
        name,
        { shape: shapeOf(one), isOptional: !isRequired.has(name) },
      ]),
    ),
    ...(others !== false && { others: shapeOf(others) }),
    patterns: Object.entries(patternProperties)
      .map(([pattern, one]) => [pattern, shapeOf(one)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
    texts: [],
  };
}

/** The type of a listed value. An object may have further properties whose values are among its own. */
function valueShape(value: JsonValue): Member {
  if (value === null) return { kind: 'primitive', type: 'null' };
  if (isJsonArray(value))
    return { kind: 'list', items: value.map(valueShape), least: value.length, texts: [] };
  if (!isJsonObject(value)) return { kind: 'literal', value };
  if (Object.keys(value).length === 0)
    return { kind: 'object', properties: new Map(), others: NEVER, patterns: [], texts: [] };
  const members = Object.entries(value).map(
    ([name, one]) => [name, { shape: valueShape(one), isOptional: false }] as const,
  );
  return { kind: 'object', properties: new Map(members), patterns: [], texts: [JSON.stringify(value)] };
}
