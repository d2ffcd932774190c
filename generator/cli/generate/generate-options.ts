import type { Call } from '../command.js';
import { CONFIG_OPTIONS } from '../config-flags.js';

/** The options of `hookschema generate`. */
export const GENERATE_OPTIONS = {
  ...CONFIG_OPTIONS,
  out: { type: 'string', value: 'DIR', summary: 'output folder (with --schemas)' },
  name: {
    type: 'string',
    value: 'NAME',
    summary: 'npm name of the package; default: the name of the output folder',
  },
  target: {
    type: 'string',
    value: 'TARGET',
    summary: 'package (default) or source, which is .ts files for an application (with --schemas)',
  },
  check: {
    type: 'boolean',
    summary: 'write nothing; when the output is stale, list the files, show the types, exit with 1',
  },
  diff: { type: 'boolean', summary: 'print the diff of all files (with --check)' },
  'dry-run': { type: 'boolean', summary: 'write nothing; list what would be written' },
  watch: { type: 'boolean', summary: 'generate again when a schema or the configuration changes' },
  verbose: { type: 'boolean', summary: 'also print notes' },
  force: {
    type: 'boolean',
    summary: 'replace files that were edited by hand or not written by hookschema',
  },
} as const;

/** The options of `hookschema generate`, as read from the command line. */
export type GenerateFlags = Call<typeof GENERATE_OPTIONS>['flags'];

/** A call of `hookschema generate`. */
export type GenerateCall = Call<typeof GENERATE_OPTIONS>;
