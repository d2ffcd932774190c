import type { CatalogConfig } from '../../config/config.js';

/**
 * Checks that the catalog of a package exists and has the requested events, before anything is written.
 * @param folder the folder that the configuration's paths are relative to, absolute
 * @throws DiagnosticError HS605 when the catalog is not found, HS604 for a pattern that matches no event
 */
export async function checkCatalog(config: CatalogConfig, folder: string): Promise<void> {
  const [{ resolveConfig }, { readSchemas }, { buildCatalog }, { selectEvents }] = await Promise.all([
    import('../../config/resolve-config.js'),
    import('../../load/read-schemas.js'),
    import('../../check/build-catalog.js'),
    import('../../catalog/lower/select-events.js'),
  ]);
  const [resolved] = await resolveConfig(config, folder);
  if (resolved === undefined) return;
  const { catalog } = buildCatalog(await readSchemas(resolved.schemas), resolved.catalog);
  selectEvents(catalog, resolved.selection);
}
