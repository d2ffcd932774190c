/**
 * Compares the evaluator by which `contains` judges constants and witnesses with the official JSON Schema Test Suite:
 * `node scripts/containment/evaluator.mjs FOLDER` after a build. The exit status is 1 when a verdict differs and is not
 * excused below.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluatorOf } from '../../build/contains/evaluate/evaluate.js';
import { readSchema } from '../../build/contains/read/read-schema.js';
import { Unreadable } from '../../build/contains/unreadable.js';
import { FORMAT_NAMES } from '../../build/patterns/formats.js';

const [suite = ''] = process.argv.slice(2);
if (!existsSync(path.join(suite, 'tests'))) {
  console.error('name the folder of the JSON Schema Test Suite');
  process.exit(2);
}

/** Files that require what hookschema does not do, with the reason. */
const EXCUSED = new Map([
  ['format', 'formats are checked, and the suite takes them for annotations'],
  ['vocabulary', 'a meta-schema that turns keywords off is a dialect that cannot be read'],
]);

/** @type {Readonly<Record<string, import('../../build/schema/dialect.js').Dialect>>} */
const DRAFTS = {
  draft4: 'draft-04',
  draft6: 'draft-06',
  draft7: 'draft-07',
  'draft2019-09': '2019-09',
  'draft2020-12': '2020-12',
};

/** @type {Record<string, { tests: number, right: number, unreadable: number, wrong: number }>} */
const table = {};
let wrong = 0;
for (const [folder, dialect] of Object.entries(DRAFTS)) {
  if (!existsSync(path.join(suite, 'tests', folder))) continue;
  const row = { tests: 0, right: 0, unreadable: 0, wrong: 0 };
  table[dialect] = row;
  const documents = remotes(folder);
  for (const name of readdirSync(path.join(suite, 'tests', folder)).filter((one) => one.endsWith('.json'))) {
    for (const { description, schema, tests } of json(path.join(suite, 'tests', folder, name))) {
      for (const { data, valid, description: test } of tests) {
        row.tests += 1;
        const verdict = verdictOf(schema, data, { dialect, documents });
        if (verdict === valid) row.right += 1;
        else if (verdict === 'unreadable') row.unreadable += 1;
        else if (!EXCUSED.has(name.replace('.json', ''))) {
          row.wrong += 1;
          console.log(`${dialect} ${name}: ${description}: ${test}`);
        }
      }
    }
  }
  wrong += row.wrong;
}
console.table(table);
process.exitCode = wrong === 0 ? 0 : 1;

/**
 * @param {any} schema
 * @param {any} data
 * @param {{ dialect: import('../../build/schema/dialect.js').Dialect, documents: Readonly<Record<string, unknown>> }} options
 */
function verdictOf(schema, data, { dialect, documents }) {
  try {
    const read = readSchema(schema, { dialect, documents, formats: FORMAT_NAMES });
    return evaluatorOf(read, { left: 1e7 })(data);
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  }
}

/** @param {string} folder */
function remotes(folder) {
  const root = path.join(suite, 'remotes');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  const own = names.filter((name) => !/^draft/.test(name) || name.startsWith(`${folder}/`));
  return Object.fromEntries(
    own.map((name) => [`http://localhost:1234/${name}`, json(path.join(root, name))]),
  );
}

/** @param {string} file */
function json(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
