import type { Catalog } from '../../catalog/catalog.js';
import { trustedCatalog } from '../../catalog/draft/trusted-catalog.js';
import { EVERY_FIXTURE } from '../../catalog/fixture-settings.js';
import { lowerCatalog } from '../../catalog/lower/lower-catalog.js';
import { selectEvents } from '../../catalog/lower/select-events.js';
import type { ResolvedCatalog } from '../../config/resolve-config.js';
import { DiagnosticError } from '../../diagnostics/index.js';
import { readSchemas } from '../../load/read-schemas.js';
import { UsageError } from '../command.js';

/**
 * Does some work with a catalog that has one event only, or all where no type is given. The schemas are checked only
 * where something fails without that: `generate` has checked them, and the checks take more time than the rest.
 * @throws UsageError for an event that the catalog does not have; DiagnosticError with what is wrong with the schemas
 */
export async function withEvents<T>(
  config: ResolvedCatalog,
  type: string | undefined,
  work: (catalog: Catalog) => T,
): Promise<T> {
  try {
    return work(await readEvents(config, type, readTrusted));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return work(await readEvents(config, type, readChecked));
  }
}

async function readTrusted({ schemas, catalog, selection }: ResolvedCatalog): Promise<Catalog> {
  return lowerCatalog(selectEvents(trustedCatalog(await readSchemas(schemas), catalog), selection));
}

async function readChecked(config: ResolvedCatalog): Promise<Catalog> {
  const [{ readCatalog }, { stopwatch }] = await Promise.all([
    import('../../pipeline.js'),
    import('../../diagnostics/stopwatch.js'),
  ]);
  return (await readCatalog(config, stopwatch())).catalog;
}

async function readEvents(
  config: ResolvedCatalog,
  type: string | undefined,
  read: (config: ResolvedCatalog) => Promise<Catalog>,
): Promise<Catalog> {
  if (type === undefined) return read(config);
  try {
    const selection = { include: [type], exclude: [], placeOf: () => ({}) };
    const settings = { ...config.catalog, fixtures: EVERY_FIXTURE };
    const catalog = await read({ ...config, selection, catalog: settings });
    const events = catalog.events.filter((one) => one.type === type);
    if (events.length > 0) return { ...catalog, events };
  } catch (error) {
    const found =
      error instanceof DiagnosticError ? error.diagnostics.find(({ code }) => code === 'HS604') : undefined;
    if (found === undefined) throw error;
    throw new UsageError(`unknown event ${type}`, found.hint);
  }
  throw new UsageError(`unknown event ${type}`, 'hookschema list shows the events');
}
