import path from 'node:path';
import { ajvValidator } from './ajv-validator.mjs';
import { generatedValidator } from './generated-validator.mjs';
import { neededBy } from './needed.mjs';
import { readGroups, readMetaSchemas, readRemotes } from './suite.mjs';

/**
 * The results of one test. A verdict is `valid` or `invalid`; any other text says why there is none. `hasFixtures` says
 * whether payloads could be made from the schema; it is absent when the generator rejects the schema.
 *
 * @typedef {{ draft: Draft, file: string, group: string, test: string, suite: string, ours: string, ajv: string, hasFixtures?: boolean }} Row
 * @typedef {import('./suite.mjs').Draft} Draft
 * @typedef {import('./suite.mjs').JsonValue} JsonValue
 * @typedef {import('./generated-validator.mjs').Validator} Validator
 */

/**
 * Validates every instance of a draft's tests with a generated validator and with Ajv.
 *
 * @param {string} suite folder of the suite
 * @param {Draft} draft
 * @param {string} temp a folder for the generated packages
 * @returns {Promise<readonly Row[]>}
 */
export async function compare(suite, draft, temp) {
  const remotes = readRemotes(suite, draft);
  const all = new Map([...remotes, ...readMetaSchemas(draft)]);
  /** @type {Row[]} */
  const rows = [];
  for (const [index, group] of readGroups(suite, draft).entries()) {
    const folder = path.join(temp, `${draft}-${index}`);
    const ours = await generatedValidator(group, neededBy(group.schema, all), folder);
    const ajv = ajvValidator(group, neededBy(group.schema, remotes, ['$schema', '$ref', '$dynamicRef']));
    for (const { description, data, valid } of group.tests) {
      rows.push({
        draft,
        file: group.file,
        group: group.description,
        test: description,
        suite: word(valid),
        ours: verdict(ours, data),
        ajv: verdict(ajv, data),
        ...('hasFixtures' in ours && { hasFixtures: ours.hasFixtures }),
      });
    }
  }
  return rows;
}

/**
 * @param {Validator} validator
 * @param {JsonValue} data
 */
function verdict(validator, data) {
  if ('refused' in validator) return `refused: ${validator.refused}`;
  try {
    return word(validator.judge(data));
  } catch (error) {
    return `throws: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** @param {boolean} valid */
function word(valid) {
  return valid ? 'valid' : 'invalid';
}
