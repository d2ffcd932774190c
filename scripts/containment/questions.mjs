import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One direction of a pair: is every value of `sub` a value of `sup`? `answer` is undefined where nobody knows.
 *
 * @typedef {import('../../build/schema/dialect.js').Dialect} Dialect
 * @typedef {{
 *   id: string, group: string, dialect: Dialect, sub: unknown, sup: unknown, answer: boolean | undefined,
 * }} Question
 */

/** Answers of the data that are wrong, each with the reason. */
const DISPUTED = new URL('disputed.json', import.meta.url);

/** @param {string | URL} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The names of the files of pairs. @param {string} folder */
export function dataNames(folder) {
  const names = readdirSync(path.join(folder, 'data')).filter((name) => name.endsWith('.ndjson'));
  return names.map((name) => name.slice(0, -'.ndjson'.length)).sort();
}

/**
 * The questions of a file of pairs, without those that are set aside.
 * @param {string} folder
 * @param {string} name
 * @returns {readonly Question[]}
 */
export function readQuestions(folder, name) {
  const lines = readFileSync(path.join(folder, 'data', `${name}.ndjson`), 'utf8').split('\n');
  const corrections = path.join(folder, 'doubtful.json');
  /** @type {readonly { id: string, check: string, corrected: boolean | null }[]} */
  const doubtful = [...(existsSync(corrections) ? readJson(corrections) : []), ...readJson(DISPUTED)];
  const better = new Map(doubtful.map(({ id, check, corrected }) => [`${id} ${check}`, corrected]));
  return lines.flatMap((line) => (line === '' ? [] : directions(JSON.parse(line), better)));
}

/**
 * @param {any} pair
 * @param {ReadonlyMap<string, boolean | null>} better
 * @returns {readonly Question[]}
 */
function directions(pair, better) {
  const [first, second] = [pair.schema1, pair.schema2].map((one) => plain(one, pair.dialect));
  const both = [
    { check: 's1SubsetOfS2', sub: first, sup: second },
    { check: 's2SubsetOfS1', sub: second, sup: first },
  ];
  return both.flatMap(({ check, sub, sup }) => {
    const key = `${pair.id} ${check}`;
    const known = better.has(key) ? better.get(key) : pair[check];
    if (!(check in pair) || better.get(key) === null) return [];
    const dialect = pair.dialect ?? '2020-12';
    return [{ id: key, group: pair.label ?? pair.keyword, dialect, sub, sup, answer: known ?? undefined }];
  });
}

/**
 * A schema without a `$schema` that is not one of JSON Schema's, and without what such a schema has beside it.
 * @param {any} schema
 * @param {Dialect | undefined} dialect
 */
function plain(schema, dialect) {
  if (typeof schema === 'boolean' && dialect === 'draft-04') return schema ? {} : { not: {} };
  const named = typeof schema === 'object' ? String(schema?.$schema ?? '') : '';
  if (named === '' || /^https?:\/\/json-schema\.org\//.test(named)) return schema;
  const { $schema: _, self: _self, ...rest } = schema;
  return rest;
}
