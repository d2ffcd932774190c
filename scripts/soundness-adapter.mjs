/**
 * Adapter of hookschema's types for a harness that compares types with schemas: it takes one schema, and gives a module
 * with its declarations. It has the same stages as `generate` (read, index, resolve, name, lower, print), but requires
 * no event, and continues where `generate` would stop with a diagnostic. Types are open by default, because closed
 * types deliberately reject object literals with unknown properties. The environment variable HOOKSCHEMA may set the
 * options of `types` in a configuration, as JSON: HOOKSCHEMA='{"readonly":true}'.
 */

import { indexSchemas } from '../build/catalog/index/index-schemas.js';
import { resolveReferences } from '../build/catalog/index/references.js';
import { collectNamed } from '../build/catalog/names/collect.js';
import { nameSchemas } from '../build/catalog/names/naming.js';
import { FORMAT_NAMES } from '../build/patterns/formats.js';
import { renameReferences } from '../build/schema/rename-references.js';
import { declareTypes } from '../build/types/declare-types.js';

/** @typedef {import('../build/schema/schema.js').Schema} Schema */

const DIALECTS = /** @type {const} */ ({
  draft7: 'http://json-schema.org/draft-07/schema#',
  'draft2020-12': 'https://json-schema.org/draft/2020-12/schema',
});

const options = {
  open: true,
  any: false,
  readonly: false,
  undefined: false,
  ...JSON.parse(process.env.HOOKSCHEMA ?? '{}'),
};

const NAMES = /** @type {const} */ ({ from: 'file', events: {}, definitions: {} });

/**
 * @param {import('../build/json/json.js').JsonValue} schema
 * @param {string} name of the schema's type
 * @param {{ draft: keyof typeof DIALECTS }} context
 * @returns {Promise<string>} TypeScript with an exported declaration of that name
 */
export default async function adapter(schema, name, { draft }) {
  const value = withDialect(schema, DIALECTS[draft]);
  const file = `${name}.json`;
  const document = { path: file, file, text: JSON.stringify(value), value };
  const index = indexSchemas([document], []);
  const references = resolveReferences(index);
  const root = index.nodeAt(document, '');
  const definitions = root === undefined ? [] : [root];
  const classified = { events: [], definitions, indexes: [], withoutLiteral: 0, diagnostics: [] };
  const named = collectNamed({
    index,
    references: references.list,
    classified,
    taken: new Set(),
    rules: NAMES,
    modes: { nullable: 'standard', checkedFormats: FORMAT_NAMES },
  });
  const naming = nameSchemas(named, [], { areCarried: false, rules: NAMES, reservedNames: [] });
  const nameOf = uniqueNames(naming.names, `${file}#`, name);
  const schemas = [...named].map(
    ([key, one]) => /** @type {const} */ ([nameOf(key), renameReferences(one.schema, nameOf)]),
  );
  return (await declareTypes(new Map(schemas), options)).join('\n');
}

/**
 * @param {import('../build/json/json.js').JsonValue} schema
 * @param {string} dialect
 */
function withDialect(schema, dialect) {
  const isObject = typeof schema === 'object' && schema !== null && !Array.isArray(schema);
  return isObject && !Object.hasOwn(schema, '$schema') ? { $schema: dialect, ...schema } : schema;
}

/**
 * The names that `generate` gives. Where it would report an error, because a name is repeated or empty, another name.
 *
 * @param {ReadonlyMap<string, string>} given
 * @param {string} rootKey
 * @param {string} rootName
 * @returns {(key: string) => string}
 */
function uniqueNames(given, rootKey, rootName) {
  const names = new Map([[rootKey, rootName]]);
  const taken = new Set([rootName]);
  for (const [key, wanted] of given) {
    if (names.has(key)) continue;
    let name = wanted || 'Definition';
    while (taken.has(name)) name += '_';
    taken.add(name);
    names.set(key, name);
  }
  return (key) => names.get(key) ?? key;
}
