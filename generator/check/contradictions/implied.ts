import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, type JsonValue } from '../../json/json.js';
import { hasEffect } from '../../schema/coverage.js';
import type { TypeName } from '../../schema/instance-types.js';
import { ANNOTATIONS, KEYWORDS_BY_TYPE, rowOf } from '../../schema/keyword-sets.js';
import type { Keyword } from '../../schema/keywords.js';
import {
  includesType,
  isOfTypes,
  refName,
  type Schema,
  type SchemaObject,
  typesOf,
} from '../../schema/schema.js';
import { commonTypes } from './common-types.js';
import type { Part } from './contradiction.js';
import { listsOf } from './listed-values.js';
import { isObject, propertyParts } from './parts.js';
import { requiredNames } from './required-names.js';
import type { Search } from './search.js';

/** What is known about a value. */
interface Known {
  readonly parts: readonly Part<SchemaObject>[];
  /** Its types; undefined where it may have every type. */
  readonly types: readonly TypeName[] | undefined;
  readonly search: Search;
  /** How many schemas the question is inside of. */
  readonly depth?: number;
}

/** Schemas are not looked at further inside: definitions may lead back to themselves. */
const DEEPEST = 50;

/** True where every value that satisfies all parts certainly satisfies a schema too. */
export function isImplied(schema: Schema, known: Known): boolean {
  if (typeof schema === 'boolean') return schema;
  const { effort } = known.search;
  const { depth = 0 } = known;
  effort.places -= 1;
  effort.parts -= 1;
  if (effort.places < 0 || effort.parts < 0 || depth > DEEPEST) return false;
  const keywords = constraintsOf(schema);
  const inside = { ...known, depth: depth + 1 };
  if (keywords.every((keyword) => isKeywordImplied(keyword, schema, inside))) return true;
  const isSame = (other: SchemaObject): boolean =>
    other === schema ||
    (constraintsOf(other).length === keywords.length &&
      keywords.every((keyword) => isEqual(other[keyword], schema[keyword])));
  return known.parts.some((part) => isSame(part.schema));
}

function constraintsOf(schema: SchemaObject): readonly Keyword[] {
  return (Object.keys(schema) as Keyword[]).filter((keyword) => !ANNOTATIONS.has(keyword));
}

/** Keywords that say the same in every schema, whatever is beside them. */
const ALONE: ReadonlySet<Keyword> = new Set([
  ...KEYWORDS_BY_TYPE.number,
  ...KEYWORDS_BY_TYPE.string,
  ...(['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'] as const),
]);

function isKeywordImplied(keyword: Keyword, schema: SchemaObject, known: Known): boolean {
  const { about } = rowOf(keyword);
  const { parts, types } = known;
  if (about !== undefined && !hasEffect(schema, keyword)) return true;
  if (about !== undefined && types?.some((type) => isAbout(about, type)) === false) return true;
  switch (keyword) {
    case 'type':
      return types?.every((type) => includesType(typesOf(schema) ?? [], type)) ?? false;
    case 'const':
    case 'enum':
      return areListed(listsOf(schema), known);
    case 'required': {
      const names = requiredNames(parts);
      return (schema.required ?? []).every((name) => names.has(name));
    }
    case 'properties':
      return Object.entries(schema.properties ?? {}).every(([name, inner]) =>
        isPropertyImplied(name, inner, known),
      );
    case 'allOf':
      return (schema.allOf ?? []).every((inner) => isImplied(inner, known));
    case 'anyOf':
      return (schema.anyOf ?? []).some((inner) => isImplied(inner, known));
    case '$ref':
      return isTargetImplied(refName(schema.$ref ?? ''), known);
    default:
      return ALONE.has(keyword) && parts.some((part) => isEqual(part.schema[keyword], schema[keyword]));
  }
}

function isAbout(about: TypeName, type: TypeName): boolean {
  return about === type || (about === 'number' && type === 'integer');
}

function isEqual(one: unknown, other: unknown): boolean {
  return one !== undefined && isDeepStrictEqual(one, other);
}

/** True where a part has one of the lists, or a part of it, as far as the types allow its values. */
function areListed(lists: readonly (readonly JsonValue[])[], { parts, types }: Known): boolean {
  const own = parts.flatMap(({ schema }) => listsOf(schema));
  return lists.every((list) => {
    const texts = new Set(list.map(canonicalJson));
    const isIn = (value: JsonValue): boolean => texts.has(canonicalJson(value));
    return own.some((values) =>
      values.filter((value) => types === undefined || isOfTypes(value, types)).every(isIn),
    );
  });
}

function isPropertyImplied(name: string, inner: Schema, { parts, ...known }: Known): boolean {
  const described = propertyParts(parts, name, known.search.together).filter(isObject);
  const types = commonTypes(described, undefined);
  if (types !== undefined && 'kind' in types) return true;
  return isImplied(inner, { ...known, parts: described, types });
}

/** What a reference leads to. */
function isTargetImplied(key: string, known: Known): boolean {
  if (known.parts.some(({ owner, path }) => owner.key === key && path.length === 0)) return true;
  const target = known.search.named.get(key);
  return target !== undefined && isImplied(target.schema, known);
}
