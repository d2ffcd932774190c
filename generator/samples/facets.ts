import { type LookUp, mergeExact } from '../schema/merge-exact.js';
import { perSchema } from '../schema/per-schema.js';
import {
  refName,
  type Schema,
  type SchemaObject,
  type TypeName,
  typeOfValue,
  typesOf,
  valuesOf,
} from '../schema/schema.js';

/**
 * What a place in a payload may be: one schema without references for each alternative, in the order in which they are
 * written. Undefined where the schema says something that cannot be taken apart like that.
 */
export function alternatives(schema: Schema, lookUp: LookUp): readonly SchemaObject[] | undefined {
  if (schema === false) return [];
  if (schema === true) return [{}];
  return takenApart(schema, lookUp);
}

const takenApart = perSchema(takeApart);

function takeApart(schema: SchemaObject, lookUp: LookUp): readonly SchemaObject[] | undefined {
  const { $ref, allOf = [], anyOf, oneOf, ...own } = schema;
  const parts: readonly Schema[] = [...($ref === undefined ? [] : [lookUp(refName($ref)) ?? true]), ...allOf];
  let found: readonly SchemaObject[] | undefined = [own];
  for (const part of parts) found = both(found, alternatives(part, lookUp), lookUp);
  for (const choice of [anyOf, oneOf]) {
    if (choice !== undefined) found = both(found, either(choice, lookUp), lookUp);
  }
  return found;
}

/** Choices within choices multiply; nobody wants fixtures for so many. */
const LIMIT = 1000;

/** True when the `type` of a schema, and its `const` and `enum`, let a kind of value pass. */
export function allowsType(schema: SchemaObject, kind: TypeName): boolean {
  const types = typesOf(schema);
  const named =
    types === undefined || types.includes(kind) || (kind === 'integer' && types.includes('number'));
  const values = valuesOf(schema);
  return named && (values === undefined || values.some((value) => typeOfValue(value) === kind));
}

function either(choice: readonly Schema[], lookUp: LookUp): readonly SchemaObject[] | undefined {
  const each = choice.map((one) => alternatives(one, lookUp));
  const all = each.every((one) => one !== undefined) ? each.flat() : undefined;
  return all === undefined || all.length > LIMIT ? undefined : all;
}

function both(
  left: readonly SchemaObject[] | undefined,
  right: readonly SchemaObject[] | undefined,
  lookUp: LookUp,
): readonly SchemaObject[] | undefined {
  if (!left || !right || left.length * right.length > LIMIT) return undefined;
  const all = left.flatMap((a) =>
    right.flatMap((b) =>
      excludes(a, b) ? [] : [isEmpty(a) ? b : isEmpty(b) ? a : mergeExact(a, b, lookUp)],
    ),
  );
  return all.every((one) => one !== undefined) ? all : undefined;
}

/** True for two schemas of which no value is an instance of both, because none is of the kinds of both. */
function excludes(a: SchemaObject, b: SchemaObject): boolean {
  const [left, right] = [typesOf(a), typesOf(b)];
  return left !== undefined && right !== undefined && !left.some((type) => allowsType({ type: right }, type));
}

function isEmpty(schema: SchemaObject): boolean {
  return Object.keys(schema).length === 0;
}
