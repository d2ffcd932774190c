import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { innerSchemas, refName, refTo, type Schema } from '../catalog/schema.js';
import { schemasByName } from '../lower/lower-catalog.js';
import type { Emitter, OutputFile } from './emitter.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** `schemas`: the whole catalog bundled into one JSON Schema, and one an event, each complete in itself. */
export const schemas: Emitter = {
  name: 'schemas',
  emit: (catalog) => [bundle(catalog), ...catalog.events.map((event) => single(catalog, event))],
};

function bundle(catalog: Catalog): OutputFile {
  return json('schemas/webhook-events.schema.json', {
    $schema: DIALECT,
    $id: catalog.schemaId,
    title: 'WebhookEvent',
    description: `Every webhook event of ${catalog.package.name}.`,
    oneOf: catalog.events.map(({ names }) => ({ $ref: refTo(names.type) })),
    $defs: Object.fromEntries(schemasByName(catalog)),
  });
}

function single(catalog: Catalog, { names, path, schema }: EventDefinition): OutputFile {
  const all = schemasByName(catalog);
  const needed = reachable(schema, all);
  const self = needed.has(names.type) ? { $ref: refTo(names.type) } : schema;
  return json(`schemas/events/${path}.schema.json`, {
    $schema: DIALECT,
    $id: `${catalog.schemaId}${catalog.schemaId.startsWith('urn:') ? ':' : '/'}${encodeURIComponent(path)}`,
    ...(typeof self === 'boolean' ? { allOf: [self] } : self),
    $defs: Object.fromEntries([...all].filter(([name]) => needed.has(name))),
  });
}

/** The names of all schemas that a schema leads to, itself included only where it is recursive. */
function reachable(schema: Schema, all: ReadonlyMap<string, Schema>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: Schema | undefined): void => {
    if (typeof one !== 'object') return;
    const name = one.$ref === undefined ? undefined : refName(one.$ref);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(all.get(name));
    }
    for (const inner of innerSchemas(one)) visit(inner);
  };
  visit(schema);
  return found;
}

function json(path: string, value: unknown): OutputFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
