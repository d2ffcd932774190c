import type { Call } from './command.js';
import { CONFIG_OPTIONS } from './config-flags.js';

/** The options of `hookschema generate`. */
export const GENERATE_OPTIONS = {
  ...CONFIG_OPTIONS,
  out: { type: 'string', value: 'DIR', summary: 'write this folder (with --schemas)' },
  name: {
    type: 'string',
    value: 'NAME',
    summary: 'npm name of the package; by default the name of the output folder',
  },
  check: {
    type: 'boolean',
    summary: 'write nothing; exit 1 with a diff when the output is not what the schemas give',
  },
  'dry-run': { type: 'boolean', summary: 'write nothing; say what would be written' },
  watch: { type: 'boolean', summary: 'generate again whenever a schema or the configuration changes' },
  verbose: { type: 'boolean', summary: 'say also what is not wrong and still worth to be known' },
  force: {
    type: 'boolean',
    summary: 'replace files that were edited by hand or that hookschema did not write',
  },
} as const;

/** The options of `hookschema generate`, as they come from the command line. */
export type GenerateFlags = Call<typeof GENERATE_OPTIONS>['flags'];

/** `hookschema generate` as it was called. */
export type GenerateCall = Call<typeof GENERATE_OPTIONS>;
