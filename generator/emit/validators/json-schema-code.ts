import type { Catalog } from '../../catalog/catalog.js';
import type { JsonValue } from '../../json/json.js';
import { code } from '../../module/code.js';
import { fromModule } from '../../module/imported-name.js';
import type { OutputModule } from '../../module/output.js';
import { exportedCode } from '../../module/statement.js';
import { memoize } from '../../schema/memoize.js';
import type { Schema } from '../../schema/schema.js';
import { layOutCode } from '../../text/lay-out.js';
import { quote } from '../../text/safe-text.js';
import { type Parts, partHomes } from '../../validate/part-homes.js';
import { refsIn, type SchemaData } from '../../validate/schema-data.js';
import { schemaGuard } from '../../validate/schema-guard.js';
import { JSON_SCHEMAS, partLinks, schemaConstant } from './part-links.js';

/** A reference to the table of the events' JSON Schemas by event type. */
export const schemaTable = fromModule(JSON_SCHEMAS)('schemas');

/**
 * The module of the JSON Schemas that validators offer as Standard Schemas and from which they explain rejections: one
 * constant per event and definition, without annotations (`schemas/` has those). The constants refer to each other, so
 * that a bundler drops unused ones. Definitions have their guards, because what these accept needs no explanation. What
 * many events need is in the module of definitions. The module is not an entry point of the package.
 */
export function jsonSchemaModule(catalog: Catalog): OutputModule {
  const { link, schema } = partLinks(catalog);
  const entries = catalog.events.map(({ type, names }) => code`  [${quote(type)}, ${schema(names.type)}],\n`);
  return {
    path: JSON_SCHEMAS,
    statements: exportedCode(
      ...schemaTexts(catalog, partHomes(catalog).others).map(link),
      code`const schemas = /* @__PURE__ */ new Map([\n${entries}]);`,
    ),
  };
}

/** The declarations of the constants of some JSON Schemas, whose names are to be linked. */
export function schemaTexts(catalog: Catalog, { schemas }: Parts): readonly string[] {
  return [...schemas].map(([name, data]) => {
    const guard = schemaGuard(catalog, name);
    const written = constantTexts(data);
    const key = `${name} ${guard}`;
    const text = written.get(key) ?? constantText(name, guard, data);
    written.set(key, text);
    return text;
  });
}

/** The declarations that were written already, by name and guard: some are in two modules. */
const constantTexts = memoize((_data: SchemaData) => new Map<string, string>());

/** Stands for `undefined`, which JSON does not have: the keyword is not checked. */
const NOTHING = { $ref: '' };

function constantText(name: string, guard: string | undefined, data: SchemaData): string {
  const { schema, instead } = data;
  const refs = new Map<object, string>();
  for (const [one, target] of refsIn(data)) refs.set(one, `ref(${schemaConstant(target)})`);
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
  return `const ${schemaConstant(name)} = {
  name: ${quote(name)},${guard === undefined ? '' : `\n  guard: ${guard},`}
  schema: (${refs.size > 0 ? 'ref' : ''}) => ${isObject ? `(${text})` : text},
};`;
}
