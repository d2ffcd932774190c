import { throwOnErrors } from '../../diagnostics/index.js';
import type { LoadedSchemas } from '../../load/read-schemas.js';
import type { Catalog } from '../catalog.js';
import type { CatalogSettings } from './catalog-settings.js';
import { describeCatalog } from './describe-catalog.js';
import { draftCatalog } from './draft-catalog.js';

/**
 * A catalog whose schemas are read but not checked, for commands that a person waits for: the checks and the libraries
 * behind them take more time than everything else. What is made from wrong schemas may throw any error; then read the
 * catalog again with the checks.
 * @throws DiagnosticError with the problems found while reading
 */
export function trustedCatalog(loaded: LoadedSchemas, settings: CatalogSettings): Catalog {
  const draft = draftCatalog(loaded, settings);
  throwOnErrors(draft.diagnostics);
  return describeCatalog(draft, settings);
}
