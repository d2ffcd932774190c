import {
  canonicalJson,
  isJsonArray,
  isJsonObject,
  isTextList,
  type JsonObject,
  type JsonValue,
  ownValue,
} from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { asUnicodePattern, isUnicodePattern } from '../../patterns/unicode-pattern.js';
import { type Dialect, hasBooleanLimits, refHidesSiblings } from '../../schema/dialect.js';
import type { ValueForm } from '../../schema/keyword-row.js';
import {
  ANNOTATIONS,
  familiarity,
  isReferenceKeyword,
  isStructural,
  valueFormOf,
} from '../../schema/keyword-sets.js';
import { refTo, type Schema, type SchemaObject } from '../../schema/schema.js';
import { uniqueBy } from '../../text/unique-by.js';
import { type CheckedFormats, formatKeyword } from '../checked-formats.js';
import type { SchemaNode } from '../index/schema-index.js';
import { type NullableMode, withNullable } from './nullable.js';

/** Identifies the definition that the schema at a pointer refers to. Undefined when the reference leads nowhere. */
export type ReferenceName = (pointer: string) => string | undefined;

/** Is told of each schema that has a `discriminator`, which the catalog's form does not have. */
export type OnDiscriminator = (schema: SchemaObject, pointer: string) => void;

/** A keyword under its 2020-12 name, and the name that it has in the file. */
interface Member {
  readonly keyword: string;
  readonly origin: string;
  readonly value: JsonValue;
}

/** How schemas are read where that is a matter of settings. */
export interface ReadingModes {
  readonly nullable: NullableMode;
  readonly checkedFormats: CheckedFormats;
}

/**
 * Rewrites a schema of any dialect into the catalog's form: 2020-12, references by name, known keywords only. The
 * schema must have passed the keyword check; keywords whose values are not of their form are left out. Its meaning does
 * not change.
 * @param onDiscriminator is given each schema with OpenAPI's `discriminator`, and its pointer in the file
 */
export function canonicalize(
  node: Pick<SchemaNode, 'value' | 'pointer' | 'dialect'>,
  referenceName: ReferenceName,
  { nullable, checkedFormats }: ReadingModes,
  onDiscriminator?: OnDiscriminator,
): Schema {
  return rewrite(node.value, node.pointer);

  function rewrite(value: JsonValue, pointer: string): Schema {
    if (!isJsonObject(value)) return value !== false;
    const hidden = Object.hasOwn(value, '$ref') && refHidesSiblings(node.dialect);
    const visible = hidden ? onlyAnnotations(value) : value;
    const entries = modern(visible, node.dialect).flatMap((member) => keep(member, pointer));
    const schema = withNullable(Object.fromEntries(entries), value, node.dialect, nullable);
    if (isJsonObject(ownValue(visible, 'discriminator'))) onDiscriminator?.(schema, pointer);
    return schema;
  }

  function keep(member: Member, pointer: string): readonly (readonly [string, unknown])[] {
    const { keyword, value } = member;
    if (isReferenceKeyword(keyword)) {
      // A dangling reference has been reported already. It stays, as a reference to nothing.
      return [['$ref', refTo(referenceName(pointer) ?? '')]];
    }
    if (keyword === 'x-secret') return value === true ? [[keyword, true]] : [];
    if (VALUE_WORDS.has(keyword)) return isTextList(value) ? [[keyword, value]] : [];
    // What names or places a schema has done its work once references are resolved.
    if (isStructural(keyword)) return [];
    // A value of another form has been reported already.
    if (!hasForm(value, valueFormOf(keyword, '2020-12'))) return [];
    if (keyword === 'format') return [[formatKeyword(value, checkedFormats), value]];
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

/** The pattern in a form that compiles with the `u` flag. A pattern without such a form has been reported already. */
function readable(pattern: string): string {
  return isUnicodePattern(pattern) ? pattern : (asUnicodePattern(pattern) ?? pattern);
}

/** Whether a value is of the form that later stages rely on. */
function hasForm(value: JsonValue, form: ValueForm | undefined): boolean {
  switch (form) {
    case 'list':
    case 'values':
    case 'examples':
      return isJsonArray(value);
    case 'names':
      return isTextList(value);
    case 'map':
      return isJsonObject(value);
    case 'name-lists':
      return isJsonObject(value) && Object.values(value).every((names) => hasForm(names, 'names'));
    case 'types':
      return typeof value === 'string' || hasForm(value, 'names');
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

/** The forms of values that are lists in which nothing needs to be twice. */
const LISTS: ReadonlySet<ValueForm> = new Set(['types', 'values', 'names']);

/** Removes repeated values. They have been reported already, and some libraries cannot handle them. */
function unique(list: readonly JsonValue[]): readonly JsonValue[] {
  return uniqueBy(list, canonicalJson);
}

function onlyAnnotations(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key === '$ref' || ANNOTATIONS.has(key)));
}

/** The members that the dialect defines, under the names and shapes of 2020-12. */
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
  if (keyword === 'x-secret' || VALUE_WORDS.has(keyword)) return [keyword];
  if (ANNOTATIONS.has(keyword)) return familiarity(keyword, dialect) === 'keyword' ? [keyword] : [];
  if (keyword === 'example') {
    const hasList = Object.hasOwn(schema, 'examples') && familiarity('examples', dialect) === 'keyword';
    return hasList ? [] : ['examples'];
  }
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

/**
 * The name of a limit that a boolean keyword may make exclusive: `maximum` beside `exclusiveMaximum: true` becomes
 * `exclusiveMaximum`.
 */
function modernLimit(schema: JsonObject, keyword: string): readonly string[] {
  const exclusive = LIMITS.get(keyword) ?? '';
  if (exclusive === '') return [];
  return [ownValue(schema, exclusive) === true ? exclusive : keyword];
}

/** One half of `dependencies`, which holds lists of names and schemas. Since 2019-09, each has its own keyword. */
function dependenciesOf(value: JsonValue, keyword: string): JsonValue {
  const wanted = (need: JsonValue): boolean => isJsonArray(need) === (keyword === 'dependentRequired');
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([, need]) => wanted(need)))
    : {};
}

/** Annotations of ours with a text for each value in `enum`. Other forms of them are other tools' and are left out. */
const VALUE_WORDS = new Set(['x-enum-varnames', 'x-enum-descriptions']);
