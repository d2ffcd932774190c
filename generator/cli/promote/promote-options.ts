import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { CONFIG_OPTIONS } from '../config-flags.js';

/** The options of `hookschema promote`. */
export const PROMOTE_OPTIONS = {
  yes: { type: 'boolean', short: 'y', summary: 'write without asking; required where there is no terminal' },
  keep: {
    type: 'string',
    multiple: true,
    value: 'POINTER',
    summary: 'a place whose value is not personal and stays, as a JSON Pointer; may be given several times',
  },
  header: {
    type: 'string',
    value: 'TEXT',
    summary: 'a header that the payload came with: "x-github-event: push"',
  },
  ...CONFIG_OPTIONS,
  ...CATALOG_OPTION,
} as const;

/** A call of `hookschema promote`. */
export type PromoteCall = Call<typeof PROMOTE_OPTIONS>;
