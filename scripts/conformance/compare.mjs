import path from 'node:path';
import { ajvValidator } from './ajv-validator.mjs';
import { generatedValidator } from './generated-validator.mjs';
import { neededBy } from './needed.mjs';
import { readGroups, readMetaSchemas, readRemotes } from './suite.mjs';

/**
 * What is known of one test. A verdict is `valid` or `invalid`; anything else says why there is none. `hasFixtures` is
 * there where there is a validator: whether payloads could be made of its schema.
 *
 * @typedef {{ draft: Draft, file: string, group: string, test: string, suite: string, ours: string, ajv: string, hasFixtures?: boolean }} Row
 * @typedef {import('./suite.mjs').Draft} Draft
 * @typedef {import('./suite.mjs').JsonValue} JsonValue
 * @typedef {import('./generated-validator.mjs').Validator} Validator
 */

/**
 * Judges every instance of a draft's tests by a generated validator and by Ajv.
 *
 * @param {string} suite folder of the suite
 * @param {Draft} draft
 * @param {string} temp a folder for what is generated
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
