import type { Catalog } from '../catalog/catalog.js';
import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { describeCatalog } from '../catalog/draft/describe-catalog.js';
import { draftCatalog, type EventTest } from '../catalog/draft/draft-catalog.js';
import { type Diagnostic, sorted, throwOnErrors } from '../diagnostics/index.js';
import type { LoadedSchemas } from '../load/read-schemas.js';
import type { Memory } from '../schema/memory.js';
import { checkSchemas } from './check-schemas.js';
import { checkUnionExamples } from './check-union-examples.js';
import { noteInexpressible } from './note-inexpressible.js';

/** How to build a catalog. */
export interface BuildOptions {
  /** Also gives notes, which takes a look at every schema. Default: false. */
  readonly withNotes?: boolean;
  /**
   * Decides which events are wanted. Warnings about other events are left out, and that no payload can be one of those is
   * not an error. Default: all events.
   */
  readonly isWanted?: EventTest;
  /** Results of earlier runs. */
  readonly memory?: Memory;
}

/** A catalog of well-formed schemas. */
export interface DescribedCatalog {
  readonly catalog: Catalog;
  /**
   * Checks what the schemas mean, and gives the warnings about them. What was made from the catalog may be used only after
   * that.
   * @throws DiagnosticError with all problems at once, including those of loading
   */
  readonly check: () => readonly Diagnostic[];
}

/** A catalog, and the warnings about its schemas. */
export interface BuiltCatalog {
  readonly catalog: Catalog;
  readonly warnings: readonly Diagnostic[];
}

/** Describes the catalog of a schema folder's documents, and checks it. @throws DiagnosticError like `describedCatalog` */
export function buildCatalog(
  loaded: LoadedSchemas,
  settings: CatalogSettings,
  options: BuildOptions = {},
): BuiltCatalog {
  const { catalog, check } = describedCatalog(loaded, settings, options);
  return { catalog, warnings: check() };
}

/**
 * Describes the catalog of a schema folder's documents: draft, check their form, describe. What the schemas mean is left to
 * be checked, which takes as long as everything else, and can be done while others already work on the catalog. All checks
 * run, even after one has failed. Warnings about what no event uses are left out.
 * @throws DiagnosticError with all problems at once, including those of loading, when there is no catalog to describe
 */
export function describedCatalog(
  loaded: LoadedSchemas,
  settings: CatalogSettings,
  { withNotes = false, isWanted, memory }: BuildOptions = {},
): DescribedCatalog {
  const draft = draftCatalog(loaded, settings);
  const isReached = draft.reachedBy(isWanted);
  // Some problems are reported once, at the first place. That is a place that events use, if there is one.
  const used = new Set(draft.nodes.filter(({ document, pointer }) => isReached(document.file, pointer)));
  const nodes = [...used, ...draft.nodes.filter((node) => !used.has(node))];
  const problems = checkSchemas({ ...draft, nodes }, settings, { isWanted, memory });
  const check = (): readonly Diagnostic[] => {
    const reached = problems
      .all()
      .filter(
        ({ severity, file, pointer }) =>
          severity === 'error' || file === undefined || isReached(file, pointer ?? ''),
      );
    const found = [...reached, ...checkUnionExamples(draft, settings)];
    throwOnErrors(found);
    return sorted([...found, ...(withNotes ? noteInexpressible(draft.written) : [])]);
  };
  if (!problems.areWellFormed) check();
  return { catalog: describeCatalog(draft, settings), check };
}
