import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { READ_OPTIONS } from '../from-flag.js';

/** The options of `hookschema validate`. */
export const VALIDATE_OPTIONS = {
  ...READ_OPTIONS,
  ...CATALOG_OPTION,
  ndjson: {
    type: 'boolean',
    summary: 'read one payload per line; default: decided by the file name or the first line',
  },
  json: { type: 'boolean', summary: 'read JSON: payloads over any number of lines, or an array of them' },
  header: {
    type: 'string',
    value: 'TEXT',
    summary: 'a header that all payloads came with: "x-github-event: push"',
  },
  strict: { type: 'boolean', summary: 'treat payloads of unknown events as errors' },
  jobs: {
    type: 'string',
    value: 'N',
    summary: 'check payloads in N threads; the output is the same, default: 1',
  },
  limit: {
    type: 'string',
    value: 'N',
    summary: 'how many problems to show, 0 for all; default: 100 with the reporter pretty, otherwise all',
  },
} as const;

/** A call of `hookschema validate`. */
export type ValidateCall = Call<typeof VALIDATE_OPTIONS>;
