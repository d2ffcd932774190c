import type { Schema, SchemaObject } from '../../schema/schema.js';
import { propertyKey, quote, regExpLiteral } from '../../text/safe-text.js';
import { condition } from './condition.js';
import type { GuardModule } from './guard-module.js';
import { lines } from './lines.js';
import { and, call, NEVER, not, or, same, type Test } from './logic.js';

const KEYWORDS = [
  'properties',
  'required',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
] as const;

/** True when a schema says more of objects than that something is one. */
export function hasObjectKeywords(schema: SchemaObject): boolean {
  return KEYWORDS.some((keyword) => schema[keyword] !== undefined);
}

/** The body of a function of `v` that tells whether it is an object as the schema wants it. */
export function objectBody(schema: SchemaObject, module: GuardModule): string {
  const { minProperties = 0, maxProperties, dependentSchemas = {} } = schema;
  const properties = propertyTests(schema, module);
  return lines(
    'if (typeof v !== "object" || v === null || Array.isArray(v)) return false;',
    minProperties > 0 && `if (Object.keys(v).length < ${minProperties}) return false;`,
    maxProperties !== undefined && `if (Object.keys(v).length > ${maxProperties}) return false;`,
    properties.length > 0 && 'let p;',
    ...properties,
    keyLoop(schema, module),
    ...Object.entries(schema.dependentRequired ?? {}).map(
      ([key, needed]) =>
        needed.length > 0 && `if (${present(key)} && !(${needed.map(present).join(' && ')})) return false;`,
    ),
    ...Object.entries(dependentSchemas).map(([key, inner]) => {
      const test = condition(inner, 'v', module);
      return test.kind !== 'always' && `if (${present(key)} && !(${test.code})) return false;`;
    }),
    'return true;',
  );
}

/** Required properties first: what is missing is found soonest there. */
function propertyTests(schema: SchemaObject, module: GuardModule): readonly string[] {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const required = new Set(schema.required);
  const keys = [...required, ...[...properties.keys()].filter((key) => !required.has(key))];
  return keys.flatMap((key) => propertyTest(key, properties.get(key) ?? true, required.has(key), module));
}

function propertyTest(
  key: string,
  schema: Schema,
  required: boolean,
  module: GuardModule,
): readonly string[] {
  const test = condition(schema, 'p', module);
  if (!required && test.kind === 'always') return [];
  const value = isInherited(key) ? `${present(key)} ? ${access(key)} : undefined` : access(key);
  const isMissing = same('p', 'undefined');
  const refused = required
    ? or(module.refusesUndefined(schema) ? NEVER : isMissing, not(test))
    : and(not(isMissing), not(test));
  return [`p = ${value};`, `if (${refused.code}) return false;`];
}

/** Every key that is not a property: against its patterns, or else as an additional one. */
function keyLoop(schema: SchemaObject, module: GuardModule): string | false {
  const {
    patternProperties = {},
    additionalProperties = true,
    propertyNames = true,
    properties = {},
  } = schema;
  const named = condition(propertyNames, 'key', module);
  const additional = condition(additionalProperties, 'v[key]', module);
  const patterns = Object.entries(patternProperties).map(([pattern, inner]) => ({
    matches: call(`${module.constant(regExpLiteral(new RegExp(pattern, 'u')))}.test`, 'key'),
    test: condition(inner, 'v[key]', module),
  }));
  const refuse = (...tests: readonly Test[]): string | false => {
    const { kind, code } = and(...tests);
    return kind !== 'never' && `  if (${code}) return false;`;
  };
  const isOther = (): readonly Test[] => [
    not(knownTest(Object.keys(properties), module)),
    ...patterns.map(({ matches }) => not(matches)),
  ];
  const checks = lines(
    refuse(not(named)),
    ...patterns.map(({ matches, test }) => refuse(matches, not(test))),
    additional.kind !== 'always' && refuse(...isOther(), not(additional)),
  );
  return checks !== '' && `for (const key of Object.keys(v)) {\n${checks}\n}`;
}

function knownTest(keys: readonly string[], module: GuardModule): Test {
  if (keys.length <= 4) return or(...keys.map((key) => same('key', quote(key))));
  return call(`${module.constant(`/* @__PURE__ */ new Set(${quote([...keys])})`)}.has`, 'key');
}

function access(key: string): string {
  const name = propertyKey(key);
  return name === key ? `v.${name}` : `v[${name}]`;
}

/** Every object has a `constructor`, but not one of its own. */
function present(key: string): string {
  return isInherited(key) ? `Object.hasOwn(v, ${quote(key)})` : `${access(key)} !== undefined`;
}

function isInherited(key: string): boolean {
  return key in Object.prototype;
}
