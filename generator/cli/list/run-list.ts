import type { EventDefinition } from '../../catalog/catalog.js';
import { resolveConfig } from '../../config/resolve-config.js';
import { type Diagnostic, sorted } from '../../diagnostics/index.js';
import { stopwatch } from '../../diagnostics/stopwatch.js';
import type { JsonObject } from '../../json/json.js';
import { readCatalog } from '../../pipeline.js';
import { shortened, visibleLine } from '../../text/visible.js';
import { catalogName, chosenCatalogs } from '../catalog-choice.js';
import type { Outcome } from '../command.js';
import { readConfiguration } from '../from-flag.js';
import { inFolder, rebasePaths } from '../rebased-paths.js';
import type { ListCall } from './list-options.js';

interface ListedCatalog {
  readonly name: string;
  readonly events: readonly EventDefinition[];
  readonly definitions: number;
}

/** Lists the events of the chosen catalogs. @throws DiagnosticError with the errors of the configuration and schemas */
export async function runList({ flags, terminal }: ListCall): Promise<Outcome> {
  const { cwd } = terminal;
  const { config, base, source } = await readConfiguration(flags, cwd);
  return inFolder(cwd, base, async () => {
    const listed: ListedCatalog[] = [];
    const warnings: Diagnostic[] = [];
    for (const one of chosenCatalogs(await resolveConfig(config, base, source), flags.catalog)) {
      const { catalog, warnings: found } = await readCatalog(one, stopwatch());
      listed.push({
        name: catalogName(one),
        events: catalog.events,
        definitions: catalog.definitions.length,
      });
      warnings.push(...found);
    }
    return {
      exit: 0,
      diagnostics: rebasePaths(cwd, base, sorted(warnings)),
      result: { catalogs: listed.map(asJson) },
      out: listed.map((one) => asText(one, listed.length > 1)).join('\n'),
    };
  });
}

function asJson({ name, events, definitions }: ListedCatalog): JsonObject {
  return {
    name,
    definitions,
    events: events.map(({ type, names, file }) => ({ type, typeName: names.type, file })),
  };
}

/** Event types and names are as long as a schema makes them. */
const LENGTH = 200;

function asText({ name, events, definitions }: ListedCatalog, withName: boolean): string {
  const shown = (text: string): string => visibleLine(shortened(text, LENGTH));
  const rows = events.map(({ type, names, file }) => [shown(type), shown(names.type), shown(file)]);
  const width = (column: number): number => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const [types, names] = [width(0), width(1)];
  const lines = rows.map(([type = '', typeName = '', file = '']) => {
    return `${type.padEnd(types)}  ${typeName.padEnd(names)}  ${file}`;
  });
  const total = `${events.length} ${events.length === 1 ? 'event' : 'events'}, ${definitions} shared ${definitions === 1 ? 'definition' : 'definitions'}`;
  return [...(withName ? [`${name}:`] : []), ...lines, total, ''].join('\n');
}
