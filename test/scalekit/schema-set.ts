import { readdirSync, readFileSync } from 'node:fs';
import type { Json, JsonObject } from './evidence.js';
import { isObject } from './observe.js';

/** A schema inside a file: the file's path under `schemas/`, a JSON Pointer into it, and the schema itself. */
export interface SchemaNode {
  readonly file: string;
  readonly pointer: string;
  readonly schema: JsonObject;
}

const FOLDER = new URL('../../schemas/', import.meta.url);

const readSchema = (file: string): JsonObject => {
  const parsed = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Json;
  if (!isObject(parsed)) throw new Error(`${file} is not an object`);
  return parsed;
};

const files = (readdirSync(FOLDER, { recursive: true }) as string[])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.schema.json'))
  .sort();

/** Every schema file by its path under `schemas/`. */
export const schemaFiles: ReadonlyMap<string, JsonObject> = new Map(
  files.map((file) => [file, readSchema(file)]),
);

const fileNode = (file: string): SchemaNode => {
  const schema = schemaFiles.get(file);
  if (schema === undefined) throw new Error(`schemas/${file} does not exist`);
  return { file, pointer: '', schema };
};

export const eventNode = (event: string): SchemaNode => fileNode(`events/${event}.schema.json`);

const escapeToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** The node at a key, or at two keys (`properties`, `name`), if it is a schema. */
export function childNode(node: SchemaNode, ...keys: readonly string[]): SchemaNode | undefined {
  let value: Json | undefined = node.schema;
  for (const key of keys)
    value = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
  const pointer = [node.pointer, ...keys.map(escapeToken)].join('/');
  return isObject(value) ? { file: node.file, pointer, schema: value } : undefined;
}

/** The target of a node's `$ref`. */
export function target(node: SchemaNode): SchemaNode | undefined {
  const reference = node.schema.$ref;
  if (typeof reference !== 'string') return undefined;
  const [path = '', fragment = ''] = reference.split('#');
  const file = path === '' ? node.file : new URL(path, `file:///${node.file}`).pathname.slice(1);
  const keys = fragment.split('/').slice(1).map(unescapeToken);
  const found = keys.length === 0 ? fileNode(file) : childNode(fileNode(file), ...keys);
  if (found === undefined) throw new Error(`${node.file}${node.pointer}: ${reference} leads nowhere`);
  return found;
}

/** The schemas of an applicator that has a list: `allOf`, `anyOf`. */
export function branches(node: SchemaNode, keyword: 'allOf' | 'anyOf'): readonly SchemaNode[] {
  const list = node.schema[keyword];
  const indices = Array.isArray(list) ? [...list.keys()] : [];
  return indices
    .map((index) => childNode(node, keyword, String(index)))
    .filter((found) => found !== undefined);
}

/** A node and all nodes that apply in its place, through `$ref`, `allOf` and `anyOf`. */
export function applied(node: SchemaNode): readonly SchemaNode[] {
  const next = [target(node), ...branches(node, 'allOf'), ...branches(node, 'anyOf')];
  return [node, ...next.filter((found) => found !== undefined).flatMap(applied)];
}

/** True when a node accepts any object: its type is `object`, and it describes no properties. */
const isFreeForm = (nodes: readonly SchemaNode[]): boolean =>
  nodes.some(
    ({ schema }) =>
      schema.type === 'object' || (Array.isArray(schema.type) && schema.type.includes('object')),
  ) && nodes.every(({ schema }) => schema.properties === undefined);

const step = (nodes: readonly SchemaNode[], ...keys: readonly string[]): readonly SchemaNode[] =>
  nodes.map((node) => childNode(node, ...keys)).filter((found) => found !== undefined);

const segments = (path: string): readonly string[] =>
  path === '' ? [] : path.split('.').flatMap((part) => part.replaceAll('[]', '\n[]').split('\n'));

const descend = (nodes: readonly SchemaNode[], segment: string): readonly SchemaNode[] => {
  const here = nodes.flatMap(applied);
  return segment === '[]' ? step(here, 'items') : step(here, 'properties', segment);
};

/** The nodes of an event's schema for a path: usually one, or two if the envelope has the path too. */
export const nodesAt = (event: string, path: string): readonly SchemaNode[] =>
  segments(path).reduce(descend, [eventNode(event)]);

/** True when a path of an event is declared, or is inside an object whose keys the provider does not define. */
export function isDeclared(event: string, path: string): boolean {
  let nodes: readonly SchemaNode[] = [eventNode(event)];
  for (const segment of segments(path)) {
    if (isFreeForm(nodes.flatMap(applied))) return true;
    nodes = descend(nodes, segment);
  }
  return nodes.length > 0;
}

const requiredKeys = ({ schema }: SchemaNode): readonly Json[] =>
  Array.isArray(schema.required) ? schema.required : [];

/** True when an event's schema requires the property at a path in every object that may have it. */
export function isRequired(event: string, path: string): boolean {
  const dot = path.lastIndexOf('.');
  const parents = nodesAt(event, path.slice(0, Math.max(0, dot))).flatMap(applied);
  return parents.some((node) => requiredKeys(node).includes(path.slice(dot + 1)));
}

export const nodeName = ({ file, pointer }: SchemaNode): string => `${file}#${pointer}`;
