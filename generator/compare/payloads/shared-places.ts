import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../../json/json.js';
import { pointerTo } from '../../json/json-pointer.js';
import { keywordsThatApply } from '../../schema/keyword-sets.js';
import { reachable } from '../../schema/reachable.js';
import { refName, type Schema } from '../../schema/schema.js';

/** A schema that stands alone: `$ref` or other keywords, with everything that they lead to in `$defs`. */
export interface Bundle extends JsonObject {
  readonly $defs: Readonly<Record<string, JsonValue>>;
}

/** A place at which both schemas of a question only refer to a definition. */
export interface SharedPlace {
  /** The names of the properties that lead to the value. */
  readonly path: readonly string[];
  /** JSON Pointers to the references in both schemas. */
  readonly sub: string;
  readonly sup: string;
}

/**
 * The places of a question at which definitions can be compared by themselves: nothing else in either schema depends on
 * the value there. They are found in properties inside properties, from the root of both schemas.
 */
export function sharedPlaces(sub: Bundle, sup: Bundle): readonly SharedPlace[] {
  const [one, other] = [rootOf(sub), rootOf(sup)];
  return one && other ? placesIn([one, other], []) : [];
}

interface Node {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The schema that a bundle describes. Undefined where it contains itself: its places are then not only those of the root. */
function rootOf({ $defs, ...root }: Bundle): Node | undefined {
  const name = definitionIn(root);
  const value = name === undefined ? undefined : ownValue($defs, name);
  if (name === undefined || !isJsonObject(value)) return undefined;
  return reachable(value as Schema, definitionsOf($defs)).has(name)
    ? undefined
    : { value, pointer: pointerTo('', '$defs', name) };
}

/** The definitions of a bundle by name. */
export function definitionsOf($defs: Bundle['$defs']): ReadonlyMap<string, Schema> {
  // A bundle is made of schemas.
  return new Map(Object.entries($defs)) as ReadonlyMap<string, Schema>;
}

/** The name of the definition to which a schema refers, when it says nothing else. */
function definitionIn({ $schema: _dialect, ...schema }: JsonObject): string | undefined {
  const { $ref, ...others } = schema;
  return typeof $ref === 'string' && Object.keys(others).length === 0 ? refName($ref) : undefined;
}

function placesIn([sub, sup]: readonly [Node, Node], path: readonly string[]): readonly SharedPlace[] {
  if (!isPlain(sub.value) || !isPlain(sup.value)) return [];
  const names = Object.keys(ownObject(sub.value, 'properties'));
  return names.flatMap((name) => {
    const [one, other] = [propertyOf(sub, name), propertyOf(sup, name)];
    if (one === undefined || other === undefined) return [];
    const inner = [...path, name];
    const [first, second] = [definitionIn(one.value), definitionIn(other.value)];
    if (first === undefined && second === undefined) return placesIn([one, other], inner);
    if (first === undefined || second === undefined) return [];
    return [{ path: inner, sub: one.pointer, sup: other.pointer }];
  });
}

function propertyOf({ value, pointer }: Node, name: string): Node | undefined {
  const found = ownValue(ownObject(value, 'properties'), name);
  return isJsonObject(found) ? { value: found, pointer: pointerTo(pointer, 'properties', name) } : undefined;
}

function ownObject(value: JsonObject, keyword: string): JsonObject {
  const found = ownValue(value, keyword);
  return isJsonObject(found) ? found : {};
}

/** Keywords that depend on the type of a value and the names of its properties, and on nothing inside. */
const ABOUT_NAMES: ReadonlySet<string> = new Set([
  'type',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  ...keywordsThatApply('names'),
]);

/** True for an object schema in which `properties` alone looks into the values of the declared properties. */
function isPlain(schema: JsonObject): boolean {
  return Object.entries(schema).every(([keyword, value]) => {
    if (keyword === 'allOf') return isJsonArray(value) && value.every(isAboutNames);
    if (keyword === 'unevaluatedProperties') return !Object.hasOwn(schema, 'allOf');
    return keyword === 'properties' || keyword === 'additionalProperties' || ABOUT_NAMES.has(keyword);
  });
}

function isAboutNames(schema: JsonValue): boolean {
  return isJsonObject(schema) && Object.keys(schema).every((keyword) => ABOUT_NAMES.has(keyword));
}
