import type { JsonObject, JsonValue } from '../../json/json.js';
import type { Output, OutputFile, TargetName } from '../../module/output.js';
import { constant } from '../../module/statement.js';
import { memoize, once } from '../../schema/memoize.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import { withWrittenKeywords } from '../../schema/written-keywords.js';
import { layOutCode, layOutJson } from '../../text/lay-out.js';

/** An emitted JSON Schema. */
export interface SchemaModule {
  readonly path: string;
  readonly about: string;
  /** The schema without its definitions, which many schemas share. */
  readonly schema: JsonObject;
  /** The members of `$defs`; undefined for a schema without. */
  readonly definitions?: readonly (readonly [name: string, definition: WrittenDefinition])[];
}

/** A definition as it is written, and its JSON text as a member of `$defs`. Each is made on first use. */
export interface WrittenDefinition {
  readonly value: () => JsonValue;
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
  return { ...jsonFile(module.path), content: `${jsonText(module)}\n` };
}

function jsonText(module: SchemaModule): string {
  const { schema, definitions = [] } = module;
  if (definitions.length === 0) return layOutJson(withDefinitions(module));
  const place = {};
  const whole = layOutJson(
    { ...schema, $defs: place },
    { nameOf: (one) => (one === place ? PLACE : undefined) },
  );
  const [before = '', after = ''] = whole.split(PLACE);
  const members = definitions.flatMap(([name, { text }], at) => [
    at === 0 ? '{\n' : ',\n',
    `    ${JSON.stringify(name)}: `,
    text(),
  ]);
  // Joined once: in a large catalog, each copy of the text takes much memory.
  return [before, ...members, '\n  }', after].join('');
}

/** Stands for definitions while a schema is laid out. JSON text has no such characters, and so many get a line of their own. */
const PLACE = '\0'.repeat(120);

/** The file of a schema, without its content. */
export function jsonFile(path: string): Omit<OutputFile, 'content'> {
  return { path: `${path}.json`, only: 'package', entry: './schemas/*' };
}

function withDefinitions({ schema, definitions }: SchemaModule): JsonObject {
  if (definitions === undefined) return schema;
  return { ...schema, $defs: Object.fromEntries(definitions.map(([name, { value }]) => [name, value()])) };
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
  const indent = '    ';
  const used = `${indent}${JSON.stringify(name)}: ,`.length;
  return {
    value: once(() => written(schema)),
    text: once(() => layOutJson(written(schema), { indent, used })),
  };
}
