import type { Catalog } from '../../generator/catalog/catalog.js';
import type { CatalogConfig } from '../../generator/config/config.js';
import { resolveConfig } from '../../generator/config/resolve-config.js';
import { stopwatch } from '../../generator/diagnostics/stopwatch.js';
import { readCatalog } from '../../generator/pipeline.js';

/** The one catalog of a configuration, ready to be emitted. @throws DiagnosticError as `generate` does */
export async function catalogIn(config: CatalogConfig, cwd: string): Promise<Catalog> {
  const [resolved, ...more] = await resolveConfig(config, cwd);
  if (resolved === undefined || more.length > 0) throw new Error('expected one catalog');
  return (await readCatalog(resolved, stopwatch())).catalog;
}
