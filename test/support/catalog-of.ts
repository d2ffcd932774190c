import type { Catalog } from '../../generator/catalog/catalog.js';
import type { CatalogSettings } from '../../generator/catalog/draft/catalog-settings.js';
import { lowerCatalog } from '../../generator/catalog/lower/lower-catalog.js';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import type { JsonValue } from '../../generator/json/json.js';
import type { Schemas } from './catalogs.js';
import { SETTINGS } from './settings.js';

/**
 * The catalog of schemas that are only in memory, ready to be emitted.
 * @param settings what differs from the settings of an empty configuration
 * @throws DiagnosticError as `generate` does
 */
export function catalogOf(schemas: Schemas, settings: Partial<CatalogSettings> = {}): Catalog {
  const documents = Object.entries(schemas).map(([path, schema]) => ({
    path,
    file: path,
    text: JSON.stringify(schema),
    value: schema as JsonValue,
  }));
  return lowerCatalog(
    buildCatalog({ documents, broken: [], diagnostics: [] }, { ...SETTINGS, ...settings }).catalog,
  );
}
