import { lowerCatalog } from '../catalog/lower/lower-catalog.js';
import { isSelected, selectEvents, selectsSome } from '../catalog/lower/select-events.js';
import { buildCatalog } from '../check/build-catalog.js';
import type { ResolvedCatalog } from '../config/resolve-config.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { readSchemas } from '../load/read-schemas.js';
import { type DriftCatalog, driftCatalog } from './drift-catalog.js';

/** A catalog that can be compared, and the warnings about its schemas. */
export interface LoadedDriftCatalog {
  readonly drift: DriftCatalog;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads the catalog of a configuration together with the places of its schemas.
 * @throws DiagnosticError with all errors of the schemas
 */
export async function loadDriftCatalog(config: ResolvedCatalog): Promise<LoadedDriftCatalog> {
  const { selection } = config;
  const loaded = await readSchemas(config.schemas);
  const built = buildCatalog(loaded, config.catalog, {
    ...(selectsSome(selection) && { isWanted: (type) => isSelected(type, selection) }),
  });
  const catalog = lowerCatalog(selectEvents(built.catalog, selection));
  return {
    drift: driftCatalog(catalog, loaded, config.catalog),
    warnings: [...config.warnings, ...built.warnings],
  };
}
