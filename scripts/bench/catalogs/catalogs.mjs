import { headerNamed } from './header-named.mjs';
import { manyVariants } from './many-variants.mjs';
import { sharedObjects } from './shared-objects.mjs';
import { unevaluated } from './unevaluated.mjs';

/**
 * An event of a catalog, and where its schema is.
 *
 * @typedef {{ type: string, headers: Readonly<Record<string, string>>, file: string, pointer: string }} CatalogEvent
 */

/**
 * A catalog to measure with: its files by path, its configuration without `out` and `target`, and its events.
 *
 * @typedef {object} MadeCatalog
 * @property {Readonly<Record<string, import('./schemas.mjs').Schema>>} files
 * @property {Readonly<Record<string, unknown>>} config
 * @property {readonly CatalogEvent[]} events
 * @property {boolean} [alike] true where payloads have the same optional properties nearly everywhere, as those of a
 *   single provider; otherwise, they have any
 */

/** @typedef {() => MadeCatalog} MakeCatalog */

/**
 * The catalogs that have the shapes of large published ones, by name. They are made by code, because the real ones
 * cannot be in this repository.
 *
 * @type {Readonly<Record<string, MakeCatalog>>}
 */
export const CATALOGS = {
  'shared-objects': sharedObjects,
  'header-named': headerNamed,
  unevaluated,
  'many-variants': manyVariants,
};
