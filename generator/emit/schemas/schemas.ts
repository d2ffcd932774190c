import type { Catalog, EventDefinition } from '../../catalog/catalog.js';
import { schemasByName } from '../../catalog/lower/lower-catalog.js';
import { writtenOut } from '../../catalog/shapes/written-out.js';
import { isJsonObject } from '../../json/json.js';
import { keptFile } from '../../module/kept-file.js';
import type { Output, TargetName } from '../../module/output.js';
import { contentOf } from '../../schema/content-of.js';
import { URI_OF } from '../../schema/dialect.js';
import { memoize } from '../../schema/memoize.js';
import { held } from '../../schema/memory.js';
import { reachable } from '../../schema/reachable.js';
import { refTo, type Schema, type SchemaObject } from '../../schema/schema.js';
import type { InternalContext, InternalEmitter } from '../emitter.js';
import type { KeptFiles } from '../kept-files.js';
import {
  definition,
  jsonFile,
  jsonOutput,
  makeDefinition,
  type SchemaModule,
  schemaOutput,
  type WrittenDefinition,
  written,
} from './schema-module.js';
import { type SchemaPieces, schemaPieces } from './schema-pieces.js';

/**
 * `schemas`: one JSON Schema of the whole catalog, and one per event. These are complete, and all schemas have the
 * definitions of the schemas that were read, and no others. In large catalogs, nothing is written twice: the schemas of
 * events refer to that of the catalog, which has definitions of repeated objects too.
 */
export const schemas = {
  name: 'schemas',
  hasTexts: true,
  emit: (shared: Catalog, { target, kept }: Pick<InternalContext, 'target' | 'kept'>) => {
    const catalog = writtenOut(shared);
    const files = target === 'package' ? kept : undefined;
    const refer =
      catalog.eventSchemas === 'references' || (catalog.eventSchemas === 'auto' && isLarge(catalog));
    return [
      bundleOutput(refer ? shared : catalog, { target, files }),
      ...catalog.events.map((event) =>
        refer
          ? schemaOutput(reference(catalog, event), target)
          : heldOutput(catalog, event, { target, files }),
      ),
    ];
  },
} as const satisfies InternalEmitter;

/** How many characters complete schemas of events may have together before they refer to the catalog's schema instead. */
const LARGE = 1_000_000;

/** True where complete schemas of all events are many characters. It stops counting there. */
function isLarge(catalog: Catalog): boolean {
  const all = schemasByName(catalog);
  let length = 0;
  for (const { schema } of catalog.events) {
    for (const one of new Set([schema, ...[...reachable(schema, all)].map((name) => all.get(name) ?? true)]))
      length += lengthOf(one);
    if (length > LARGE) return true;
  }
  return false;
}

/** The characters of a schema as JSON without layout. */
function lengthOf(schema: Schema): number {
  return typeof schema === 'boolean' ? 0 : objectLength(schema);
}

const objectLength = memoize((schema: SchemaObject): number => JSON.stringify(schema).length);

/** How to write a schema. */
interface Writing {
  readonly target: TargetName;
  /** The JSON files of an earlier run. */
  readonly files: KeptFiles | undefined;
}

/** The schema of one event, which follows from what the event leads to. */
function heldOutput(catalog: Catalog, event: EventDefinition, { target, files }: Writing): Output {
  const { names, path, schema } = event;
  const input = (): string =>
    JSON.stringify([catalog.schemaId, names.type, path, target, contentOf(schema, schemasByName(catalog))]);
  return held(catalog.memory, 'event schemas', input, () => {
    if (files === undefined) return schemaOutput(complete(catalog, event), target);
    const file = jsonFile(`schemas/events/${path}.schema`);
    const known = files.find(file.path, input());
    if (known !== undefined) return keptFile(file, known);
    const made = jsonOutput(complete(catalog, event));
    files.keep(file.path, input(), made.content);
    return made;
  });
}

/** The schema of all events. It has the texts of definitions that the earlier one has already. */
function bundleOutput(catalog: Catalog, { target, files }: Writing): Output {
  if (files === undefined) return schemaOutput(bundle(catalog), target);
  const pieces = schemaPieces(files, jsonFile(BUNDLE).path);
  const made = bundle(catalog, pieces);
  const output = jsonOutput(made);
  const all = schemasByName(catalog);
  pieces.keep(
    output.content,
    made.definitions.map(([name, { text }]) => ({ name, schema: all.get(name) ?? true, text: text() })),
  );
  return output;
}

const BUNDLE = 'schemas/webhook-events.schema';

function bundle(catalog: Catalog, pieces?: SchemaPieces): Required<SchemaModule> {
  const schema = {
    $schema: URI_OF['2020-12'],
    $id: catalog.schemaId,
    title: 'WebhookEvent',
    description: `Every webhook event of ${catalog.package.name}.`,
    oneOf: catalog.events.map(({ names }) => ({ $ref: refTo(names.type) })),
  };
  const events = new Set(catalog.events.map(({ names }) => names.type));
  // No other schema has the events, so what is made of them here is not kept.
  const definitions = [...schemasByName(catalog)].map(([name, one]) => {
    const known = typeof one === 'boolean' ? undefined : pieces?.find(name, one);
    if (known !== undefined) return [name, { value: () => ({}), text: () => known }] as const;
    return [name, (events.has(name) ? makeDefinition : definition)(name, one)] as const;
  });
  return {
    path: BUNDLE,
    about: 'Every event, as one JSON Schema.',
    schema,
    definitions,
  };
}

/** The schema of an event with all definitions that it needs. */
function complete(catalog: Catalog, event: EventDefinition): SchemaModule {
  const { names, schema } = event;
  const all = schemasByName(catalog);
  const needed = reachable(schema, all);
  const self = needed.has(names.type) ? { $ref: refTo(names.type) } : written(schema);
  return {
    ...placeOf(event),
    schema: {
      $schema: URI_OF['2020-12'],
      $id: idOf(catalog, event),
      ...(isJsonObject(self) ? self : { allOf: [self] }),
    },
    definitions: inOrder(catalog, needed).map((name): readonly [string, WrittenDefinition] => [
      name,
      definition(name, all.get(name) ?? true),
    ]),
  };
}

/** The schema of an event that refers to the schema of the catalog, by the `$id` of that. */
function reference(catalog: Catalog, event: EventDefinition): SchemaModule {
  const { names, schema } = event;
  const { title, description } = typeof schema === 'boolean' ? {} : schema;
  return {
    ...placeOf(event),
    schema: {
      $schema: URI_OF['2020-12'],
      $id: idOf(catalog, event),
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      $ref: `${catalog.schemaId}${refTo(names.type)}`,
    },
  };
}

function placeOf({ names, path }: EventDefinition): Pick<SchemaModule, 'path' | 'about'> {
  return { path: `schemas/events/${path}.schema`, about: `The JSON Schema of {@link ${names.type}}.` };
}

function idOf({ schemaId }: Catalog, { path }: EventDefinition): string {
  return `${schemaId}${schemaId.startsWith('urn:') ? ':' : '/'}${encodeURIComponent(path)}`;
}

/** Names of schemas in the order of the catalog. To search all of them for each event would take long. */
function inOrder(catalog: Catalog, names: Iterable<string>): readonly string[] {
  const positions = positionsIn(catalog);
  const positionOf = (name: string): number => positions.get(name) ?? 0;
  return [...names]
    .filter((name) => positions.has(name))
    .sort((one, other) => positionOf(one) - positionOf(other));
}

const positionsIn = memoize(
  (catalog: Catalog): ReadonlyMap<string, number> =>
    new Map([...schemasByName(catalog).keys()].map((name, at) => [name, at])),
);
