import type { Catalog } from '../catalog/catalog.js';
import type { CatalogSettings } from '../catalog/catalog-settings.js';
import { describeCatalog } from '../catalog/describe-catalog.js';
import { draftCatalog } from '../catalog/draft-catalog.js';
import { type Diagnostic, sorted, throwOnErrors } from '../diagnostics/index.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import { checkSchemas } from './check-schemas.js';
import { checkUnionExamples } from './check-union-examples.js';
import { noteInexpressible } from './note-inexpressible.js';

/** How to build a catalog. */
export interface BuildOptions {
  /** Also gives notes, which takes a look at every schema. Default: false. */
  readonly withNotes?: boolean;
}

/** A catalog, and the warnings about its schemas. */
export interface BuiltCatalog {
  readonly catalog: Catalog;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Builds the catalog from the documents of a schema folder: draft, check, describe. All checks run, even after one has
 * failed. Warnings about what no event uses are left out.
 * @throws DiagnosticError with all problems at once, including those of loading
 */
export function buildCatalog(
  loaded: LoadedSchemas,
  settings: CatalogSettings,
  { withNotes = false }: BuildOptions = {},
): BuiltCatalog {
  const draft = draftCatalog(loaded, settings);
  const reached = checkSchemas(draft, settings).filter(
    ({ severity, file, pointer }) =>
      severity === 'error' || file === undefined || draft.isReached(file, pointer ?? ''),
  );
  const found = [...reached, ...checkUnionExamples(draft, settings)];
  throwOnErrors(found);
  const notes = withNotes ? noteInexpressible(draft.written) : [];
  return { catalog: describeCatalog(draft, settings), warnings: sorted([...found, ...notes]) };
}
