import type { Catalog } from '../catalog/catalog.js';
import type { JsonValue } from '../json/json.js';
import { fromModule, type ImportedName } from '../module/imported-name.js';
import type { OutputModule } from '../module/output.js';
import { exportedCode } from '../module/statement.js';
import { innerSchemas, refName, type Schema } from '../schema/schema.js';
import { layOutCode } from '../text/lay-out.js';
import { quote } from '../text/safe-text.js';
import { catalogData } from '../validate/catalog-data.js';
import { guardCode } from '../validate/guard-code.js';
import type { SchemaData } from '../validate/schema-data.js';
import { linkShared, type Shared } from './validation-support.js';

const PATH = 'json-schemas';

const payloads = fromModule('payloads');

/** A reference to the constant with an event's or a definition's JSON Schema. */
export function jsonSchema(name: string): ImportedName {
  return fromModule(PATH)(jsonSchemaName(name));
}

function jsonSchemaName(name: string): string {
  return `schema${name}`;
}

/** What the JSON Schemas use from the shared module. */
export function sharedByJsonSchemas(catalog: Catalog): Shared {
  return { runtime: catalogData(catalog).isMarked ? ['checked'] : [] };
}

/**
 * The module of the JSON Schemas that validators offer as Standard Schemas, and that explain rejections: one constant per
 * event and definition, without annotations (`schemas/` has those). The constants refer to each other, so that a bundler
 * drops unused ones. Definitions have their guards, because what these accept needs no explanation. The module is not an
 * entry point of the package.
 */
export function jsonSchemaModule(catalog: Catalog): OutputModule {
  const { data } = catalogData(catalog);
  const { guardOf } = guardCode(catalog);
  const texts = [...data].map(([name, one]) => constantFor(name, guardOf(name), one));
  const guards = new Set([...data.keys()].map(guardOf));
  const linked = linkShared(texts, sharedByJsonSchemas(catalog), (name) =>
    guards.has(name) ? payloads(name) : undefined,
  );
  return { path: PATH, statements: exportedCode(...linked) };
}

/** Stands for `undefined`, which JSON does not have: the keyword is not checked. */
const NOTHING = { $ref: '' };

function constantFor(name: string, guard: string | undefined, { schema, instead }: SchemaData): string {
  const refs = new Map(schemasWithRef(schema, instead));
  const text = layOutCode(schema as JsonValue, {
    indent: '  ',
    used: 22,
    refOf: (one) => (one === NOTHING ? 'undefined' : refs.get(one)),
    memberOf: (one) => {
      const found = instead.get(one as Schema);
      const rules = found?.type === undefined ? found : { ...found, anyOf: NOTHING };
      return rules && ['[checked]', rules as JsonValue];
    },
  });
  const isObject = text.startsWith('{');
  return `const ${jsonSchemaName(name)} = {
  name: ${quote(name)},${guard === undefined ? '' : `\n  guard: ${guard},`}
  schema: (${refs.size > 0 ? 'ref' : ''}) => ${isObject ? `(${text})` : text},
};`;
}

/** Every subschema that refers to a definition, with the expression for the reference. */
function schemasWithRef(
  schema: Schema,
  instead: SchemaData['instead'],
): readonly (readonly [object, string])[] {
  if (typeof schema === 'boolean') return [];
  const others = instead.get(schema) ?? {};
  const inner = [schema, others].flatMap(innerSchemas).flatMap((one) => schemasWithRef(one, instead));
  return schema.$ref === undefined
    ? inner
    : [[schema, `ref(${jsonSchemaName(refName(schema.$ref))})`] as const, ...inner];
}
