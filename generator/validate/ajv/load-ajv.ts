import { createRequire } from 'node:module';
import { once } from '../../schema/memoize.js';

const load = createRequire(import.meta.url);

/**
 * Ajv for drafts up to draft-07. It is loaded when it is needed first: it has a hundred files, and most runs after a small
 * change need none of them.
 */
export const loadAjv = once((): typeof import('ajv').Ajv => load('ajv').Ajv);

/** Ajv for 2019-09, loaded in the same way. */
export const loadAjv2019 = once(
  (): typeof import('ajv/dist/2019.js').Ajv2019 => load('ajv/dist/2019.js').Ajv2019,
);

/** Ajv for 2020-12, loaded in the same way. */
export const loadAjv2020 = once(
  (): typeof import('ajv/dist/2020.js').Ajv2020 => load('ajv/dist/2020.js').Ajv2020,
);

/** Ajv's template for code, loaded in the same way. */
export const loadCode = once(
  (): typeof import('ajv/dist/compile/codegen/index.js')._ => load('ajv/dist/compile/codegen/index.js')._,
);
