import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { CONFIG_OPTIONS } from '../config-flags.js';

const { config, discriminator } = CONFIG_OPTIONS;

/** The options of `hookschema diff`. */
export const DIFF_OPTIONS = {
  profile: {
    type: 'string',
    value: 'NAME',
    summary: 'what counts as breaking: webhook-consumer (default), strict or producer',
  },
  allow: {
    type: 'string',
    value: 'LEVEL',
    summary: 'exit with 1 for a greater change than major, minor or patch, whatever the versions are',
  },
  verbose: { type: 'boolean', summary: 'also list changed texts; with github and sarif, every change' },
  changelog: { type: 'boolean', summary: 'print an entry for a changelog, in Markdown' },
  config,
  discriminator: { ...discriminator, summary: 'JSON Pointer to the event type, without a configuration' },
  ...CATALOG_OPTION,
} as const;

/** A call of `hookschema diff`. */
export type DiffCall = Call<typeof DIFF_OPTIONS>;
