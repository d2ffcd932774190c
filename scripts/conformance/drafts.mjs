/** @typedef {'draft-07' | '2020-12'} Draft */

/** The drafts that are measured, and the names that the suite and Ajv use for them. */
export const SUITE_DRAFTS = /** @type {const} */ ({
  'draft-07': {
    folder: 'draft7',
    dialect: 'http://json-schema.org/draft-07/schema#',
    metaSchemas: ['json-schema-draft-07.json'],
  },
  '2020-12': {
    folder: 'draft2020-12',
    dialect: 'https://json-schema.org/draft/2020-12/schema',
    metaSchemas: [
      'json-schema-2020-12/schema.json',
      ...['applicator', 'content', 'core', 'format-annotation', 'meta-data', 'unevaluated', 'validation'].map(
        (name) => `json-schema-2020-12/meta/${name}.json`,
      ),
    ],
  },
});

/** @type {readonly Draft[]} */
export const DRAFTS = ['draft-07', '2020-12'];
