import { keywordsAbout, nothingElse } from '../../schema/keywords-about.js';
import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import { inside, type Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { isKnown, onlyKnownKeys } from './known-keys.js';
import { lines, requireTest, returnTest } from './lines.js';
import { ALWAYS, and, call, compare, not, or, same, type Test } from './logic.js';
import { type OptionalProperty, optionalLoop } from './optional-loop.js';
import { access, isInherited, isPresent } from './property-access.js';
import { unevaluatedLoop } from './unevaluated-guard.js';

/** With more conditions than this, each becomes a statement: some tools recurse one level deeper with each `&&`. */
const MANY = 100;

/** The body of a function that decides whether `value` is an object that the schema accepts. */
export function objectBody(schema: SchemaObject, place: Place, module: GuardModule): string {
  const {
    properties = {},
    required = [],
    minProperties,
    maxProperties,
    ...more
  } = keywordsAbout(schema, 'object');
  const { patternProperties = {}, additionalProperties = true, propertyNames = true, ...last } = more;
  const { dependentRequired = {}, dependentSchemas = {}, unevaluatedProperties = true, ...rest } = last;
  nothingElse(rest);
  const keys = { properties, patternProperties, additionalProperties, propertyNames, required };
  const isClosed = knowsItsKeys(keys, place, module);
  const optional = loopedProperties(properties, required, place, module);
  const looped = new Set(optional.map(({ key }) => key));
  const before = [
    call(module.use('isObject'), 'value'),
    ...sizeTests(minProperties, maxProperties),
    ...propertyTests(properties, required, place, module, looped),
  ];
  const closed = isClosed ? Object.keys(properties) : undefined;
  const loop = lines(
    optional.length > 0 && optionalLoop(optional, closed),
    (optional.length === 0 || !isClosed) && keyLoop(keys, place, module),
    unevaluatedProperties !== true && unevaluatedLoop(schema, place, module),
  );
  const after = [
    ...Object.entries(dependentRequired).map(([key, needed]) =>
      or(not(isPresent(key)), and(...needed.map(isPresent))),
    ),
    ...Object.entries(dependentSchemas).map(([key, inner]) =>
      or(not(isPresent(key)), module.test(inner, 'value', inside(place, 'dependentSchemas', key))),
    ),
  ];
  if (loop === '' && before.length + after.length <= MANY) return returnTest(and(...before, ...after));
  return lines(...before.map(requireTest), loop, ...after.map(requireTest), 'return true;');
}

function sizeTests(least = 0, most = Infinity): readonly Test[] {
  const count = 'Object.keys(value).length';
  return [
    least === 0 ? ALWAYS : compare(count, '>=', least),
    most === Infinity ? ALWAYS : compare(count, '<=', most),
  ];
}

/**
 * With as many optional properties, a loop tests those that a value has, instead of looking for each. Properties that may be
 * any text are not counted, because `isOptionalString` takes less code.
 */
const MANY_OPTIONAL = 8;

/**
 * The loop compares each key that a value has with those of the optional properties. It pays off where most keys are
 * optional: at least so many for each required one.
 */
const OPTIONAL_PER_REQUIRED = 2;

/** The optional properties that a loop tests: all that need a test, where they are many. */
function loopedProperties(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  place: Place,
  module: GuardModule,
): readonly OptionalProperty[] {
  const optional = Object.keys(properties).filter((key) => !required.includes(key) && !isInherited(key));
  if (optional.length < MANY_OPTIONAL) return [];
  const tested = optional
    .map((key) => ({
      key,
      test: module.test(ownSchema(properties, key) ?? true, 'item', inside(place, 'properties', key)),
    }))
    .filter(({ test }) => test.kind !== 'always');
  const counted = tested.filter(({ test }) => test.code !== isText('item').code);
  const fewest = Math.max(MANY_OPTIONAL, OPTIONAL_PER_REQUIRED * required.length);
  return counted.length < fewest ? [] : tested;
}

/**
 * The tests of properties, required ones first, so that a missing one is found soonest.
 * @param others properties that are tested elsewhere
 */
function propertyTests(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  place: Place,
  module: GuardModule,
  others: ReadonlySet<string>,
): readonly Test[] {
  const keys = [...new Set([...required, ...Object.keys(properties)])].filter((key) => !others.has(key));
  return keys.map((key) => {
    const inner = ownSchema(properties, key) ?? true;
    const test = module.test(inner, access(key), inside(place, 'properties', key));
    if (!required.includes(key)) return optionalTest(key, test, module);
    return impliesPresence(key, inner, module) ? test : and(isPresent(key), test);
  });
}

/** The condition that a value is a string. */
const isText = (value: string): Test => same(`typeof ${value}`, '"string"');

/** The test of an optional property. */
function optionalTest(key: string, test: Test, module: GuardModule): Test {
  const value = access(key);
  const isAnyText = !isInherited(key) && test.code === isText(value).code;
  return isAnyText ? call(module.use('isOptionalString'), value) : or(not(isPresent(key)), test);
}

/** True where the schema of a property rejects it when it is absent. */
function impliesPresence(key: string, schema: Schema, module: GuardModule): boolean {
  return !isInherited(key) && module.rejectsUndefined(schema);
}

/** The keywords about all keys of an object, and its required properties. */
type KeyKeywords = Required<
  Pick<
    SchemaObject,
    'properties' | 'patternProperties' | 'additionalProperties' | 'propertyNames' | 'required'
  >
>;

/** True for a schema that rejects every key that it does not name, and checks no key otherwise. */
function knowsItsKeys(schema: KeyKeywords, place: Place, module: GuardModule): boolean {
  const named = module.test(schema.propertyNames, 'key', inside(place, 'propertyNames'));
  const additional = module.test(
    schema.additionalProperties,
    'value[key]',
    inside(place, 'additionalProperties'),
  );
  const hasPatterns = Object.keys(schema.patternProperties).length > 0;
  return named.kind === 'always' && additional.kind === 'never' && !hasPatterns;
}

/** The loop that checks each key against `propertyNames` and patterns, and other keys as additional properties. */
function keyLoop(schema: KeyKeywords, place: Place, module: GuardModule): string | false {
  const { properties, patternProperties, additionalProperties, propertyNames, required } = schema;
  if (knowsItsKeys(schema, place, module)) return onlyKnownKeys(properties, required, place, module);
  const named = module.test(propertyNames, 'key', inside(place, 'propertyNames'));
  const additional = module.test(additionalProperties, 'value[key]', inside(place, 'additionalProperties'));
  const patterns = Object.entries(patternProperties).map(([pattern, inner]) => {
    const at = inside(place, 'patternProperties', pattern);
    return {
      matches: call(`${module.pattern(at, 'KEY_PATTERN', pattern)}.test`, 'key'),
      test: module.test(inner, 'value[key]', at),
    };
  });
  const isOther = (): readonly Test[] => [
    not(isKnown(Object.keys(properties), place, module)),
    ...patterns.map(({ matches }) => not(matches)),
  ];
  const checks = lines(
    requireTest(named),
    ...patterns.map(({ matches, test }) => requireTest(or(not(matches), test))),
    additional.kind !== 'always' && requireTest(or(not(and(...isOther())), additional)),
  );
  return checks !== '' && lines('for (const key of Object.keys(value)) {', checks.replace(/^/gm, '  '), '}');
}
