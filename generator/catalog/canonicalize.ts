import {
  canonicalJson,
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { asUnicodePattern, isUnicodePattern } from '../patterns/unicode-pattern.js';
import { type Dialect, hasBooleanLimits, refHidesSiblings } from '../schema/dialect.js';
import type { ValueForm } from '../schema/keyword-row.js';
import { ANNOTATIONS, isReferenceKeyword, isStructural, valueFormOf } from '../schema/keyword-sets.js';
import { refTo, type Schema, type SchemaObject } from '../schema/schema.js';
import type { SchemaNode } from './schema-index.js';

/** The definition to which the reference of the schema at a pointer leads; undefined when it leads nowhere. */
export type ReferenceName = (pointer: string) => string | undefined;

/** A keyword under its name of 2020-12, and the name under which the file has it. */
interface Member {
  readonly keyword: string;
  readonly origin: string;
  readonly value: JsonValue;
}

/**
 * Rewrites a schema of any dialect into the catalog's form: 2020-12, references by name, known keywords alone.
 * The input must have passed the keyword check; what it means does not change.
 */
export function canonicalize(node: SchemaNode, referenceName: ReferenceName): Schema {
  return rewrite(node.value, node.pointer);

  function rewrite(value: JsonValue, pointer: string): Schema {
    if (!isJsonObject(value)) return value !== false;
    const hidden = Object.hasOwn(value, '$ref') && refHidesSiblings(node.dialect);
    const visible = hidden ? onlyAnnotations(value) : value;
    const entries = modern(visible, node.dialect).flatMap((member) => keep(member, pointer));
    return withNullable(Object.fromEntries(entries), visible);
  }

  function keep(member: Member, pointer: string): readonly (readonly [string, unknown])[] {
    const { keyword, value } = member;
    if (isReferenceKeyword(keyword)) {
      // Without a name it has been reported, and goes on as a reference to nothing.
      return [['$ref', refTo(referenceName(pointer) ?? '')]];
    }
    if (keyword === 'x-secret') return value === true ? [[keyword, true]] : [];
    // What names or places a schema has done its work once references are resolved.
    if (isStructural(keyword)) return [];
    return [[keyword, rewriteMember(member, pointerTo(pointer, member.origin))]];
  }

  function rewriteMember({ keyword, value }: Member, pointer: string): unknown {
    const form = valueFormOf(keyword, '2020-12');
    if (keyword === 'pattern' && typeof value === 'string') return readable(value);
    if (form === 'schema' || form === 'one-or-list') return rewrite(value, pointer);
    if (form !== undefined && LISTS.has(form) && isJsonArray(value)) return unique(value);
    if (form === 'list' && isJsonArray(value)) {
      return value.map((item, index) => rewrite(item, pointerTo(pointer, index)));
    }
    if (form !== 'map' || !isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        keyword === 'patternProperties' ? readable(key) : key,
        rewrite(item, pointerTo(pointer, key)),
      ]),
    );
  }
}

/** A pattern as the engine takes it with the u flag; what it does not take at all has been reported. */
function readable(pattern: string): string {
  return isUnicodePattern(pattern) ? pattern : (asUnicodePattern(pattern) ?? pattern);
}

/** The forms of values that are lists in which nothing needs to be twice. */
const LISTS: ReadonlySet<ValueForm> = new Set(['types', 'values', 'names']);

/** Each value once: what a list repeats has been reported, and libraries trip over it. */
function unique(list: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Map(list.map((value) => [canonicalJson(value), value])).values()];
}

function onlyAnnotations(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key === '$ref' || ANNOTATIONS.has(key)));
}

/** The members that mean something in the dialect, under the names and shapes of 2020-12. */
function modern(schema: JsonObject, dialect: Dialect): readonly Member[] {
  return Object.entries(schema).flatMap(([origin, value]) =>
    modernKeywords(schema, origin, dialect).map((keyword) => ({
      keyword,
      origin,
      value: modernValue(origin, keyword, value),
    })),
  );
}

function modernValue(origin: string, keyword: string, value: JsonValue): JsonValue {
  if (origin === 'dependencies') return dependenciesOf(value, keyword);
  return origin === 'example' ? [value] : value;
}

function modernKeywords(schema: JsonObject, keyword: string, dialect: Dialect): readonly string[] {
  if (keyword === 'x-secret' || ANNOTATIONS.has(keyword)) return [keyword];
  if (keyword === 'example') return Object.hasOwn(schema, 'examples') ? [] : ['examples'];
  if (valueFormOf(keyword, dialect) === undefined) return [];
  if (hasBooleanLimits(dialect) && LIMITS.has(keyword)) return modernLimit(schema, keyword);
  const tuple = dialect !== '2020-12' && isJsonArray(ownValue(schema, 'items'));
  if (keyword === 'items') return [tuple ? 'prefixItems' : 'items'];
  if (keyword === 'additionalItems') return tuple ? ['items'] : [];
  if (keyword === 'dependencies') return ['dependentRequired', 'dependentSchemas'];
  return [keyword];
}

const LIMITS = new Map([
  ['maximum', 'exclusiveMaximum'],
  ['minimum', 'exclusiveMinimum'],
  ['exclusiveMaximum', ''],
  ['exclusiveMinimum', ''],
]);

/** A limit that another keyword calls exclusive is written under that one's name. */
function modernLimit(schema: JsonObject, keyword: string): readonly string[] {
  const exclusive = LIMITS.get(keyword) ?? '';
  if (exclusive === '') return [];
  return [ownValue(schema, exclusive) === true ? exclusive : keyword];
}

/** `dependencies` held name lists and schemas; since 2019-09 each sort has a keyword of its own. */
function dependenciesOf(value: JsonValue, keyword: string): JsonValue {
  const wanted = (need: JsonValue): boolean => isJsonArray(need) === (keyword === 'dependentRequired');
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, need]) => wanted(need)))
    : {};
}

/** OpenAPI 3.0's `nullable: true` says that null is allowed beside the `type`; JSON Schema says it with a type. */
function withNullable(schema: SchemaObject, written: JsonObject): SchemaObject {
  if (ownValue(written, 'nullable') !== true || schema.type === undefined) return schema;
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  return types.includes('null') ? schema : { ...schema, type: [...types, 'null'] };
}
