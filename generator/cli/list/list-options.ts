import { CATALOG_OPTION } from '../catalog-choice.js';
import type { Call } from '../command.js';
import { READ_OPTIONS } from '../from-flag.js';

/** The options of `hookschema list`. */
export const LIST_OPTIONS = { ...READ_OPTIONS, ...CATALOG_OPTION } as const;

/** A call of `hookschema list`. */
export type ListCall = Call<typeof LIST_OPTIONS>;
