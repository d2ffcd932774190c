import { CATALOG_OPTION } from './catalog-choice.js';
import type { Call } from './command.js';
import { CONFIG_OPTIONS } from './config-flags.js';

/** The options of `hookschema list`. */
export const LIST_OPTIONS = { ...CONFIG_OPTIONS, ...CATALOG_OPTION } as const;

/** A call of `hookschema list`. */
export type ListCall = Call<typeof LIST_OPTIONS>;
