import type { Catalog } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import { catalogValidators } from './catalog-validators.js';

/** With more events than that, the size of the code counts more than the time to explain a rejection. */
const MOST_CODE = -1;

/**
 * True where rejections are explained from the JSON Schemas as data, by functions of the runtime. They are small and do
 * not grow with the catalog, but take half as long again as code for each place, which is made from Ajv's. Catalogs with
 * schemas for which Ajv's verdict is wrong are explained from data too.
 */
export const explainsFromData: (catalog: Catalog) => boolean = memoize((catalog) => {
  return catalog.events.length > MOST_CODE || !catalogValidators(catalog).isAgreed;
});
