import { CATALOG_OPTION } from './catalog-choice.js';
import type { Call } from './command.js';
import { CONFIG_OPTIONS } from './config-flags.js';

/** The options of `hookschema validate`. */
export const VALIDATE_OPTIONS = {
  ...CONFIG_OPTIONS,
  ...CATALOG_OPTION,
  ndjson: {
    type: 'boolean',
    summary: 'every line is a payload; by default that is guessed from the first line',
  },
  json: { type: 'boolean', summary: 'payloads are JSON on any number of lines, or an array of them' },
  header: {
    type: 'string',
    value: 'TEXT',
    summary: 'a header with which all the payloads came: "x-github-event: push"',
  },
  strict: { type: 'boolean', summary: 'payloads of events that the catalog does not know count as mistakes' },
  limit: {
    type: 'string',
    value: 'N',
    summary: 'how many problems to show, 0 for all; by default 100 for people, all for programs',
  },
} as const;

/** `hookschema validate` as it was called. */
export type ValidateCall = Call<typeof VALIDATE_OPTIONS>;
