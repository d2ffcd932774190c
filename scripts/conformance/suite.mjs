import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SUITE_DRAFTS } from './drafts.mjs';

/**
 * The official JSON Schema Test Suite, https://github.com/json-schema-org/JSON-Schema-Test-Suite, read from disk.
 *
 * @typedef {import('../../build/json/json.js').JsonValue} JsonValue
 * @typedef {import('./drafts.mjs').Draft} Draft
 * @typedef {{ description: string, data: JsonValue, valid: boolean }} SuiteTest
 * @typedef {{ draft: Draft, file: string, description: string, schema: JsonValue, tests: readonly SuiteTest[] }} Group
 */

/** The address at which the suite expects its `remotes/`. */
const HOST = 'http://localhost:1234/';

/**
 * The groups of a draft's mandatory tests. A group has one schema and instances for it.
 *
 * @param {string} suite folder of the suite
 * @param {Draft} draft
 * @returns {readonly Group[]}
 */
export function readGroups(suite, draft) {
  const folder = path.join(suite, 'tests', SUITE_DRAFTS[draft].folder);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    /** @type {Group[]} */
    const groups = readJson(path.join(folder, name));
    return groups.map((group) => ({ ...group, draft, file: name.replace(/\.json$/, '') }));
  });
}

/**
 * The suite's remotes that a draft's tests may refer to, by URI.
 *
 * @param {string} suite folder of the suite
 * @param {Draft} draft
 * @returns {ReadonlyMap<string, JsonValue>}
 */
export function readRemotes(suite, draft) {
  const root = path.join(suite, 'remotes');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const own = names.filter((name) => {
    const [top = ''] = name.split('/');
    return name.endsWith('.json') && (!/^(?:draft|v\d)/.test(top) || top === SUITE_DRAFTS[draft].folder);
  });
  return new Map(own.sort().map((name) => [HOST + name, readJson(path.join(root, name))]));
}

/**
 * The meta-schemas of a draft by URI, from Ajv, which contains the official ones.
 *
 * @param {Draft} draft
 * @returns {ReadonlyMap<string, JsonValue>}
 */
export function readMetaSchemas(draft) {
  const { resolve } = createRequire(import.meta.url);
  return new Map(
    SUITE_DRAFTS[draft].metaSchemas.map((file) => {
      const schema = readJson(resolve(`ajv/dist/refs/${file}`));
      return [schema.$id.replace(/#$/, ''), schema];
    }),
  );
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
