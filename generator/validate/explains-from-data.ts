import type { Catalog } from '../catalog/catalog.js';
import { memoize } from '../schema/memoize.js';
import { innerSchemas, type Schema } from '../schema/schema.js';
import { catalogValidators } from './catalog-validators.js';
import { isAgreedOn } from './guards/evaluated.js';

/** With more events than that, the size of the code counts more than the time to explain a rejection. */
const MOST_CODE = 100;

/**
 * True where rejections are explained from the JSON Schemas as data, by functions of the runtime. They are small and do
 * not grow with the catalog, but take half as long again as code for each place, which is made from Ajv's. Catalogs with
 * schemas for which Ajv's verdict is wrong are explained from data too.
 */
export const explainsFromData: (catalog: Catalog) => boolean = memoize((catalog) => {
  const { schemas } = catalogValidators(catalog);
  const isAgreed = (schema: Schema): boolean =>
    typeof schema === 'boolean' ||
    (isAgreedOn(schema, (name) => schemas.get(name)) && innerSchemas(schema).every(isAgreed));
  return catalog.events.length > MOST_CODE || ![...schemas.values()].every(isAgreed);
});
