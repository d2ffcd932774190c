import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode } from '../module/statement.js';
import { reachable } from '../schema/reachable.js';
import { innerSchemas, refName, type Schema, withoutAnnotations } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';
import { layOutCode } from '../text/lay-out.js';
import { quote } from '../text/safe-text.js';

const PATH = 'json-schemas';

/** A reference to the constant with an event's or a definition's JSON Schema. */
export function jsonSchema(name: string): ImportedName {
  return fromModule(PATH)(jsonSchemaName(name));
}

function jsonSchemaName(name: string): string {
  return `schema${name}`;
}

/**
 * The module of the JSON Schemas that validators offer as Standard Schemas: one constant per event and definition,
 * without annotations (`schemas/` has those). The constants refer to each other, so that a bundler drops unused ones.
 * The module is not an entry point of the package.
 */
export function jsonSchemaModule(catalog: Catalog): OutputModule {
  const all = schemasByName(catalog);
  const used = new Set(
    catalog.events.flatMap(({ names, schema }) => [names.type, ...reachable(schema, all)]),
  );
  const texts = [...used].sort().map((name) => constantFor(name, all.get(name) ?? true));
  return { path: PATH, statements: exportedCode(...texts) };
}

function constantFor(name: string, schema: Schema): string {
  const bare = withoutAnnotations(withWrittenKeywords(schema));
  const refs = new Map(schemasWithRef(bare));
  const text = layOutCode(bare as JsonValue, { indent: '  ', used: 22, refOf: (one) => refs.get(one) });
  const isObject = text.startsWith('{');
  return `const ${jsonSchemaName(name)} = {
  name: ${quote(name)},
  schema: (${refs.size > 0 ? 'ref' : ''}) => ${isObject ? `(${text})` : text},
};`;
}

/** Every subschema that refers to a definition, with the expression for the reference. */
function schemasWithRef(schema: Schema): readonly (readonly [object, string])[] {
  if (typeof schema === 'boolean') return [];
  const inner = innerSchemas(schema).flatMap(schemasWithRef);
  return schema.$ref === undefined
    ? inner
    : [[schema, `ref(${jsonSchemaName(refName(schema.$ref))})`] as const, ...inner];
}
