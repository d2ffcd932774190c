import { createRequire } from 'node:module';

type Refa = typeof import('refa');

const require = createRequire(import.meta.url);
let loaded: Refa | undefined;

/**
 * The library `refa`, for the sets of characters in `char-classes.ts`. It is loaded on first use: that takes longer than
 * the rest of `hookschema send`, which rarely needs it.
 */
export function refa(): Refa {
  loaded ??= require('refa') as Refa;
  return loaded;
}
