import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import type { Output, OutputFile, TargetName } from '../module/output.js';
import { constant } from '../module/statement.js';
import { memoize, once } from '../schema/memoize.js';
import type { Schema, SchemaObject } from '../schema/schema.js';
import { withWrittenKeywords } from '../schema/written-keywords.js';
import { layOutCode, layOutJson } from '../text/lay-out.js';

/** An emitted JSON Schema. */
export interface SchemaModule {
  readonly path: string;
  readonly about: string;
  /** The schema without its definitions, which many schemas share. */
  readonly schema: JsonObject;
  /** The members of `$defs`; undefined for a schema without. */
  readonly definitions?: readonly (readonly [name: string, definition: WrittenDefinition])[];
}

/** A definition as it is written, and its JSON text as a member of `$defs`. */
export interface WrittenDefinition {
  readonly value: JsonValue;
  readonly text: () => string;
}

/** JSON in a package, for other languages too; a module among sources, because compilers do not copy JSON files. */
export function schemaOutput(module: SchemaModule, target: TargetName): Output {
  if (target === 'package') return jsonOutput(module);
  const { path, about } = module;
  const type = 'Readonly<Record<string, unknown>>';
  const text = layOutCode(withDefinitions(module), { used: 60 });
  return {
    path,
    only: 'source',
    statements: [constant({ name: 'schema', docs: [about], type, value: text })],
  };
}

/** A schema as a JSON file of a package. */
export function jsonOutput(module: SchemaModule): OutputFile {
  const texts = new Map<unknown, string>(
    module.definitions?.flatMap(([, { value, text }]) => (isJsonObject(value) ? [[value, text()]] : [])),
  );
  const content = layOutJson(withDefinitions(module), { nameOf: (one) => texts.get(one) });
  return { ...jsonFile(module.path), content: `${content}\n` };
}

/** The file of a schema, without its content. */
export function jsonFile(path: string): Omit<OutputFile, 'content'> {
  return { path: `${path}.json`, only: 'package', entry: './schemas/*' };
}

function withDefinitions({ schema, definitions }: SchemaModule): JsonObject {
  if (definitions === undefined) return schema;
  return { ...schema, $defs: Object.fromEntries(definitions.map(([name, one]) => [name, one.value])) };
}

/** A schema as it is written. */
export function written(schema: Schema): JsonValue {
  return JSON.parse(JSON.stringify(withWrittenKeywords(schema)));
}

/** A schema as a member of `$defs`. Each is made once: many events have it. */
export function definition(name: string, schema: Schema): WrittenDefinition {
  if (typeof schema === 'boolean') return makeDefinition(name, schema);
  const known = definitionsOf(schema);
  const found = known.get(name) ?? makeDefinition(name, schema);
  known.set(name, found);
  return found;
}

const definitionsOf = memoize((_schema: SchemaObject) => new Map<string, WrittenDefinition>());

/** A schema as a member of `$defs`, which is not kept. */
export function makeDefinition(name: string, schema: Schema): WrittenDefinition {
  const value = written(schema);
  const indent = '    ';
  const used = `${indent}${JSON.stringify(name)}: ,`.length;
  return { value, text: once(() => layOutJson(value, { indent, used })) };
}
