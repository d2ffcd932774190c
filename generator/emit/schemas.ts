import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import type { Output } from '../module/output.js';
import { constant } from '../module/statement.js';
import { URI_OF } from '../schema/dialect.js';
import { reachable } from '../schema/reachable.js';
import { refTo, type Schema } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';
import { layOutCode, layOutJson } from '../text/lay-out.js';
import type { InternalEmitter } from './emitter.js';

/** `schemas`: one JSON Schema of the whole catalog, and a self-contained one per event. */
export const schemas = {
  name: 'schemas',
  emit: (catalog: Catalog) => [
    ...bundle(catalog),
    ...catalog.events.flatMap((event) => single(catalog, event)),
  ],
} as const satisfies InternalEmitter;

function bundle(catalog: Catalog): readonly Output[] {
  return schemaOutputs('schemas/webhook-events.schema', 'Every event, as one JSON Schema.', {
    $schema: URI_OF['2020-12'],
    $id: catalog.schemaId,
    title: 'WebhookEvent',
    description: `Every webhook event of ${catalog.package.name}.`,
    oneOf: catalog.events.map(({ names }) => ({ $ref: refTo(names.type) })),
    $defs: definitions(schemasByName(catalog)),
  });
}

function single(catalog: Catalog, { names, path, schema }: EventDefinition): readonly Output[] {
  const all = schemasByName(catalog);
  const needed = reachable(schema, all);
  const self = needed.has(names.type) ? { $ref: refTo(names.type) } : withWrittenKeywords(schema);
  return schemaOutputs(`schemas/events/${path}.schema`, `The JSON Schema of {@link ${names.type}}.`, {
    $schema: URI_OF['2020-12'],
    $id: `${catalog.schemaId}${catalog.schemaId.startsWith('urn:') ? ':' : '/'}${encodeURIComponent(path)}`,
    ...(typeof self === 'boolean' ? { allOf: [self] } : self),
    $defs: definitions([...all].filter(([name]) => needed.has(name))),
  });
}

function definitions(schemas: Iterable<readonly [string, Schema]>): Readonly<Record<string, Schema>> {
  return Object.fromEntries([...schemas].map(([name, schema]) => [name, withWrittenKeywords(schema)]));
}

/** JSON in a package, for other languages too; a module among sources, because compilers do not copy JSON files. */
function schemaOutputs(path: string, about: string, schema: object): readonly Output[] {
  const value: JsonValue = JSON.parse(JSON.stringify(schema));
  const type = 'Readonly<Record<string, unknown>>';
  return [
    { path: `${path}.json`, content: `${layOutJson(value)}\n`, only: 'package', entry: './schemas/*' },
    {
      path,
      only: 'source',
      statements: [constant({ name: 'schema', docs: [about], type, value: layOutCode(value, { used: 60 }) })],
    },
  ];
}
