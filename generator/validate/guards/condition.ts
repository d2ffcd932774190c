import type { JsonValue } from '../../json/json.js';
import {
  isOfTypes,
  refName,
  type Schema,
  type SchemaObject,
  type TypeName,
  typesOf,
  valuesOf,
} from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import { arrayBody, hasArrayKeywords } from './array-guard.js';
import type { GuardModule } from './guard-module.js';
import { ALWAYS, and, atom, call, choose, exactlyOne, NEVER, not, or, same, type Test } from './logic.js';
import { hasObjectKeywords, objectBody } from './object-guard.js';
import { numberTest, stringTest } from './scalar-guard.js';

/**
 * A condition that holds for what a schema accepts. `v` is a variable, or an expression that may be read as often as
 * wanted. What needs statements becomes a function of the module.
 */
export function condition(schema: Schema, v: string, module: GuardModule): Test {
  if (typeof schema === 'boolean') return schema ? ALWAYS : NEVER;
  const inner = (one: Schema): Test => condition(one, v, module);
  return and(
    schema.$ref === undefined ? ALWAYS : call(module.named(refName(schema.$ref)), v),
    ownTest(schema, v, module),
    ...(schema.allOf ?? []).map(inner),
    schema.anyOf === undefined ? ALWAYS : or(...schema.anyOf.map(inner)),
    schema.oneOf === undefined ? ALWAYS : exactlyOne(schema.oneOf.map(inner)),
    schema.not === undefined ? ALWAYS : not(inner(schema.not)),
    schema.if === undefined
      ? ALWAYS
      : choose(inner(schema.if), inner(schema.then ?? true), inner(schema.else ?? true)),
  );
}

/** What the schema says by its own keywords: `type`, lists of values, and the keywords of each type. */
function ownTest(schema: SchemaObject, v: string, module: GuardModule): Test {
  const types = typesOf(schema);
  const values = valuesOf(schema);
  const details = detailTests(schema, v, module);
  if (types === undefined) {
    const listed = values === undefined ? ALWAYS : valueTest(values, v, module);
    return and(listed, ...UNTYPED.map(([kind, other]) => or(not(other(v)), details[kind] ?? ALWAYS)));
  }
  const byType = or(...types.map((type) => typeTest(type, v, details)));
  if (values === undefined) return byType;
  const fitting = values.filter((value) => isOfTypes(value, types));
  const hasDetails = Object.values(details).some(({ kind }) => kind !== 'always');
  return hasDetails ? and(valueTest(fitting, v, module), byType) : valueTest(fitting, v, module);
}

type Detailed = 'string' | 'number' | 'array' | 'object';

/** What the keywords of each type say; those of objects and arrays test the kind themselves. */
function detailTests(schema: SchemaObject, v: string, module: GuardModule): Partial<Record<Detailed, Test>> {
  return {
    string: stringTest(schema, v, module),
    number: numberTest(schema, v),
    ...(hasArrayKeywords(schema) && { array: call(module.helper(arrayBody(schema, module)), v) }),
    ...(hasObjectKeywords(schema) && { object: call(module.helper(objectBody(schema, module)), v) }),
  };
}

const UNTYPED: readonly (readonly [Detailed, (v: string) => Test])[] = [
  ['string', (v) => kindTest('string', v)],
  ['number', (v) => same(`typeof ${v}`, '"number"')],
  ['array', (v) => kindTest('array', v)],
  ['object', (v) => kindTest('object', v)],
];

function typeTest(type: TypeName, v: string, details: Partial<Record<Detailed, Test>>): Test {
  if (type === 'null' || type === 'boolean') return kindTest(type, v);
  if (type === 'integer' || type === 'number') return and(kindTest(type, v), details.number ?? ALWAYS);
  if (type === 'string') return and(kindTest(type, v), details.string ?? ALWAYS);
  return details[type] ?? kindTest(type, v);
}

/** Tests the JSON type of a value. Numbers are finite: JSON has no others. */
function kindTest(type: TypeName, v: string): Test {
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
      return and(same(`typeof ${v}`, '"object"'), not(same(v, 'null')), not(call('Array.isArray', v)));
    default:
      return same(`typeof ${v}`, quote(type));
  }
}

/** From here on a set is looked into, which costs the same for any length. */
const LONG_LIST = 8;

function valueTest(values: readonly JsonValue[], v: string, module: GuardModule): Test {
  const scalars = values.filter((value) => typeof value !== 'object' || value === null);
  const others = values.filter((value) => typeof value === 'object' && value !== null);
  const listed =
    scalars.length > LONG_LIST
      ? [atom(`${module.constant(`/* @__PURE__ */ new Set(${quote(scalars)})`)}.has(${v})`)]
      : scalars.map((value) => same(v, quote(value)));
  const compared = others.map((value) =>
    atom(`${module.use('deepEqual')}(${v}, ${module.constant(quote(value))})`),
  );
  return or(...listed, ...compared);
}
