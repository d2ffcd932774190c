import type { Catalog } from '../../generator/catalog/catalog.js';
import { lowerCatalog } from '../../generator/catalog/lower-catalog.js';
import { buildCatalog } from '../../generator/check/build-catalog.js';
import type { JsonValue } from '../../generator/json/json.js';
import type { Schemas } from './catalogs.js';
import { SETTINGS } from './settings.js';

/** The catalog of schemas that are only in memory, ready to be emitted. @throws DiagnosticError as `generate` does */
export function catalogOf(schemas: Schemas): Catalog {
  const documents = Object.entries(schemas).map(([path, schema]) => ({
    path,
    file: path,
    text: JSON.stringify(schema),
    value: schema as JsonValue,
  }));
  return lowerCatalog(buildCatalog({ documents, broken: [], diagnostics: [] }, SETTINGS).catalog);
}
