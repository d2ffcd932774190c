import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { hidesSiblings } from './references.js';
import type { SchemaIndex, SchemaNode } from './schema-index.js';

/**
 * What a schema says about the discriminator: nothing, something other than literals, or the literals that it allows.
 */
export type DiscriminatorReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'open'; readonly node: SchemaNode }
  | { readonly kind: 'literal'; readonly node: SchemaNode; readonly types: readonly string[] };

/** Follows the reference of a schema. Undefined when the schema has none, or when it leads nowhere. */
export type FollowReference = (node: SchemaNode) => SchemaNode | undefined;

/** Reads what a schema says about the property at the end of the tokens, through `$ref` and `allOf`. */
export function readDiscriminator(
  index: SchemaIndex,
  follow: FollowReference,
  root: SchemaNode,
  tokens: readonly string[],
): DiscriminatorReading {
  const found = subschemasAt(index, follow, root, tokens, new Set());
  if (found.length === 0) return { kind: 'absent' };
  const literal = found
    .map((node) => ({ node, types: literalsOf(node.value) }))
    .filter((one): one is { node: SchemaNode; types: readonly string[] } => one.types !== undefined);
  const [first] = literal;
  if (!first) return { kind: 'open', node: found.at(-1) ?? root };
  const types = first.types.filter((type) => literal.every((one) => one.types.includes(type)));
  return types.length === 0
    ? { kind: 'open', node: first.node }
    : { kind: 'literal', node: first.node, types };
}

/** All schemas that apply to the property at the end of the tokens. */
function subschemasAt(
  index: SchemaIndex,
  follow: FollowReference,
  node: SchemaNode,
  tokens: readonly string[],
  seen: ReadonlySet<SchemaNode>,
): readonly SchemaNode[] {
  if (seen.has(node) || !isJsonObject(node.value)) return [];
  const onPath = new Set(seen).add(node);
  const target = follow(node);
  const steps = hidesSiblings(node) ? [] : alongPath(index, node, tokens);
  return [
    ...(tokens.length === 0 ? [node] : []),
    ...(target ? subschemasAt(index, follow, target, tokens, onPath) : []),
    ...steps.flatMap(({ node: inner, rest }) =>
      subschemasAt(index, follow, inner, rest, rest === tokens ? onPath : new Set()),
    ),
  ];
}

interface Step {
  readonly node: SchemaNode;
  readonly rest: readonly string[];
}

/**
 * The next steps: into the branches of `allOf` with the same tokens, and into the next property with one token fewer.
 */
function alongPath(index: SchemaIndex, node: SchemaNode, tokens: readonly string[]): readonly Step[] {
  if (!isJsonObject(node.value)) return [];
  const branches = ownValue(node.value, 'allOf');
  const steps = (isJsonArray(branches) ? branches : []).map((_branch, at) => ({
    pointer: pointerTo(node.pointer, 'allOf', at),
    rest: tokens,
  }));
  const [next, ...rest] = tokens;
  const properties = ownValue(node.value, 'properties');
  if (next !== undefined && isJsonObject(properties) && Object.hasOwn(properties, next)) {
    steps.push({ pointer: pointerTo(node.pointer, 'properties', next), rest });
  }
  return steps.flatMap(({ pointer, rest: left }) => {
    const inner = index.nodeAt(node.document, pointer);
    return inner ? [{ node: inner, rest: left }] : [];
  });
}

function literalsOf(schema: JsonValue): readonly string[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const constant = ownValue(schema, 'const');
  if (typeof constant === 'string') return [constant];
  const values = ownValue(schema, 'enum');
  if (isJsonArray(values)) return allStrings(values);
  const branches = ownValue(schema, 'oneOf') ?? ownValue(schema, 'anyOf');
  if (!isJsonArray(branches) || branches.length === 0) return undefined;
  const each = branches.map(literalsOf);
  return each.every((one) => one !== undefined) ? each.flat() : undefined;
}

function allStrings(values: readonly JsonValue[]): readonly string[] | undefined {
  return values.every((value) => typeof value === 'string') && values.length > 0 ? values : undefined;
}
