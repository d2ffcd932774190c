import { keywordsAbout, nothingElse } from '../../schema/keywords-about.js';
import { ownSchema, type Schema, type SchemaObject } from '../../schema/schema.js';
import { propertyKey, quote } from '../../text/safe-text.js';
import { inside, type Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest, returnTest } from './lines.js';
import { ALWAYS, and, call, compare, not, or, same, type Test } from './logic.js';

/** With more conditions than that, each is a statement: some tools go a level deeper with each `&&`. */
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
  const { dependentRequired = {}, dependentSchemas = {}, unevaluatedProperties: _leftToAjv, ...rest } = last;
  nothingElse(rest);
  const before = [
    call(module.use('isObject'), 'value'),
    ...sizeTests(minProperties, maxProperties),
    ...propertyTests(properties, required, place, module),
  ];
  const keys = { properties, patternProperties, additionalProperties, propertyNames };
  const loop = keyLoop(keys, place, module);
  const after = [
    ...Object.entries(dependentRequired).map(([key, needed]) =>
      or(not(isPresent(key)), and(...needed.map(isPresent))),
    ),
    ...Object.entries(dependentSchemas).map(([key, inner]) =>
      or(not(isPresent(key)), module.test(inner, 'value', inside(place, 'dependentSchemas', key))),
    ),
  ];
  if (loop === false && before.length + after.length <= MANY) return returnTest(and(...before, ...after));
  return lines(...before.map(requireTest), loop, ...after.map(requireTest), 'return true;');
}

function sizeTests(least = 0, most = Infinity): readonly Test[] {
  const count = 'Object.keys(value).length';
  return [
    least === 0 ? ALWAYS : compare(count, '>=', least),
    most === Infinity ? ALWAYS : compare(count, '<=', most),
  ];
}

/** Required properties first: what is missing is found soonest there. */
function propertyTests(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  place: Place,
  module: GuardModule,
): readonly Test[] {
  return [...new Set([...required, ...Object.keys(properties)])].map((key) => {
    const inner = ownSchema(properties, key) ?? true;
    const test = module.test(inner, access(key), inside(place, 'properties', key));
    if (!required.includes(key)) return optionalTest(key, test, module);
    return isSurelyThere(key, inner, module) ? test : and(isPresent(key), test);
  });
}

/** Where one function tells a property, its name is written once, and one sees at a glance that it may be absent. */
function optionalTest(key: string, test: Test, module: GuardModule): Test {
  const value = access(key);
  if (isInherited(key)) return or(not(isPresent(key)), test);
  if (test.code === same(`typeof ${value}`, '"string"').code)
    return call(module.use('isOptionalString'), value);
  const [name = '', rest] = test.code.split(`(${value})`);
  return /^is[\p{L}\p{Nd}$_]+$/u.test(name) && rest === ''
    ? call(module.use('isOptional'), `${value}, ${name}`)
    : or(not(isPresent(key)), test);
}

/** True where the schema of a property refuses it when it is not there. */
function isSurelyThere(key: string, schema: Schema, module: GuardModule): boolean {
  return !isInherited(key) && module.refusesUndefined(schema);
}

/** The keywords about all keys of an object. */
type KeyKeywords = Required<
  Pick<SchemaObject, 'properties' | 'patternProperties' | 'additionalProperties' | 'propertyNames'>
>;

/** Every key that is not a property: against its patterns, or else as an additional one. */
function keyLoop(schema: KeyKeywords, place: Place, module: GuardModule): string | false {
  const { properties, patternProperties, additionalProperties, propertyNames } = schema;
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
    not(knownTest(Object.keys(properties), place, module)),
    ...patterns.map(({ matches }) => not(matches)),
  ];
  const checks = lines(
    requireTest(named),
    ...patterns.map(({ matches, test }) => requireTest(or(not(matches), test))),
    additional.kind !== 'always' && requireTest(or(not(and(...isOther())), additional)),
  );
  return checks !== '' && lines('for (const key of Object.keys(value)) {', checks.replace(/^/gm, '  '), '}');
}

function knownTest(keys: readonly string[], place: Place, module: GuardModule): Test {
  if (keys.length <= 4) return or(...keys.map((key) => same('key', quote(key))));
  const known = module.constant(place, 'KEYS', `/* @__PURE__ */ new Set(${quote([...keys])})`);
  return call(`${known}.has`, 'key');
}

function access(key: string): string {
  const name = propertyKey(key);
  return name === key ? `value.${name}` : `value[${name}]`;
}

/** Every object has a `constructor`, but not one of its own. */
function isPresent(key: string): Test {
  const isThere = not(same(access(key), 'undefined'));
  return isInherited(key) ? and(call('Object.hasOwn', `value, ${quote(key)}`), isThere) : isThere;
}

function isInherited(key: string): boolean {
  return key in Object.prototype;
}
