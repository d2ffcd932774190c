import type { NamedSchema } from '../catalog/index/named-schema.js';
import { isJsonObject, type JsonObject } from '../json/json.js';
import { pointerTokens, valueAt } from '../json/json-pointer.js';
import { mapSubschemas, type Schema, type SchemaObject } from '../schema/schema.js';
import { writtenPointer } from './check-types.js';

/** A schema object of the catalog, with its place in the named schema that holds it. */
export interface PlacedSchema {
  readonly owner: NamedSchema;
  readonly path: readonly string[];
  readonly schema: SchemaObject;
}

/** Every schema object inside a named schema, itself included. */
export function placedSchemas(owner: NamedSchema): readonly PlacedSchema[] {
  const found: PlacedSchema[] = [];
  const visit = (schema: Schema, path: readonly string[]): Schema => {
    if (typeof schema === 'boolean') return schema;
    found.push({ owner, path, schema });
    return mapSubschemas(schema, (inner, at) => visit(inner, [...path, ...at]));
  };
  visit(owner.schema, []);
  return found;
}

/** A schema as its file has it, and the JSON Pointer to it. */
export function writtenSchema({ owner, path }: Pick<PlacedSchema, 'owner' | 'path'>): {
  readonly pointer: string;
  readonly written: JsonObject;
} {
  const pointer = writtenPointer(owner.node, path);
  const value = valueAt(owner.node.document.value, pointerTokens(pointer) ?? []);
  return { pointer, written: isJsonObject(value) ? value : {} };
}
