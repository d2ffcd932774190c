import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { mapSubschemas, type Schema, type SchemaObject } from '../catalog/schema.js';
import { aliasOf } from './property-alias.js';

/** The name under which every declaration is printed; the caller gives it the right one when it reads the text. */
const PLACEHOLDER = 'Declaration';

/** Keywords that the library reads. What the others say is in the comment, or is left to the validator. */
const READ = new Set(
  'type type properties required additionalProperties patternProperties allOf anyOf oneOf tsType description'.split(
    ' ',
  ),
);

/**
 * Prints one lowered schema as `export interface Declaration {...}` or `export type Declaration = ...`. The library
 * never sees a reference, a title or an `$id`, so that it opens no file, names nothing itself and repeats nothing.
 */
export function printDeclaration(schema: Schema): Promise<string> {
  const input = typeof schema === 'boolean' ? { tsType: schema ? 'unknown' : 'never' } : forLibrary(schema);
  return compile(input as JSONSchema, PLACEHOLDER, {
    additionalProperties: false,
    bannerComment: '',
    cwd: '/',
    declareExternallyReferenced: false,
    enableConstEnums: false,
    format: false,
    unknownAny: true,
    $refOptions: { resolve: { external: false } },
  });
}

/** The library speaks draft-04's tuples: a list of `items`, and `additionalItems` for what comes after. */
function forLibrary(schema: SchemaObject): SchemaObject {
  const inner = mapSubschemas(schema, (one) => (typeof one === 'boolean' ? one : forLibrary(one)));
  const { prefixItems, items, properties, required, ...rest } = inner;
  const known = {
    ...Object.fromEntries(Object.entries(rest).filter(([keyword]) => READ.has(keyword))),
    ...(properties && { properties: aliased(properties) }),
    ...(required && { required: required.map(aliasOf) }),
  };
  if (prefixItems === undefined) return { ...known, ...(items !== undefined && { items }) };
  const length = { ...(inner.minItems !== undefined && { minItems: inner.minItems }) };
  return {
    ...known,
    ...length,
    items: prefixItems,
    additionalItems: items ?? true,
  } as unknown as SchemaObject;
}

function aliased(
  properties: NonNullable<SchemaObject['properties']>,
): NonNullable<SchemaObject['properties']> {
  return Object.fromEntries(Object.entries(properties).map(([key, inner]) => [aliasOf(key), inner]));
}
