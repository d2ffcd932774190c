import { isSameJson, type JsonValue } from '../json/json.js';
import { ANNOTATIONS, writtenName } from '../schema/keyword-sets.js';
import { memoize } from '../schema/memoize.js';
import {
  innerSchemas,
  mapSubschemas,
  refName,
  type Schema,
  type SchemaObject,
  typeList,
  typesOf,
} from '../schema/schema.js';
import { type Tag, tagOf } from './tag.js';
import { lowerValidator } from './validator-rules.js';

/** What validators check instead of keywords of a schema. A `type` takes the place of an `anyOf`. */
export interface Instead extends Pick<SchemaObject, 'type' | 'anyOf' | 'oneOf'> {
  readonly anyOfTag?: Tag;
  readonly oneOfTag?: Tag;
}

/** A schema as the data of an emitted module. */
export interface SchemaData {
  /** The schema with its written keywords, without annotations. */
  readonly schema: Schema;
  /** What is checked instead, by the schemas inside that need it. */
  readonly instead: ReadonlyMap<Schema, Instead>;
}

/**
 * A schema as data for the functions that explain rejections: the JSON Schema that people know, and beside it what makes
 * errors short.
 * @param schemas every schema in the short form of `lowerValidator`, by name
 */
export function schemaData(schema: Schema, schemas: ReadonlyMap<string, Schema>): SchemaData {
  const instead = new Map<Schema, Instead>();
  const write = (one: Schema): Schema => {
    if (typeof one === 'boolean') return one;
    if (one.enum?.length === 0) return false;
    const ordered = withTypesFirst(one);
    const written = writtenSchema(ordered, write);
    const found = insteadOf(ordered, written, { short: lowerValidator(one), schemas, instead, write });
    if (Object.keys(found).length > 0) instead.set(written, found);
    return written;
  };
  return { schema: write(schema), instead };
}

/** A schema whose choices begin with the branches of plain types: errors name those first. */
function withTypesFirst(schema: SchemaObject): SchemaObject {
  const { anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(anyOf && { anyOf: typesFirst(anyOf) }),
    ...(oneOf && { oneOf: typesFirst(oneOf) }),
  };
}

function typesFirst(branches: readonly Schema[]): readonly Schema[] {
  const isPlain = (branch: Schema): boolean => isOnlyTypes(lowerValidator(branch));
  return [...branches.filter(isPlain), ...branches.filter((one) => !isPlain(one))];
}

function isOnlyTypes(schema: Schema): schema is SchemaObject {
  return typeof schema === 'object' && schema.type !== undefined && Object.keys(schema).length === 1;
}

/** What is checked of a schema and of all schemas inside, outer ones first. */
export const rulesIn = memoize(({ schema, instead }: SchemaData): readonly SchemaObject[] => {
  const found: SchemaObject[] = [];
  const visit = (one: Schema): void => {
    if (typeof one === 'boolean') return;
    const own = instead.get(one);
    const { anyOf, ...others } = one;
    const rules: SchemaObject = own?.type === undefined ? { ...one, ...own } : { ...others, ...own };
    found.push(rules);
    for (const inner of innerSchemas(rules)) visit(inner);
  };
  visit(schema);
  return found;
});

/** Every schema inside that refers to a definition, with the name of the definition. */
export const refsIn = memoize(
  ({ schema, instead }: SchemaData): readonly (readonly [SchemaObject, string])[] => {
    const found: (readonly [SchemaObject, string])[] = [];
    const visit = (one: Schema): void => {
      if (typeof one === 'boolean') return;
      if (one.$ref !== undefined) found.push([one, refName(one.$ref)]);
      for (const inner of [...innerSchemas(one), ...innerSchemas(instead.get(one) ?? {})]) visit(inner);
    };
    visit(schema);
    return found;
  },
);

/** A schema object without annotations, in which every keyword has the name that people know. */
function writtenSchema(schema: SchemaObject, write: (inner: Schema) => Schema): SchemaObject {
  const entries = Object.entries(mapSubschemas(schema, write)).flatMap(([keyword, value]) => {
    const name = writtenName(keyword);
    const isHidden = name !== keyword && name in schema;
    return isHidden || ANNOTATIONS.has(name) ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

interface Writing {
  /** The schema in the short form of `lowerValidator`. */
  readonly short: Schema;
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly instead: ReadonlyMap<Schema, Instead>;
  readonly write: (inner: Schema) => Schema;
}

type Choice = 'anyOf' | 'oneOf';

function insteadOf(schema: SchemaObject, written: SchemaObject, writing: Writing): Instead {
  const { short } = writing;
  if (typeof short === 'boolean') return {};
  const choice = (keyword: Choice): Instead => {
    const [own, list] = [schema[keyword], short[keyword]];
    if (own === undefined) return {};
    if (list === undefined) return short.type === undefined ? {} : { type: short.type };
    const lowered = own.map(lowerValidator);
    const isSame = looksSame(lowered, list, written[keyword] ?? [], writing.instead);
    const branches = isSame ? lowered : list;
    const tag = tagOf(branches, short, writing.schemas);
    return {
      ...(!isSame && { [keyword]: branches.map(writing.write) }),
      ...(tag && { [`${keyword}Tag`]: tag }),
    };
  };
  return { ...choice('anyOf'), ...choice('oneOf') };
}

/** True where the written branches of a choice give the same errors as the short ones: at most, types move to the front. */
function looksSame(
  lowered: readonly Schema[],
  short: readonly Schema[],
  written: readonly Schema[],
  instead: ReadonlyMap<Schema, Instead>,
): boolean {
  const isSeen = lowered.every((one, at) => {
    const own = written[at];
    const seen = typeof own === 'object' ? { ...own, ...instead.get(own) } : true;
    return isSameJson(onlyTypes(one), onlyTypes(seen));
  });
  return isSeen && [lowered, arranged(lowered)].some((list) => isSameJson(list, short));
}

/** The types of a branch with types alone, and whether it has nothing but types and a reference. */
function onlyTypes(schema: Schema): JsonValue {
  if (typeof schema === 'boolean') return false;
  const { type, $ref, ...others } = schema;
  const rest = 'type' in others ? {} : others;
  return Object.keys(rest).length > 0 ? false : [...(typesOf(schema) ?? []), $ref === undefined];
}

/** Branches with all branches of plain types as one in front. */
function arranged(branches: readonly Schema[]): readonly Schema[] {
  const types = branches.filter(isOnlyTypes).flatMap((one) => typesOf(one) ?? []);
  const others = branches.filter((one) => !isOnlyTypes(one));
  return types.length === 0 ? others : [{ type: typeList([...new Set(types)]) }, ...others];
}
