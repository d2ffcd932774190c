import type { Catalog } from '../catalog/catalog.js';
import { catalogData } from './catalog-data.js';
import { guardCode } from './guard-code.js';

/**
 * The name of the guard that is asked before a definition is explained; undefined where there is none, and where asking it
 * would nearly always be in vain.
 */
export function schemaGuard(catalog: Catalog, definition: string): string | undefined {
  return catalogData(catalog).soleObjects.has(definition)
    ? undefined
    : guardCode(catalog).guardOf(definition);
}
