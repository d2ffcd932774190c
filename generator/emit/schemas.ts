import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import { writtenOut } from '../catalog/written-out.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { keptFile } from '../module/kept-file.js';
import type { Output, OutputFile, TargetName } from '../module/output.js';
import { constant } from '../module/statement.js';
import { contentOf } from '../schema/content-of.js';
import { URI_OF } from '../schema/dialect.js';
import { memoize, once } from '../schema/memoize.js';
import { held } from '../schema/memory.js';
import { reachable } from '../schema/reachable.js';
import { refTo, type Schema, type SchemaObject } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';
import { layOutCode, layOutJson } from '../text/lay-out.js';
import type { InternalContext, InternalEmitter } from './emitter.js';
import type { KeptFiles } from './kept-files.js';
import { type SchemaPieces, schemaPieces } from './schema-pieces.js';

/**
 * `schemas`: one JSON Schema of the whole catalog, and a self-contained one per event. They have the definitions of the
 * schemas that were read, and no others.
 */
export const schemas = {
  name: 'schemas',
  hasTexts: true,
  emit: (shared: Catalog, { target, kept }: Pick<InternalContext, 'target' | 'kept'>) => {
    const catalog = writtenOut(shared);
    const files = target === 'package' ? kept : undefined;
    return [
      bundleOutput(catalog, target, files),
      ...catalog.events.map((event) => heldOutput(catalog, event, { target, files })),
    ];
  },
} as const satisfies InternalEmitter;

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
    if (files === undefined) return schemaOutput(single(catalog, event), target);
    const file = jsonFile(`schemas/events/${path}.schema`);
    const known = files.find(file.path, input());
    if (known !== undefined) return keptFile(file, known);
    const made = jsonOutput(single(catalog, event));
    files.keep(file.path, input(), made.content);
    return made;
  });
}

/** The schema of all events. It has the texts of definitions that the earlier one has already. */
function bundleOutput(catalog: Catalog, target: TargetName, files: KeptFiles | undefined): Output {
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

interface SchemaModule {
  readonly path: string;
  readonly about: string;
  /** The schema without its definitions, which many schemas share. */
  readonly schema: JsonObject;
  readonly definitions: readonly (readonly [name: string, definition: Definition])[];
}

function bundle(catalog: Catalog, pieces?: SchemaPieces): SchemaModule {
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
    if (known !== undefined) return [name, { value: {}, text: () => known }] as const;
    return [name, (events.has(name) ? makeDefinition : definition)(name, one)] as const;
  });
  return {
    path: BUNDLE,
    about: 'Every event, as one JSON Schema.',
    schema,
    definitions,
  };
}

function single(catalog: Catalog, { names, path, schema }: EventDefinition): SchemaModule {
  const all = schemasByName(catalog);
  const needed = reachable(schema, all);
  const self = needed.has(names.type) ? { $ref: refTo(names.type) } : written(schema);
  const id = `${catalog.schemaId}${catalog.schemaId.startsWith('urn:') ? ':' : '/'}${encodeURIComponent(path)}`;
  return {
    path: `schemas/events/${path}.schema`,
    about: `The JSON Schema of {@link ${names.type}}.`,
    schema: {
      $schema: URI_OF['2020-12'],
      $id: id,
      ...(isJsonObject(self) ? self : { allOf: [self] }),
    },
    definitions: inOrder(catalog, needed).map(
      (name) => [name, definition(name, all.get(name) ?? true)] as const,
    ),
  };
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

/** A schema as it is written. */
function written(schema: Schema): JsonValue {
  return JSON.parse(JSON.stringify(withWrittenKeywords(schema)));
}

/** A definition as it is written, and its JSON text as a member of `$defs`. Each is made once: many events have it. */
function definition(name: string, schema: Schema): Definition {
  if (typeof schema === 'boolean') return makeDefinition(name, schema);
  const known = definitionsOf(schema);
  const found = known.get(name) ?? makeDefinition(name, schema);
  known.set(name, found);
  return found;
}

interface Definition {
  readonly value: JsonValue;
  readonly text: () => string;
}

const definitionsOf = memoize((_schema: SchemaObject) => new Map<string, Definition>());

function makeDefinition(name: string, schema: Schema): Definition {
  const value = written(schema);
  const indent = '    ';
  const used = `${indent}${JSON.stringify(name)}: ,`.length;
  return { value, text: once(() => layOutJson(value, { indent, used })) };
}

function withDefinitions({ schema, definitions }: Pick<SchemaModule, 'schema' | 'definitions'>): JsonObject {
  return { ...schema, $defs: Object.fromEntries(definitions.map(([name, one]) => [name, one.value])) };
}

function jsonOutput({ path, ...module }: SchemaModule): OutputFile {
  const texts = new Map<unknown, string>(
    module.definitions.flatMap(([, { value, text }]) => (isJsonObject(value) ? [[value, text()]] : [])),
  );
  const content = layOutJson(withDefinitions(module), { nameOf: (one) => texts.get(one) });
  return { ...jsonFile(path), content: `${content}\n` };
}

/** The file of a schema, without its content. */
function jsonFile(path: string): Omit<OutputFile, 'content'> {
  return { path: `${path}.json`, only: 'package', entry: './schemas/*' };
}

/** JSON in a package, for other languages too; a module among sources, because compilers do not copy JSON files. */
function schemaOutput({ path, about, schema, definitions }: SchemaModule, target: TargetName): Output {
  if (target === 'package') return jsonOutput({ path, about, schema, definitions });
  const value = withDefinitions({ schema, definitions });
  const type = 'Readonly<Record<string, unknown>>';
  const text = layOutCode(value, { used: 60 });
  return {
    path,
    only: 'source',
    statements: [constant({ name: 'schema', docs: [about], type, value: text })],
  };
}
