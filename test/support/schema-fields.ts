import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsPath, propertyPath, valuesPath } from '../../generator/evidence/field-path.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../generator/json/json.js';
import { pointerTokens, valueAt } from '../../generator/json/json-pointer.js';
import { REPOSITORY } from './folders.js';

/** Schemas by their paths below one folder. */
export type SchemaFiles = ReadonlyMap<string, JsonObject>;

/** What the schemas of an event say about one field, as texts that can be compared. */
export interface SchemaField {
  /** `string|null`; `any` where any value is accepted. */
  readonly types: string;
  /** False for an optional property, and for one in an optional object that requires it. */
  readonly isRequired: boolean;
  /** The literals of `enum` and `const`, sorted. */
  readonly values: readonly string[];
  readonly format: string | undefined;
  readonly pattern: string | undefined;
}

/** The schemas of this repository. */
export function ownSchemas(): SchemaFiles {
  const folder = join(REPOSITORY, 'schemas');
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    path.endsWith('.json'),
  );
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), JSON.parse(readFileSync(join(folder, path), 'utf8'))]),
  );
}

/** Every field that the schemas of an event declare, by path. References are followed; schemas may not be recursive. */
export function fieldsOf(files: SchemaFiles, event: string): ReadonlyMap<string, SchemaField> {
  const file = `events/${event}.schema.json`;
  const found = new Map<string, SchemaField>();
  collect(files, [{ file, schema: files.get(file) ?? {} }], { path: '', isRequired: true }, found);
  return found;
}

interface Node {
  readonly file: string;
  readonly schema: JsonObject;
}

interface At {
  readonly path: string;
  readonly isRequired: boolean;
}

function collect(files: SchemaFiles, nodes: readonly Node[], at: At, found: Map<string, SchemaField>): void {
  const all = nodes.flatMap((node) => applied(files, node));
  found.set(at.path, fieldOf(files, nodes, all, at.isRequired));
  const members = new Map<string, Node[]>();
  for (const { file, schema } of all)
    if (isJsonObject(schema.properties))
      for (const [key, member] of Object.entries(schema.properties))
        if (isJsonObject(member)) members.set(key, [...(members.get(key) ?? []), { file, schema: member }]);
  const required = all.flatMap(({ schema }) => (isJsonArray(schema.required) ? schema.required : []));
  for (const [key, list] of members)
    collect(files, list, { path: propertyPath(at.path, key), isRequired: required.includes(key) }, found);
  for (const [keyword, path] of [
    ['items', itemsPath(at.path)],
    ['additionalProperties', valuesPath(at.path)],
  ] as const) {
    const inner = all.flatMap(({ file, schema }) => {
      const value = schema[keyword];
      return isJsonObject(value) ? [{ file, schema: value }] : [];
    });
    if (inner.length > 0) collect(files, inner, { path, isRequired: true }, found);
  }
}

/** A node, and all that apply in its place. */
function applied(files: SchemaFiles, node: Node): readonly Node[] {
  return [node, ...inPlace(files, node).flatMap((one) => applied(files, one))];
}

function inPlace(files: SchemaFiles, node: Node): readonly Node[] {
  const target = targetOf(files, node);
  return [...(target ? [target] : []), ...branchesOf(node, 'allOf'), ...branchesOf(node, 'anyOf')];
}

function branchesOf({ file, schema }: Node, keyword: 'allOf' | 'anyOf'): readonly Node[] {
  const list = schema[keyword];
  return isJsonArray(list) ? list.filter(isJsonObject).map((one) => ({ file, schema: one })) : [];
}

function targetOf(files: SchemaFiles, { file, schema }: Node): Node | undefined {
  if (typeof schema.$ref !== 'string') return undefined;
  const [path = '', fragment = ''] = schema.$ref.split('#');
  const to = path === '' ? file : new URL(path, `file:///${file}`).pathname.slice(1);
  const found = valueAt(files.get(to) ?? {}, pointerTokens(fragment) ?? []);
  if (!isJsonObject(found)) throw new Error(`${file}: ${schema.$ref} leads nowhere`);
  return { file: to, schema: found };
}

const ALL = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

function fieldOf(
  files: SchemaFiles,
  nodes: readonly Node[],
  all: readonly Node[],
  isRequired: boolean,
): SchemaField {
  const types = nodes.map((node) => typesOf(files, node)).reduce(intersect, ALL);
  const literals = all.flatMap(({ schema }) => [
    ...(isJsonArray(schema.enum) ? schema.enum : []),
    ...(schema.const === undefined ? [] : [schema.const]),
  ]);
  const text = (keyword: string): string | undefined => {
    const value = all.map(({ schema }) => schema[keyword]).find((one) => one !== undefined);
    return value === undefined ? undefined : String(value);
  };
  return {
    types: types.length === ALL.length ? 'any' : types.join('|'),
    isRequired,
    values: [...new Set(literals.filter((one) => one !== null).map(String))].sort(),
    format: text('format'),
    pattern: text('pattern'),
  };
}

function typesOf(files: SchemaFiles, node: Node): readonly string[] {
  const { type, const: literal, enum: values } = node.schema;
  const target = targetOf(files, node);
  const branches = branchesOf(node, 'anyOf').map((one) => typesOf(files, one));
  return [
    ...(type === undefined ? [] : [(isJsonArray(type) ? type : [type]).map(String)]),
    ...(literal === undefined ? [] : [[typeOf(literal)]]),
    ...(isJsonArray(values) ? [values.map(typeOf)] : []),
    ...(target ? [typesOf(files, target)] : []),
    ...branchesOf(node, 'allOf').map((one) => typesOf(files, one)),
    ...(branches.length > 0 ? [branches.flat()] : []),
  ].reduce(intersect, ALL);
}

function intersect(one: readonly string[], other: readonly string[]): readonly string[] {
  return one.filter((type) => other.includes(type));
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  return isJsonArray(value) ? 'array' : typeof value;
}
