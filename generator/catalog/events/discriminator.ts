import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import type { Discriminator, EventLiteral } from '../catalog.js';
import { branchNodes } from '../index/branch-nodes.js';
import { hidesSiblings } from '../index/references.js';
import type { SchemaIndex, SchemaNode } from '../index/schema-index.js';

/** What a schema says about one property: nothing, something other than literals, or the literals that it allows. */
export type PlaceReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'open'; readonly node: SchemaNode; readonly isNumber: boolean }
  | { readonly kind: 'literal'; readonly node: SchemaNode; readonly values: readonly (string | number)[] };

/** An event type, and what makes a payload an event of that type. */
export interface NamedType {
  readonly type: string;
  readonly literals: readonly EventLiteral[];
}

/** What a schema says about the properties that name the event. `at` is the property that is missing or open. */
export type DiscriminatorReading =
  | { readonly kind: 'absent'; readonly at: readonly string[] }
  | { readonly kind: 'open'; readonly at: readonly string[]; readonly node: SchemaNode }
  | { readonly kind: 'literal'; readonly node: SchemaNode; readonly types: readonly NamedType[] };

/** The discriminators whose event type is in the payload, and the payload's part of one that a header begins. */
export type InPayload = Extract<Discriminator, { readonly kind: 'property' | 'properties' | 'first' }>;

/** Follows the reference of a schema. Undefined when the schema has none, or when it leads nowhere. */
export type FollowReference = (node: SchemaNode) => SchemaNode | undefined;

/** Reads what a schema says about the properties that name the event, through `$ref` and `allOf`. */
export function readDiscriminator(
  index: SchemaIndex,
  follow: FollowReference,
  root: SchemaNode,
  discriminator: InPayload,
): DiscriminatorReading {
  const places = placesOf(discriminator).map((at) => ({ at, reading: readPlace(index, follow, root, at) }));
  const separator = discriminator.kind === 'properties' ? discriminator.separator : '';
  const first = places.find(({ reading }) => reading.kind !== 'absent');
  const asked = discriminator.kind === 'first' && first ? [first] : places;
  const missing = asked.find(({ reading }) => reading.kind === 'absent');
  if (missing || asked.length === 0) return { kind: 'absent', at: missing?.at ?? [] };
  let types: readonly NamedType[] = [];
  for (const { at, reading } of asked) {
    if (reading.kind !== 'literal')
      return { kind: 'open', at, node: reading.kind === 'open' ? reading.node : root };
    const parts = reading.values.map(
      (value): NamedType => ({ type: String(value), literals: [{ at, value }] }),
    );
    types =
      types.length === 0 ? parts : types.flatMap((one) => parts.map((part) => join(one, part, separator)));
  }
  const node = asked.flatMap(({ reading }) => (reading.kind === 'literal' ? [reading.node] : [])).at(-1);
  return { kind: 'literal', node: node ?? root, types };
}

/** True for a discriminator whose event type is in the payload. */
export function isInPayload(discriminator: Discriminator): discriminator is InPayload {
  return discriminator.kind !== 'header' && discriminator.kind !== 'envelope';
}

/** The properties that name the event, each as tokens. */
export function placesOf(discriminator: InPayload): readonly (readonly string[])[] {
  return discriminator.kind === 'property' ? [discriminator.property] : discriminator.properties;
}

/** The properties of the payload that name the event or a part of it, each as tokens. */
export function namingPlaces(discriminator: Discriminator): readonly (readonly string[])[] {
  if (isInPayload(discriminator)) return placesOf(discriminator);
  return discriminator.property === undefined ? [] : [discriminator.property];
}

/** The properties that a payload with these literals must not have, because it would be another event with them. */
export function earlierPlaces(
  discriminator: Discriminator,
  [literal]: readonly EventLiteral[],
): readonly (readonly string[])[] {
  if (discriminator.kind !== 'first' || !literal) return [];
  return discriminator.properties.slice(0, discriminator.properties.indexOf(literal.at));
}

function join(one: NamedType, other: NamedType, separator: string): NamedType {
  return { type: one.type + separator + other.type, literals: [...one.literals, ...other.literals] };
}

/**
 * Reads what a schema says about the property at the end of the tokens, through `$ref` and `allOf`, and through a choice
 * that a property on the way has. What branches of the schema itself say is read where these become events.
 * @param seen the choices on the way to the schema
 */
export function readPlace(
  index: SchemaIndex,
  follow: FollowReference,
  root: SchemaNode,
  tokens: readonly string[],
  seen: ReadonlySet<SchemaNode> = new Set(),
): PlaceReading {
  const applied = subschemasAt(index, follow, root, tokens, new Set());
  const read = applied.flatMap(({ node, rest }): readonly FoundLiterals[] => {
    if (rest.length === 0) return [{ node, values: literalsOf(node.value) }];
    const isOwn = rest.length === tokens.length;
    return isOwn || seen.has(node) ? [] : readBranches(node, new Set(seen).add(node), rest);
  });
  function readBranches(
    node: SchemaNode,
    onPath: ReadonlySet<SchemaNode>,
    rest: readonly string[],
  ): readonly FoundLiterals[] {
    const all = ['oneOf', 'anyOf']
      .flatMap((keyword) => branchNodes(index, node, keyword))
      .map((branch) => readPlace(index, follow, branch, rest, onPath));
    if (all.every(({ kind }) => kind === 'absent')) return [];
    const each = all.map((one) => (one.kind === 'literal' ? one.values : undefined));
    return [{ node, values: each.every((one) => one !== undefined) ? each.flat() : undefined }];
  }
  if (read.length === 0) return { kind: 'absent' };
  const literal = read.flatMap(({ node, values }) => (values === undefined ? [] : [{ node, values }]));
  const [first] = literal;
  const isNumber = read.some(({ node }) => isIntegerSchema(node.value));
  if (!first) return { kind: 'open', node: read.at(-1)?.node ?? root, isNumber };
  const values = first.values.filter((one) => literal.every((other) => other.values.includes(one)));
  return values.length === 0
    ? { kind: 'open', node: first.node, isNumber }
    : { kind: 'literal', node: first.node, values: [...new Set(values)] };
}

function isIntegerSchema(schema: JsonValue): boolean {
  const type = isJsonObject(schema) ? ownValue(schema, 'type') : undefined;
  return type === 'integer' || type === 'number';
}

/** A schema that says something about the property, and the values that it allows, where it lists them. */
interface FoundLiterals {
  readonly node: SchemaNode;
  readonly values: readonly LiteralValue[] | undefined;
}

/** All schemas on the way to the property, and those that apply to it, whose `rest` is empty. */
function subschemasAt(
  index: SchemaIndex,
  follow: FollowReference,
  node: SchemaNode,
  tokens: readonly string[],
  seen: ReadonlySet<SchemaNode>,
): readonly Step[] {
  if (seen.has(node) || !isJsonObject(node.value)) return [];
  const onPath = new Set(seen).add(node);
  const target = follow(node);
  const steps = hidesSiblings(node) ? [] : alongPath(index, node, tokens);
  return [
    ...(tokens.length > 0 && hidesSiblings(node) ? [] : [{ node, rest: tokens }]),
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

type LiteralValue = EventLiteral['value'];

function literalsOf(schema: JsonValue): readonly LiteralValue[] | undefined {
  if (!isJsonObject(schema)) return undefined;
  const constant = ownValue(schema, 'const');
  if (isLiteral(constant)) return [constant];
  const values = ownValue(schema, 'enum');
  if (isJsonArray(values)) return ofOneType(values);
  const branches = ownValue(schema, 'oneOf') ?? ownValue(schema, 'anyOf');
  if (!isJsonArray(branches) || branches.length === 0) return undefined;
  const each = branches.map(literalsOf);
  return each.every((one) => one !== undefined) ? each.flat() : undefined;
}

/** Text, and whole numbers, which have one form in JSON. */
function isLiteral(value: JsonValue | undefined): value is LiteralValue {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function ofOneType(values: readonly JsonValue[]): readonly LiteralValue[] | undefined {
  const isSame = values.every((value) => isLiteral(value) && typeof value === typeof values[0]);
  return isSame && values.length > 0 ? (values as readonly LiteralValue[]) : undefined;
}
