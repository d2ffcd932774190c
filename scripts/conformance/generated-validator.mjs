import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticError, generate } from '../../dist/index.js';
import { schemaFiles } from './schema-files.mjs';

/**
 * @typedef {import('./suite.mjs').Group} Group
 * @typedef {import('./suite.mjs').JsonValue} JsonValue
 * @typedef {{ judge: (data: JsonValue) => boolean, hasFixtures?: boolean } | { refused: string }} Validator
 */

/**
 * Makes a validator from a schema the way a user does: writes a schema folder, generates a package from it, and imports
 * the package.
 *
 * @param {Group} group
 * @param {ReadonlyMap<string, JsonValue>} documents the documents that the schema refers to, by URI
 * @param {string} folder the folder to create
 * @returns {Promise<Validator>} `hasFixtures`: a minimal and a full payload could be made. `refused`: the codes of the
 *   diagnostics when the generator rejects the schema, or its error when it fails
 */
export async function generatedValidator(group, documents, folder) {
  for (const [name, schema] of Object.entries(schemaFiles(group, documents))) {
    const file = path.join(folder, 'schemas', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(schema));
  }
  try {
    const catalog = { schemas: 'schemas', out: 'generated', package: { name: 'case' } };
    const { warnings } = await generate(catalog, { cwd: folder });
    const hasFixtures = warnings.every(({ code }) => code !== 'HS407');
    return { judge: await importJudge(path.join(folder, 'generated')), hasFixtures };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) return { refused: `crash: ${firstLine(error)}` };
    const codes = error.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const refused = [...new Set(codes)].sort().join(' ');
    // The generator says that no payload is valid, which the suite then has to say of every test.
    return refused === 'HS222' ? { judge: () => false, hasFixtures: true } : { refused };
  }
}

/**
 * The verdict of a generated package. It throws unless all entry points agree.
 *
 * @param {string} folder
 * @returns {Promise<(data: JsonValue) => boolean>}
 */
async function importJudge(folder) {
  const load = (/** @type {string} */ name) => import(pathToFileURL(path.join(folder, `${name}.js`)).href);
  const [validators, guards, allErrors] = await Promise.all(['validators', 'guards', 'all-errors'].map(load));
  return (data) => {
    const payload = { type: 'case', data };
    const valid = validators.validateCaseEvent(payload).valid;
    const others = {
      'validators.js: the guard': validators.isCaseEvent(payload),
      'validators.js: the union': validators.validateWebhookEvent(payload).valid,
      'guards.js': guards.isCaseEvent(payload),
      'guards.js: the union': guards.isWebhookEvent(payload),
      'all-errors.js': allErrors.validateCaseEvent(payload).valid,
    };
    for (const [name, answer] of Object.entries(others)) {
      if (answer !== valid) throw new Error(`validators.js says ${valid}, ${name} says ${answer}`);
    }
    return valid;
  };
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0];
}
