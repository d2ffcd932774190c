import { SUITE_DRAFTS } from './drafts.mjs';

/**
 * @typedef {import('./suite.mjs').Group} Group
 * @typedef {import('./suite.mjs').JsonValue} JsonValue
 */

/** The schema of an event whose `data` is the instance of a test. */
const EVENT = {
  type: 'object',
  properties: { type: { const: 'case' }, data: { $ref: '../subject.json' } },
  required: ['type', 'data'],
};

/**
 * The files of a schema folder for a schema of the suite, by path. The generator finds documents by their `$id`, so a
 * document without one gets its address as `$id`. A document with another `$id` can be found by both.
 *
 * @param {Group} group
 * @param {ReadonlyMap<string, JsonValue>} documents the documents that the schema refers to, by URI
 * @returns {Record<string, JsonValue>}
 */
export function schemaFiles({ draft, schema }, documents) {
  const { dialect } = SUITE_DRAFTS[draft];
  /** @type {Record<string, JsonValue>} */
  const files = { 'events/case.json': EVENT, 'subject.json': withMember(schema, '$schema', dialect) };
  for (const [uri, document] of documents) {
    const name = `remotes${new URL(uri).pathname.replace(/(?:\.json)?$/, '.json')}`;
    files[name] = withMember(withMember(document, '$id', uri), '$schema', dialect);
    const id = idOf(files[name]);
    if (id !== undefined && new URL(id, uri).href.replace(/#$/, '') !== uri)
      files[name.replace(/\.json$/, '-address.json')] = { $schema: dialect, $id: uri, allOf: [{ $ref: id }] };
  }
  return files;
}

/**
 * @param {JsonValue} schema
 * @param {string} key
 * @param {string} value
 * @returns {JsonValue} the schema with the member added, unless it already has it or is a boolean
 */
function withMember(schema, key, value) {
  if (typeof schema !== 'object' || schema === null || Object.hasOwn(schema, key)) return schema;
  return { [key]: value, ...schema };
}

/** @param {JsonValue | undefined} schema */
function idOf(schema) {
  if (typeof schema !== 'object' || schema === null || !('$id' in schema)) return undefined;
  return typeof schema.$id === 'string' ? schema.$id : undefined;
}
