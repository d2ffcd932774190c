import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { refTo } from '../catalog/schema.js';
import { schemasByName } from '../lower/lower-catalog.js';
import { reachable } from '../lower/reachable.js';
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

function json(path: string, value: unknown): OutputFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}
