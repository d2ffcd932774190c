import type { Catalog } from '../catalog/catalog.js';
import { schemasByName } from '../lower/lower-catalog.js';
import { type CompiledValidators, compileValidators } from './ajv-standalone.js';

const compiled = new WeakMap<Catalog, CompiledValidators>();

/** Compiles the events of a catalog and what they share; a catalog never changes, so that once is enough. */
export function compileCatalog(catalog: Catalog): CompiledValidators {
  const known = compiled.get(catalog);
  if (known) return known;
  const roots = catalog.events.map(({ names }) => names.type);
  const fresh = compileValidators(schemasByName(catalog), roots);
  compiled.set(catalog, fresh);
  return fresh;
}
