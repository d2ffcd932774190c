import type { ValueForm } from '../../schema/keyword-row.js';
import { keywordsThatApply, keywordsWhere } from '../../schema/keyword-sets.js';
import { mapSubschemas, refTo, type Schema, type SchemaObject, typesOf } from '../../schema/schema.js';
import { inside, type Place, rootPlace } from '../place.js';
import type { PlaceNames } from '../place-names.js';
import { DECIDING } from './ajv-conditions.js';
import { tagOf } from './tag.js';

/** Keywords for which `false` gives a better error than `never` would. */
const CLOSED = keywordsWhere(({ applies, value }) => applies === 'inside' && isOneSchema(value));

function isOneSchema(form: ValueForm): boolean {
  return form === 'schema' || form === 'one-or-list';
}

/** Keywords whose schemas only decide something: their failures are never listed. */
const CONDITIONS: ReadonlySet<string> = new Set(keywordsThatApply(...DECIDING));

/** A branch with only these keywords has at most one failure. */
const PLAIN: ReadonlySet<string> = new Set(['type', '$ref']);

type Choice = 'anyOf' | 'oneOf';

/** How to translate schemas. */
export interface AjvWords {
  /** Branches of choices, and conditions, stay in place, because Ajv must track which of them passed. */
  readonly unevaluated: boolean;
  /**
   * The function returns at its first failure, so a required property is read once and checked for presence and
   * validity.
   */
  readonly stops: boolean;
  /** The schema of the catalog behind an id. */
  readonly ownerOf: (id: string) => string;
  readonly names: PlaceNames;
}

/**
 * Translates schemas into the vocabulary of our Ajv: `type` is `is` and always a list, `false` is `never`. Branches of
 * choices and conditions become schemas of their own, so that each has a function, which stops at its first failure.
 * @returns the schemas by id
 */
export function ajvSchemas(
  schemas: ReadonlyMap<string, Schema>,
  { unevaluated, stops, ownerOf, names }: AjvWords,
): ReadonlyMap<string, SchemaObject> {
  const branches = new Map<string, { readonly id: string; readonly schema: Schema; readonly place: Place }>();
  const branch = (schema: Schema, place: Place): SchemaObject => {
    if (typeof schema === 'object' && Object.keys(schema).every((keyword) => PLAIN.has(keyword)))
      return translate(schema, place);
    // Places with the same name have equal schemas.
    const name = names.nameOf(place);
    const { id } = branches.get(name) ?? { id: `branch${branches.size}` };
    if (!branches.has(name)) branches.set(name, { id, schema, place });
    return { $ref: refTo(id) };
  };
  const choice = (keyword: Choice, parent: SchemaObject, place: Place): object => {
    const list = parent[keyword];
    if (list === undefined) return {};
    const at = (index: number): Place => inside(place, keyword, String(index));
    const tag = tagOf(list, parent, schemas);
    const made = list.map((one, index) => (unevaluated ? translate : branch)(one, at(index)));
    return { [keyword]: made, ...(tag && { [`${keyword}Tag`]: tag }) };
  };
  const translate = (schema: Schema, place: Place): SchemaObject => {
    if (typeof schema === 'boolean') return schema ? {} : NEVER;
    const { type: _type, anyOf: _anyOf, oneOf: _oneOf, ...rest } = withoutEmpty(withProto(schema));
    const types = typesOf(schema);
    const at = (inner: Schema, tokens: readonly string[]): Schema => {
      const isCondition = !unevaluated && typeof inner === 'object' && CONDITIONS.has(tokens[0] ?? '');
      return (isCondition ? branch : translate)(inner, inside(place, ...tokens));
    };
    return {
      ...(types && { is: types }),
      ...neededInside(mapSubschemas(rest, at), stops && !unevaluated),
      ...Object.fromEntries(
        CLOSED.filter((keyword) => schema[keyword] === false).map((keyword) => [keyword, false]),
      ),
      ...choice('anyOf', schema, place),
      ...choice('oneOf', schema, place),
    };
  };
  const made = new Map<string, SchemaObject>();
  const add = (id: string, schema: Schema, place: Place): void =>
    void made.set(id, withRule(translate(schema, place)));
  for (const [id, schema] of schemas) add(id, schema, rootPlace(ownerOf(id)));
  // Branches that are found during translation are added at the end.
  for (const { id, schema, place } of branches.values()) add(id, schema, place);
  return made;
}

/** Moves `required` into the properties themselves, as `needed`. */
function neededInside(schema: SchemaObject, isApplied: boolean): SchemaObject {
  const { required = [], properties = {} } = schema;
  const isOwn = (name: string): boolean => Object.hasOwn(properties, name) && !(name in Object.prototype);
  const needed = new Set(required.filter(isOwn));
  if (!isApplied || needed.size === 0) return schema;
  const entries = Object.entries(properties).map(([name, inner]): [string, Schema] =>
    needed.has(name) && typeof inner === 'object'
      ? [name, { needed: true, ...inner } as Schema]
      : [name, inner],
  );
  const others = required.filter((name) => !needed.has(name));
  return { ...schema, required: others, properties: Object.fromEntries(entries) };
}

const NEVER = { never: true } as SchemaObject;

/** An empty `allOf`, because Ajv does not write a function in our style for a schema without a keyword. */
function withRule(schema: SchemaObject): SchemaObject {
  return { allOf: [], ...schema };
}

/** Beside `unevaluatedProperties`, Ajv fails over a list of properties without any (ajv 8.20, `unevaluatedStatic`). */
function withoutEmpty(schema: SchemaObject): SchemaObject {
  const isEmpty = (table: object | undefined): boolean =>
    table !== undefined && Object.keys(table).length === 0;
  const { properties, patternProperties, ...rest } = schema;
  return {
    ...rest,
    ...(properties && !isEmpty(properties) && { properties }),
    ...(patternProperties && !isEmpty(patternProperties) && { patternProperties }),
  };
}

/** Writes a property named `__proto__` as a pattern, and such a pattern in another way, because Ajv skips both names. */
function withProto(schema: SchemaObject): SchemaObject {
  const { properties = {}, patternProperties = {} } = schema;
  if (!Object.hasOwn(properties, '__proto__') && !Object.hasOwn(patternProperties, '__proto__'))
    return schema;
  const [proto, others] = withoutProto(properties);
  const [matching, patterns] = withoutProto(patternProperties);
  const made = new Map(Object.entries(patterns));
  const add = (pattern: string, inner: Schema): void => {
    if (made.has(pattern)) add(`(?:${pattern})`, inner);
    else made.set(pattern, inner);
  };
  if (proto !== undefined) add('^__proto__$', proto);
  if (matching !== undefined) add('(?:__proto__)', matching);
  return { ...schema, properties: others, patternProperties: Object.fromEntries(made) };
}

type SchemaMap = Readonly<Record<string, Schema>>;

/** The value at the key `__proto__`, and the other members of a map. */
function withoutProto(map: SchemaMap): readonly [Schema | undefined, SchemaMap] {
  const entries = Object.entries(map);
  const found = entries.find(([key]) => key === '__proto__')?.[1];
  return [found, Object.fromEntries(entries.filter(([key]) => key !== '__proto__'))];
}
