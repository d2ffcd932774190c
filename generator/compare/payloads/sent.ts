import { EVALUATING, schemasAt } from '../../schema/in-place.js';
import { keywordsThatApply } from '../../schema/keyword-sets.js';
import type { LookUp } from '../../schema/look-up.js';
import {
  allowsType,
  mapSubschemas,
  refName,
  refTo,
  type Schema,
  type SchemaObject,
} from '../../schema/schema.js';

/** What is added to the name of a definition for the values that are sent under it. */
const SENT = '!sent';

/** The keywords whose schemas describe values inside. */
const INSIDE = keywordsThatApply('inside');
/** The keywords whose schemas describe the same value, and do not only test it. */
const VALUE = keywordsThatApply('value', 'value-if');

/**
 * The schemas of a catalog as they describe what is sent: nobody sends a property that the schema does not declare. An
 * object that declares properties is closed, at every depth; one that declares none stays open, and so does one that
 * says what its other properties are. Conditions and negations stay as they are.
 *
 * A definition can describe a value, or be a part of a schema that adds properties. It is therefore given twice: under its
 * own name, where only what is inside it is closed, and under another name, closed itself.
 */
export function sentSchemas(
  schemas: ReadonlyMap<string, Schema>,
  lookUp: LookUp,
): ReadonlyMap<string, Schema> {
  return new Map(
    [...schemas].flatMap(([name, schema]): readonly (readonly [string, Schema])[] => [
      [name, withInside(schema, lookUp)],
      [name + SENT, asSent(schema, lookUp)],
    ]),
  );
}

/** The reference to a schema of `sentSchemas` that describes whole values. */
export function refToSent(name: string): string {
  return refTo(name + SENT);
}

/** The schema with everything inside its values closed, but not itself. */
function withInside(schema: Schema, lookUp: LookUp): Schema {
  if (typeof schema === 'boolean') return schema;
  const inside = mapSubschemas(schema, (inner) => asSent(inner, lookUp), INSIDE);
  return mapSubschemas(inside, (inner) => withInside(inner, lookUp), VALUE);
}

function asSent(schema: Schema, lookUp: LookUp): Schema {
  if (typeof schema === 'boolean') return schema;
  if (schema.$ref !== undefined && Object.keys(schema).every(isBeside))
    return { ...schema, $ref: refToSent(refName(schema.$ref)) };
  return closed(withInside(schema, lookUp), schema, lookUp);
}

/** Keywords beside a reference that do not affect which values are valid. */
function isBeside(keyword: string): boolean {
  return ['$ref', 'title', 'description', 'examples', 'deprecated', 'default'].includes(keyword);
}

function closed(inner: Schema, schema: Schema, lookUp: LookUp): Schema {
  if (typeof inner === 'boolean' || !declares(schema, lookUp, new Set())) return inner;
  if (inner.unevaluatedProperties !== undefined) return inner;
  if (isPlain(inner))
    return inner.additionalProperties === undefined ? { ...inner, additionalProperties: false } : inner;
  return { ...inner, unevaluatedProperties: false };
}

/** True where no other keyword can declare properties, so that the cheaper keyword closes the object. */
function isPlain(schema: SchemaObject): boolean {
  return schema.$ref === undefined && schemasAt(schema, EVALUATING).length === 0;
}

/** True where every object that a schema accepts has declared properties. */
function declares(schema: Schema, lookUp: LookUp, open: ReadonlySet<string>): boolean {
  if (typeof schema === 'boolean') return false;
  if (schema.properties !== undefined || schema.patternProperties !== undefined) return true;
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const target = open.has(name) ? undefined : lookUp(name);
    if (target !== undefined && declares(target, lookUp, new Set([...open, name]))) return true;
  }
  const choices = [schema.anyOf, schema.oneOf].filter((list) => list !== undefined);
  return (
    (schema.allOf ?? []).some((one) => declares(one, lookUp, open)) ||
    choices.some((list) => list.every((one) => declares(one, lookUp, open) || takesNoObject(one, lookUp)))
  );
}

function takesNoObject(schema: Schema, lookUp: LookUp): boolean {
  if (typeof schema === 'boolean') return !schema;
  const target = schema.$ref === undefined ? undefined : lookUp(refName(schema.$ref));
  return !allowsType(schema, 'object') || (typeof target === 'object' && !allowsType(target, 'object'));
}
