import type { CatalogConfig } from '../../config/config.js';

/**
 * Sees to it that a catalog of a package is there and has the events that are asked for, before anything is written.
 * @throws DiagnosticError HS605 when there is no such catalog, HS604 for a pattern that matches no event
 */
export async function checkCatalog(config: CatalogConfig, folder: string): Promise<void> {
  const [{ resolveConfig }, { readSchemas }, { buildCatalog }, { selectEvents }] = await Promise.all([
    import('../../config/resolve-config.js'),
    import('../../load/read-schemas.js'),
    import('../../check/build-catalog.js'),
    import('../../catalog/select-events.js'),
  ]);
  const [resolved] = await resolveConfig(config, folder);
  if (resolved === undefined) return;
  const { catalog } = buildCatalog(await readSchemas(resolved.schemas), resolved.catalog);
  selectEvents(catalog, resolved.selection);
}
