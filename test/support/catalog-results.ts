import type { CatalogConfig } from '../../generator/config/config.js';
import type { Diagnostic } from '../../generator/diagnostics/index.js';
import { diagnosticsOf, generateFrom, type Schemas } from './catalogs.js';

type Configuration = Partial<CatalogConfig>;

/** The event types of a catalog, sorted. */
export async function eventsOf(schemas: Schemas, more?: Configuration): Promise<readonly string[]> {
  return (await generateFrom(schemas, more)).result.events;
}

/** The names of the types that a catalog exports, in the order of the file. */
export async function typesOf(schemas: Schemas, more?: Configuration): Promise<readonly string[]> {
  const { files } = await generateFrom(schemas, more);
  return [...(files['types.d.ts'] ?? '').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
}

/** The errors and warnings of a catalog that has errors. */
export async function problemsOf(schemas: Schemas, more?: Configuration): Promise<readonly Diagnostic[]> {
  return (await diagnosticsOf(generateFrom(schemas, more))).filter(({ severity }) => severity !== 'note');
}

/** The warnings of a catalog without errors. */
export async function warningsOf(schemas: Schemas, more?: Configuration): Promise<readonly Diagnostic[]> {
  return (await generateFrom(schemas, more)).result.warnings.filter(({ severity }) => severity === 'warning');
}
