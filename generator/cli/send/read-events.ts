import type { Catalog } from '../../catalog/catalog.js';
import type { ResolvedCatalog } from '../../config/resolve-config.js';
import { DiagnosticError } from '../../diagnostics/index.js';
import { stopwatch } from '../../diagnostics/stopwatch.js';
import { readCatalog } from '../../pipeline.js';
import { UsageError } from '../command.js';

/**
 * A catalog with one event only, or with all where no type is given. Nothing is lowered or checked that the event does
 * not need.
 * @throws UsageError for an event that the catalog does not have; DiagnosticError with what is wrong with the schemas
 */
export async function readEvents(config: ResolvedCatalog, type: string | undefined): Promise<Catalog> {
  if (type === undefined) return (await readCatalog(config, stopwatch())).catalog;
  try {
    const selection = { include: [type], exclude: [], placeOf: () => ({}) };
    const { catalog } = await readCatalog({ ...config, selection }, stopwatch());
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
