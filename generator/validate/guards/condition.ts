import { isJsonScalar, type JsonValue } from '../../json/json.js';
import { hasEffect } from '../../schema/coverage.js';
import type { InstanceType, TypeName } from '../../schema/instance-types.js';
import { KEYWORDS_BY_TYPE, keywordsWhere } from '../../schema/keyword-sets.js';
import type { Keyword, KeywordWith } from '../../schema/keywords.js';
import {
  isOfTypes,
  refName,
  type Schema,
  type SchemaObject,
  typesOf,
  valuesOf,
} from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import { inside, type Place } from '../place.js';
import { arrayBody } from './array-guard.js';
import type { GuardModule } from './guard-module.js';
import { returnTest } from './lines.js';
import { ALWAYS, and, call, choose, exactlyOne, NEVER, not, or, same, type Test } from './logic.js';
import { objectBody } from './object-guard.js';
import {
  charactersBody,
  isOfCharacters,
  numberTest,
  otherTextTest,
  stringTest,
  textTest,
} from './scalar-guard.js';

/**
 * A condition that is true for values that a schema accepts. `v` is a variable, or an expression that may be read
 * several times. Whatever needs statements becomes a function of the module.
 */
export function condition(schema: Schema, v: string, place: Place, module: GuardModule): Test {
  if (typeof schema === 'boolean') return schema ? ALWAYS : NEVER;
  const body = wholeBody(schema, place, module);
  return body === undefined
    ? expression(schema, v, place, module)
    : call(module.helper(place, 'whole', body), v);
}

/** The body of a function of `value` that says whether a schema accepts it. */
export function functionBody(schema: Schema, place: Place, module: GuardModule): string {
  if (typeof schema === 'boolean') return `return ${schema};`;
  const body = wholeBody(schema, place, module);
  return body?.() ?? returnTest(expression(schema, 'value', place, module));
}

/** Keywords about values of every type, except `type`. */
const COMBINING = keywordsWhere(
  ({ about, role, value }) => about === undefined && role !== 'annotation' && value !== 'types',
);

/** True for a schema with keywords that reject some values of a type. */
function narrows(schema: SchemaObject, type: Detailed): boolean {
  return KEYWORDS_BY_TYPE[type].some((keyword) => hasEffect(schema, keyword));
}

/** The statements for a schema that has one type and only keywords about that type; undefined for others. */
function wholeBody(schema: SchemaObject, place: Place, module: GuardModule): (() => string) | undefined {
  const [type, ...others] = typesOf(schema) ?? [];
  if (others.length > 0 || COMBINING.some((keyword) => schema[keyword] !== undefined)) return undefined;
  if (type === 'object' && narrows(schema, 'object')) return () => objectBody(schema, place, module);
  if (type === 'array' && narrows(schema, 'array')) return () => arrayBody(schema, place, module);
  if (type === 'string' && isOfCharacters(schema))
    return () => charactersBody(schema, otherTextTest(schema, 'value', place, module));
  return undefined;
}

/** What one keyword about values of every type says of a value. */
type GeneralTest = (schema: SchemaObject, v: string, place: Place, module: GuardModule) => Test;

type AboutAnything = Exclude<Keyword, KeywordWith<{ about: InstanceType } | { role: 'annotation' }>>;

/** Keywords that mean something together with others and have one test with them. */
type Grouped = 'type' | 'const' | 'enum' | 'if' | 'then' | 'else';

/** The test of each keyword about values of every type, in the order in which a guard asks. */
const GENERAL_TESTS: Readonly<Record<Exclude<AboutAnything, Grouped> | 'own' | 'conditional', GeneralTest>> =
  {
    $ref: ({ $ref }, v, _place, module) =>
      $ref === undefined ? ALWAYS : call(module.named(refName($ref)), v),
    own: ownTest,
    allOf: (...given) => and(...branchTests('allOf', ...given)),
    anyOf: (...given) => (given[0].anyOf === undefined ? ALWAYS : or(...branchTests('anyOf', ...given))),
    oneOf: oneOfTest,
    not: (schema, v, place, module) =>
      schema.not === undefined ? ALWAYS : not(condition(schema.not, v, inside(place, 'not'), module)),
    conditional: (schema, v, place, module) => {
      if (schema.if === undefined) return ALWAYS;
      const inner = (keyword: 'if' | 'then' | 'else'): Test =>
        condition(schema[keyword] ?? true, v, inside(place, keyword), module);
      return choose(inner('if'), inner('then'), inner('else'));
    },
  };

/** Of branches that have nothing in common, the first that accepts a value decides, and null comes first. */
function oneOfTest(...given: Parameters<GeneralTest>): Test {
  const [{ oneOf }, v, , module] = given;
  if (oneOf === undefined) return ALWAYS;
  const tests = branchTests('oneOf', ...given);
  if (!module.areApart(oneOf)) return exactlyOne(tests);
  const isNull = same(v, 'null').code;
  return or(...tests.filter(({ code }) => code === isNull), ...tests.filter(({ code }) => code !== isNull));
}

function expression(...given: Parameters<GeneralTest>): Test {
  return and(...Object.values(GENERAL_TESTS).map((test) => test(...given)));
}

function branchTests(
  keyword: 'allOf' | 'anyOf' | 'oneOf',
  ...[schema, v, place, module]: Parameters<GeneralTest>
): readonly Test[] {
  return (schema[keyword] ?? []).map((one, at) =>
    condition(one, v, inside(place, keyword, String(at)), module),
  );
}

/** The test of a schema's own keywords: `type`, lists of values, and the keywords of each type. */
function ownTest(schema: SchemaObject, v: string, place: Place, module: GuardModule): Test {
  const types = typesOf(schema);
  const values = valuesOf(schema);
  const details = detailTests(schema, v, place, module);
  if (types === undefined) {
    const listed = values === undefined ? ALWAYS : valueTest(values, v, place, module);
    return and(listed, ...UNTYPED.map(([type, test]) => or(not(test(v, module)), details[type] ?? ALWAYS)));
  }
  const byType = or(
    ...nullFirst(types).map((type) =>
      type === 'string' ? textTest(schema, v, place, module) : typeTest(type, v, details, module),
    ),
  );
  if (values === undefined) return byType;
  const fitting = values.filter((value) => isOfTypes(value, types));
  const hasDetails = Object.values(details).some(({ kind }) => kind !== 'always');
  const listed = valueTest(fitting, v, place, module);
  return hasDetails ? and(listed, byType) : listed;
}

/** Puts null first, because a comparison is the cheapest test. */
function nullFirst(types: readonly TypeName[]): readonly TypeName[] {
  return types.includes('null') ? ['null', ...types.filter((type) => type !== 'null')] : types;
}

type Detailed = 'string' | 'number' | 'array' | 'object';

/** The tests of the keywords about each type. Those of objects and arrays include the test of the type. */
function detailTests(
  schema: SchemaObject,
  v: string,
  place: Place,
  module: GuardModule,
): Partial<Record<Detailed, Test>> {
  const array = (): string => module.helper(place, 'items', () => arrayBody(schema, place, module));
  const object = (): string => module.helper(place, 'properties', () => objectBody(schema, place, module));
  return {
    string: stringTest(schema, v, place, module),
    number: numberTest(schema, v, module),
    ...(narrows(schema, 'array') && { array: call(array(), v) }),
    ...(narrows(schema, 'object') && { object: call(object(), v) }),
  };
}

const UNTYPED: readonly (readonly [Detailed, (v: string, module: GuardModule) => Test])[] = [
  ['string', (v, module) => typeOnlyTest('string', v, module)],
  ['number', (v) => same(`typeof ${v}`, '"number"')],
  ['array', (v, module) => typeOnlyTest('array', v, module)],
  ['object', (v, module) => typeOnlyTest('object', v, module)],
];

function typeTest(
  type: Exclude<TypeName, 'string'>,
  v: string,
  details: Partial<Record<Detailed, Test>>,
  module: GuardModule,
): Test {
  const typeOnly = (): Test => typeOnlyTest(type, v, module);
  if (type === 'null' || type === 'boolean') return typeOnly();
  if (type === 'integer' || type === 'number') return and(typeOnly(), details.number ?? ALWAYS);
  return details[type] ?? typeOnly();
}

/** Tests the JSON type of a value. Numbers are finite: JSON has no others. */
function typeOnlyTest(type: TypeName, v: string, module: GuardModule): Test {
  switch (type) {
    case 'array':
      return call('Array.isArray', v);
    case 'integer':
      return call('Number.isInteger', v);
    case 'null':
      return same(v, 'null');
    case 'number':
      return call('Number.isFinite', v);
    case 'object':
      return call(module.use('isObject'), v);
    default:
      return same(`typeof ${v}`, quote(type));
  }
}

/** Lists longer than this are looked up in a set, which takes the same time for any length. */
const LONG_LIST = 8;

function valueTest(values: readonly JsonValue[], v: string, place: Place, module: GuardModule): Test {
  const scalars = values.filter(isJsonScalar);
  const others = values.filter((value) => !isJsonScalar(value));
  const set = (): string => module.constant(place, 'VALUES', `/* @__PURE__ */ new Set(${quote(scalars)})`);
  const listed =
    scalars.length > LONG_LIST ? [call(`${set()}.has`, v)] : scalars.map((value) => same(v, quote(value)));
  const compared = others.map((value, at) => {
    const what = others.length === 1 ? 'VALUE' : `VALUE_${at + 1}`;
    return call(module.use('deepEqual'), `${v}, ${module.constant(place, what, quote(value))}`);
  });
  return or(...listed, ...compared);
}
