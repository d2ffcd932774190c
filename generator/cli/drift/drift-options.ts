import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { CONFIG_OPTIONS } from '../config-flags.js';

/** The options of `hookschema drift`. */
export const DRIFT_OPTIONS = {
  decisions: {
    type: 'string',
    value: 'FILE',
    summary: 'the decisions, as JSON; default: "contract.decisions" in the configuration',
  },
  complete: { type: 'boolean', summary: 'the sources together have every event of the catalog' },
  strict: { type: 'boolean', summary: 'count remarks about what sources leave out as differences' },
  verbose: { type: 'boolean', summary: 'also print remarks about what sources leave out' },
  write: { type: 'boolean', summary: 'change the schema files where it is certain what they should say' },
  report: {
    type: 'string',
    value: 'FILE',
    summary: 'write a page with what each source says and what was decided',
  },
  check: { type: 'boolean', summary: 'compare the page of --report with the file, and write nothing' },
  'allow-network': { type: 'boolean', summary: 'fetch sources that are addresses of web servers' },
  'show-values': { type: 'boolean', summary: 'show values of recorded payloads in messages' },
  ...CONFIG_OPTIONS,
  ...CATALOG_OPTION,
} as const;

/** A call of `hookschema drift`. */
export type DriftCall = Call<typeof DRIFT_OPTIONS>;
