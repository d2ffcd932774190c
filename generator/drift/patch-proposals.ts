import { keyOf } from '../catalog/documents/document-place.js';
import type { SchemaNode } from '../catalog/index/schema-index.js';
import type { FieldStatement, StatedType } from '../evidence/evidence.js';
import { itemsPath, keyOfPath, parentPath } from '../evidence/field-path.js';
import { literalsOf } from '../evidence/schemas/accepted.js';
import { appliedTo, keyword } from '../evidence/schemas/schema-world.js';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { FORMAT_NAMES } from '../patterns/formats.js';
import type { DriftCatalog, DriftEvent } from './drift-catalog.js';
import type { Finding, PatchOperation } from './finding.js';
import { saysNull, schemaSide, type Testimony, testimonyOf, typesSaid, type Witness } from './subject.js';

/** What a patch is made from. */
export interface PatchContext {
  readonly drift: DriftCatalog;
  readonly event: DriftEvent;
  readonly witnesses: readonly Witness[];
}

/** Operations on one schema file. */
export interface Proposal {
  readonly node: SchemaNode;
  readonly operations: readonly PatchOperation[];
}

/** A change that may remove a difference. Undefined where the sources do not say enough. Nothing is verified here. */
export function proposalFor(finding: Finding, context: PatchContext): Proposal | undefined {
  const sources = context.witnesses
    .map((one) => testimonyOf(one, finding.path))
    .filter(({ stated, shown }) => stated.length + shown.length > 0);
  switch (finding.code) {
    case 'HS813':
      return declaration(finding, context, sources);
    case 'HS815':
      return otherType(finding, context, sources);
    case 'HS816':
      return sources.some(saysNull) ? withNull(finding, context) : withoutNull(finding, context);
    case 'HS817':
      return moreValues(finding, context, sources);
    case 'HS818':
      return otherPresence(finding, context);
    case 'HS819':
      return otherConstraint(finding, context, sources);
    default:
      return undefined;
  }
}

/** The one schema that declares a path. Undefined where there are several. */
function declaring({ path }: Finding, { event }: PatchContext): SchemaNode | undefined {
  const [node, ...more] = event.at(path).nodes;
  return more.length === 0 && isJsonObject(node?.value ?? null) ? node : undefined;
}

/** The schemas with properties that apply to the object of a path. */
function objectsOf({ path }: Finding, { drift, event }: PatchContext): readonly SchemaNode[] {
  const parent = parentPath(path);
  const nodes = parent === '' ? [event.node] : event.at(parent).nodes;
  const applied = nodes.flatMap((node) => appliedTo(drift.world, node));
  const unique = new Map(applied.map((node) => [keyOf(node), node]));
  return [...unique.values()].filter((node) => isJsonObject(keyword(node, 'properties') ?? null));
}

function declaration(
  finding: Finding,
  context: PatchContext,
  sources: readonly Testimony[],
): Proposal | undefined {
  const [node, ...more] = objectsOf(finding, context);
  const key = keyOfPath(finding.path);
  if (node === undefined || more.length > 0 || key === undefined) return undefined;
  const value = schemaFor(finding, context, sources, node);
  return (
    value && { node, operations: [{ op: 'add', path: pointerTo(node.pointer, 'properties', key), value }] }
  );
}

function schemaFor(
  { path }: Finding,
  { witnesses }: PatchContext,
  sources: readonly Testimony[],
  { dialect }: SchemaNode,
): JsonObject | undefined {
  const stated = sources.flatMap((one) => one.stated);
  const type = onlyType(sources);
  if (type === undefined) return undefined;
  const isNullable = sources.some(saysNull);
  const isOpenApi3 = dialect === 'openapi-3.0';
  const types: JsonValue = isNullable && !isOpenApi3 ? [type, 'null'] : type;
  const items = witnesses.flatMap((one) => testimonyOf(one, itemsPath(path)));
  const itemType =
    type === 'array' ? onlyType(items.filter((one) => one.stated.length + one.shown.length > 0)) : undefined;
  const format = first(stated, 'format');
  const values = stated.flatMap((one) => one.values ?? []);
  if (values.length > 0 && !isNullable) return { anyOf: [{ enum: [...new Set(values)] }, { type }] };
  const pattern = first(stated, 'pattern');
  return {
    type: types,
    ...(isNullable && isOpenApi3 && { nullable: true }),
    ...(format !== undefined && FORMAT_NAMES.includes(format) && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(itemType !== undefined && { items: { type: itemType } }),
  };
}

function first(stated: readonly FieldStatement[], name: 'format' | 'pattern'): string | undefined {
  return stated.map((one) => one[name]).find((one) => one !== undefined);
}

/** The one type that all sources state and show. A whole number that is only shown may be any number. */
function onlyType(sources: readonly Testimony[]): StatedType | undefined {
  const stated = new Set(sources.flatMap((one) => one.stated.flatMap(({ types = [] }) => types)));
  const said = [...new Set(sources.flatMap(typesSaid))];
  if (stated.size > 1) return undefined;
  const [only] = stated;
  if (only !== undefined)
    return said.every((type) => type === only || (only === 'number' && type === 'integer'))
      ? only
      : undefined;
  const shown = new Set(said.map((type) => (type === 'integer' ? 'number' : type)));
  return shown.size === 1 ? [...shown][0] : undefined;
}

function otherType(
  finding: Finding,
  context: PatchContext,
  sources: readonly Testimony[],
): Proposal | undefined {
  const node = declaring(finding, context);
  const type = onlyType(sources);
  if (node === undefined || type === undefined) return undefined;
  const own = keyword(node, 'type');
  const hasNull = isJsonArray(own) && own.includes('null');
  if (own === undefined || literalsOf(node) !== undefined) return undefined;
  return {
    node,
    operations: [
      { op: 'replace', path: pointerTo(node.pointer, 'type'), value: hasNull ? [type, 'null'] : type },
    ],
  };
}

function withNull(finding: Finding, context: PatchContext): Proposal | undefined {
  const node = declaring(finding, context);
  if (node === undefined || literalsOf(node) !== undefined) return undefined;
  const type = keyword(node, 'type');
  const at = (...tokens: readonly string[]): string => pointerTo(node.pointer, ...tokens);
  if (node.dialect === 'openapi-3.0')
    return type === undefined
      ? undefined
      : { node, operations: [{ op: 'add', path: at('nullable'), value: true }] };
  if (typeof type === 'string')
    return { node, operations: [{ op: 'replace', path: at('type'), value: [type, 'null'] }] };
  if (isJsonArray(type)) return { node, operations: [{ op: 'add', path: at('type', '-'), value: 'null' }] };
  const ref = keyword(node, '$ref');
  if (isJsonArray(keyword(node, 'anyOf')) && ref === undefined)
    return { node, operations: [{ op: 'add', path: at('anyOf', '-'), value: { type: 'null' } }] };
  const isModern = node.dialect === '2019-09' || node.dialect === '2020-12';
  if (typeof ref !== 'string' || !isModern || keyword(node, 'anyOf') !== undefined) return undefined;
  return {
    node,
    operations: [
      { op: 'remove', path: at('$ref') },
      { op: 'add', path: at('anyOf'), value: [{ $ref: ref }, { type: 'null' }] },
    ],
  };
}

function withoutNull(finding: Finding, context: PatchContext): Proposal | undefined {
  const node = declaring(finding, context);
  if (node === undefined) return undefined;
  const type = keyword(node, 'type');
  const at = (...tokens: readonly string[]): string => pointerTo(node.pointer, ...tokens);
  if (keyword(node, 'nullable') === true)
    return { node, operations: [{ op: 'remove', path: at('nullable') }] };
  if (isJsonArray(type)) {
    const rest = type.filter((one) => one !== 'null');
    return {
      node,
      operations: [{ op: 'replace', path: at('type'), value: rest.length === 1 ? (rest[0] ?? '') : rest }],
    };
  }
  const branches = keyword(node, 'anyOf');
  const index = isJsonArray(branches)
    ? branches.findIndex((one) => isJsonObject(one) && one.type === 'null')
    : -1;
  return index === -1
    ? undefined
    : { node, operations: [{ op: 'remove', path: at('anyOf', String(index)) }] };
}

function moreValues(
  finding: Finding,
  { drift, event }: PatchContext,
  sources: readonly Testimony[],
): Proposal | undefined {
  const { enumeration } = schemaSide(drift.world, event, finding.path);
  if (enumeration === undefined || keyword(enumeration.node, 'enum') === undefined) return undefined;
  const listed = sources.flatMap(({ stated }) => stated.flatMap((one) => one.values ?? []));
  const shown = sources
    .flatMap((one) => one.shown.map(({ value }) => value))
    .filter((value) => typeof value === 'string');
  const missing = [...new Set([...listed, ...shown])].filter(
    (value) => value !== null && !enumeration.values.includes(value),
  );
  if (missing.length === 0) return undefined;
  const path = pointerTo(enumeration.node.pointer, 'enum', '-');
  return { node: enumeration.node, operations: missing.map((value) => ({ op: 'add', path, value })) };
}

function otherPresence(finding: Finding, context: PatchContext): Proposal | undefined {
  const key = keyOfPath(finding.path);
  if (key === undefined) return undefined;
  const { isRequired } = schemaSide(context.drift.world, context.event, finding.path);
  const nodes = objectsOf(finding, context);
  const requiring = nodes.filter((node) => listOf(node).includes(key));
  const [node, ...more] = isRequired
    ? requiring
    : nodes.filter((one) => Object.hasOwn(propertiesOf(one), key));
  if (node === undefined || more.length > 0) return undefined;
  const list = listOf(node);
  if (isRequired)
    return {
      node,
      operations: [{ op: 'remove', path: pointerTo(node.pointer, 'required', list.indexOf(key)) }],
    };
  const hasList = isJsonArray(keyword(node, 'required'));
  const operation: PatchOperation = hasList
    ? { op: 'add', path: pointerTo(node.pointer, 'required', '-'), value: key }
    : { op: 'add', path: pointerTo(node.pointer, 'required'), value: [key] };
  return { node, operations: [operation] };
}

function listOf(node: SchemaNode): readonly JsonValue[] {
  const list = keyword(node, 'required');
  return isJsonArray(list) ? list : [];
}

function propertiesOf(node: SchemaNode): JsonObject {
  const value = keyword(node, 'properties');
  return isJsonObject(value) ? value : {};
}

function otherConstraint(
  finding: Finding,
  context: PatchContext,
  sources: readonly Testimony[],
): Proposal | undefined {
  const name = finding.kind === 'pattern' ? 'pattern' : 'format';
  const node = declaring(finding, context);
  const stated = [...new Set(sources.flatMap((one) => one.stated.flatMap((field) => field[name] ?? [])))];
  const [value, ...more] = stated;
  if (node === undefined || value === undefined || more.length > 0) return undefined;
  if (name === 'format' && !FORMAT_NAMES.includes(value)) return undefined;
  const own = keyword(node, name);
  if (own === undefined && keyword(node, 'type') === undefined) return undefined;
  return {
    node,
    operations: [{ op: own === undefined ? 'add' : 'replace', path: pointerTo(node.pointer, name), value }],
  };
}
