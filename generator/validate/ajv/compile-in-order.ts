import type { ValidateFunction } from 'ajv';
import { compileSchema, SchemaEnv } from 'ajv/dist/compile/index.js';
import type AjvCore from 'ajv/dist/core.js';
import { referencesIn } from '../../schema/in-place.js';
import { referencesFirst } from '../../schema/references-first.js';
import { refTo, type Schema, type SchemaObject } from '../../schema/schema.js';

const ROOT = 'catalog';

/**
 * Adds schemas to an Ajv, and creates a function that compiles one of them. Ajv compiles what a schema refers to while it
 * compiles the schema, which goes as deep as the catalog is large. Here each schema is compiled by itself, after what it
 * refers to.
 * @param schemas the schemas by id; the ids need no escaping in a `$ref`
 */
export function compileInOrder(
  ajv: AjvCore.default,
  schemas: ReadonlyMap<string, SchemaObject>,
): (id: string) => ValidateFunction {
  ajv.addSchema({ $id: ROOT, $defs: Object.fromEntries(schemas) });
  const root = ajv.schemas[ROOT];
  if (root === undefined) throw new Error('Ajv has not kept the schemas');
  const known = new Map<string, SchemaEnv>();
  // Ajv takes what is in `refs` as it is. A schema that is not compiled yet is called through its entry.
  const entryOf = (id: string): SchemaEnv => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const schema = schemas.get(id);
    if (schema === undefined) throw new Error(`Ajv does not find the schema ${id}`);
    const entry = new SchemaEnv({ schema, schemaId: '$id', root, baseId: root.baseId });
    root.refs[ROOT + refTo(id)] = entry;
    known.set(id, entry);
    return entry;
  };
  const compile = (id: string): ValidateFunction => {
    const entry = entryOf(id);
    for (const other of referencesIn(schemas.get(id) ?? true)) entryOf(other);
    const { validate } = entry.validate ? entry : compileSchema.call(ajv, entry);
    if (!validate) throw new Error(`Ajv has not compiled the schema ${id}`);
    return validate as ValidateFunction;
  };
  const ids = new Map<Schema, string>([...schemas].map(([id, schema]) => [schema, id]));
  const first = referencesFirst(
    (id) => schemas.get(id),
    (one) => referencesIn(one),
    (one) => compile(ids.get(one) ?? ''),
  );
  return (id) => {
    first(schemas.get(id) ?? true);
    return compile(id);
  };
}
