import type { JsonValue } from '../json/json.js';
import { expandExactly, expandLoosely } from '../schema/expand-branches.js';
import { EVALUATING, referencesAt } from '../schema/in-place.js';
import type { TypeName } from '../schema/instance-types.js';
import { KEYWORDS_BY_TYPE } from '../schema/keyword-sets.js';
import { memoize } from '../schema/memoize.js';
import { allowsType, type Schema, type SchemaObject, typeOfValue, valuesOf } from '../schema/schema.js';
import { isCertain } from './is-certain.js';
import { sampleArrays } from './sample-array.js';
import { sampleNumbers } from './sample-number.js';
import { sampleObjects } from './sample-object.js';
import { meetsKeywords, sampleTexts } from './sample-text.js';
import { first, type Place, type SampleOptions, type Sampler } from './sampler.js';
import { MOST_LEVELS, sharedSamples } from './shared-samples.js';

/**
 * How often a definition may contain itself in a payload. The smaller numbers are tried where the payload would be too
 * large.
 */
const NESTING = [3, 2, 1];

/**
 * The most places and values to try for a payload. Short schemas may have endless payloads, and a value that is checked
 * takes longer.
 */
const MOST_STEPS = { checked: 20_000, unchecked: 200_000 };

/** The number of characters that count as a step. */
const CHARACTERS = 50;

/**
 * Each reference of a schema beyond these counts as so many steps. Schemas that apply together, level by level, have many,
 * and the time for a place grows with them.
 */
const FREE_REFERENCES = 16;
const STEPS_PER_REFERENCE = 4;

/** The number of branches that count as a step. */
const BRANCHES = 4;

/**
 * A payload that a schema accepts, or undefined where none can be made. Each value depends only on its own schema and
 * place, so a new property changes only itself.
 */
export function samplePayload(schema: Schema, request: SampleRequest): JsonValue | undefined {
  for (const nesting of NESTING) {
    const sampler = samplerFor({ ...request, nesting });
    const found = first(sampler.valuesAt(root(schema, request)));
    if (!sampler.isExhausted()) return found;
  }
  return undefined;
}

/** The request for a payload; the sampler chooses the nesting. */
export type SampleRequest = Omit<SampleOptions, 'nesting'>;

/** The innermost place that needs a value but has none. */
export function placeWithoutValue(schema: Schema, request: SampleRequest): readonly string[] {
  const missing = new Map<string, readonly string[]>();
  const sampler = samplerFor({ ...request, nesting: 1 }, ({ at }) => {
    const around = JSON.stringify(at.slice(0, -1));
    if (!missing.has(around)) missing.set(around, at);
  });
  if (first(sampler.valuesAt(root(schema, request))) !== undefined || sampler.isExhausted()) return [];
  let found: readonly string[] = [];
  for (let next = missing.get('[]'); next !== undefined; next = missing.get(JSON.stringify(next)))
    found = next;
  return found;
}

function root(schema: Schema, { examples }: SampleRequest): Place {
  return { schema, name: 'value', exampleValues: examples, above: [], at: [] };
}

function samplerFor(options: SampleOptions, isMissing?: Sampler['isMissing']): Sampler {
  const { accepts, lookUp } = options;
  const isGood = ({ schema }: Place, value: JsonValue): boolean =>
    accepts === undefined || isCertain(schema, lookUp) || accepts(schema, value);
  let left = options.most ?? (accepts === undefined ? MOST_STEPS.unchecked : MOST_STEPS.checked);
  const take = (steps: number): void => {
    left -= steps;
  };
  // Where values are checked, or missing ones are reported, every place counts.
  const isShared = accepts === undefined && isMissing === undefined;
  const shared = isShared ? sharedSamples(options, { left: () => left, take }) : undefined;
  const sampler: Sampler = {
    ...options,
    ...(isMissing && { isMissing }),
    isExhausted: () => left < 0,
    spend: take,
    count: (names) => shared?.count(names),
    valueAt: (place) => {
      const make = (): JsonValue | undefined => first(sampler.valuesAt(place));
      return shared ? shared.valueAt(place, make) : make();
    },
    *valuesAt(place) {
      shared?.look(place);
      left -= 1 + STEPS_PER_REFERENCE * Math.max(0, referencesOf(place.schema).count - FREE_REFERENCES);
      if (left < 0 || place.at.length > MOST_LEVELS) return;
      for (const value of candidatesAt(place, sampler)) {
        left -= typeof value === 'string' ? 1 + value.length / CHARACTERS : 1;
        if (left < 0) return;
        if (isGood(place, value)) yield value;
      }
    },
  };
  return sampler;
}

function* candidatesAt(place: Place, sampler: Sampler): Iterable<JsonValue> {
  const entered = enter(place, sampler);
  if (entered === undefined) return;
  const { lookUp, accepts, size } = sampler;
  const found = accepts === undefined ? expandExactly(entered.schema, lookUp) : undefined;
  // A full payload has the properties of a side of each condition too.
  const exact = size === 'full' && found?.some((one) => one.if !== undefined) ? undefined : found;
  const choices = exact ?? expandLoosely(entered.schema, lookUp);
  sampler.spend(Math.floor(choices.length / BRANCHES));
  for (const choice of [...choices.filter((one) => !isNull(one)), ...choices.filter(isNull)])
    yield* candidatesFor(choice, entered, sampler);
}

/** The place with the definitions that apply there, without branches that contain themselves too often. */
function enter(place: Place, { nesting, count }: Sampler): Place | undefined {
  const { schema } = place;
  if (typeof schema === 'boolean') return place;
  const above = [...place.above, ...appliedTo(schema)];
  const isExhausted = (one: Schema): boolean => {
    const names = appliedTo(one);
    count(names);
    return names.some((name) => place.above.filter((other) => other === name).length >= nesting);
  };
  // Usually no branch is, and an unchanged schema has been expanded before.
  if (!isExhausted(schema)) return { ...place, above };
  const { anyOf, oneOf, if: condition, then, else: otherwise, dependentSchemas, ...own } = schema;
  if (isExhausted(own) || [anyOf, oneOf].some((choice) => choice?.every(isExhausted))) return undefined;
  const left = (choice: readonly Schema[]): readonly Schema[] => choice.filter((one) => !isExhausted(one));
  const unless = (one: Schema): Schema => !isExhausted(one) && one;
  const dependents = Object.entries(dependentSchemas ?? {}).map(([key, one]) => [key, unless(one)]);
  return {
    ...place,
    above,
    schema: {
      ...own,
      ...(anyOf && { anyOf: left(anyOf) }),
      ...(oneOf && { oneOf: left(oneOf) }),
      ...(dependentSchemas && { dependentSchemas: Object.fromEntries(dependents) }),
      // A condition that cannot be expanded any further is left to the check.
      ...(condition !== undefined &&
        !isExhausted(condition) &&
        conditional(condition, then, otherwise, unless)),
    },
  };
}

function conditional(
  condition: Schema,
  then: Schema | undefined,
  otherwise: Schema | undefined,
  unless: (one: Schema) => Schema,
): SchemaObject {
  return {
    if: condition,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    ...(then !== undefined && { then: unless(then) }),
    ...(otherwise !== undefined && { else: unless(otherwise) }),
  };
}

/** The definitions that a schema applies to the same value. */
function appliedTo(schema: Schema): readonly string[] {
  return referencesOf(schema).names;
}

/** What a schema refers to in place: the names, and how often it does. */
interface References {
  readonly names: readonly string[];
  readonly count: number;
}

function referencesOf(schema: Schema): References {
  return typeof schema === 'boolean' ? NO_REFERENCES : referencesOfObject(schema);
}

const NO_REFERENCES: References = { names: [], count: 0 };

const referencesOfObject = memoize((schema: SchemaObject): References => {
  const all = referencesAt(schema, EVALUATING);
  return all.length === 0 ? NO_REFERENCES : { names: [...new Set(all)], count: all.length };
});

function isNull(schema: SchemaObject): boolean {
  return schema.type === 'null';
}

/** Values for a place from one branch of its schema: listed values and examples first, then generated ones. */
function* candidatesFor(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const named = valuesOf(schema)?.filter((value) => allowsType(schema, typeOfValue(value)));
  const example = place.exampleValues.find((value) => value !== null && isScalarOf(schema, value));
  if (named !== undefined) {
    if (example !== undefined && named.includes(example)) yield example;
    yield* named.filter((value) => value !== null);
    yield* named.filter((value) => value === null);
    return;
  }
  if (example !== undefined) yield example;
  for (const shown of [...(schema.examples ?? []), schema.default]) {
    if (shown !== undefined && shown !== null && isScalarOf(schema, shown)) yield shown;
  }
  yield* generated(schema, place, sampler);
}

/** True for a scalar that the schema's own keywords accept. Objects and arrays are always generated. */
function isScalarOf(schema: SchemaObject, value: JsonValue): boolean {
  if (typeof value === 'object' && value !== null) return false;
  return (
    allowsType(schema, typeOfValue(value)) && (typeof value !== 'string' || meetsKeywords(value, schema))
  );
}

/** Generated values of each possible type, objects and arrays first where the schema describes them. */
function* generated(schema: SchemaObject, place: Place, sampler: Sampler): Iterable<JsonValue> {
  const isDescribed = (type: 'object' | 'array'): boolean =>
    schema.type !== undefined || KEYWORDS_BY_TYPE[type].some((one) => one in schema);
  const may = (type: TypeName): boolean => allowsType(schema, type);
  const [isObject, isArray] = [isDescribed('object'), isDescribed('array')];
  if (isObject && may('object')) yield* sampleObjects(schema, place, sampler);
  if (isArray && may('array')) yield* sampleArrays(schema, place, sampler);
  if (may('string')) yield* sampleTexts(schema, place.name);
  if (may('boolean')) yield* [true, false];
  if (may('integer') || may('number')) yield* sampleNumbers(schema);
  if (may('null')) yield null;
  if (!isObject && may('object')) yield* sampleObjects(schema, place, sampler);
  if (!isArray && may('array')) yield* sampleArrays(schema, place, sampler);
}
