import { formatCheck } from '../../patterns/formats.js';
import { type SchemaObject, typesOf } from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import type { Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest } from './lines.js';
import { ALWAYS, and, atom, call, compare, not, or, same, type Test } from './logic.js';

/** What a schema asks of a string, on an expression that is known to be one. */
export function stringTest(schema: SchemaObject, v: string, place: Place, module: GuardModule): Test {
  return and(
    lengthTest(schema, v, module),
    patternTest(schema, v, place, module),
    formatTest(schema, v, module),
  );
}

function formatTest({ format }: SchemaObject, v: string, module: GuardModule): Test {
  const check = format === undefined ? undefined : formatCheck(format);
  return check === undefined ? ALWAYS : call(module.use(check.name), v);
}

/** A string has at most as many code points as code units, so that these need not always be counted. */
function lengthTest({ minLength = 0, maxLength }: SchemaObject, v: string, module: GuardModule): Test {
  const units = `${v}.length`;
  const points = (): string => `${module.use('codePointLength')}(${v})`;
  return and(
    minLength === 0 ? ALWAYS : compare(units, '>=', minLength),
    minLength <= 1 ? ALWAYS : compare(points(), '>=', minLength),
    maxLength === undefined
      ? ALWAYS
      : or(compare(units, '<=', maxLength), compare(points(), '<=', maxLength)),
  );
}

/** What a schema asks of a number, on an expression that is known to be one. */
export function numberTest(schema: SchemaObject, v: string): Test {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // Without a type nothing has ruled NaN out, of which no comparison is true.
  const limit = typesOf(schema) === undefined ? looseCompare : compare;
  return and(
    minimum === undefined ? ALWAYS : limit(v, '>=', minimum),
    maximum === undefined ? ALWAYS : limit(v, '<=', maximum),
    exclusiveMinimum === undefined ? ALWAYS : limit(v, '>', exclusiveMinimum),
    exclusiveMaximum === undefined ? ALWAYS : limit(v, '<', exclusiveMaximum),
    multipleOf === undefined ? ALWAYS : call('Number.isInteger', `${v} / ${multipleOf}`),
  );
}

function looseCompare(left: string, operator: string, right: number): Test {
  return atom(`${left} ${operator} ${right}`);
}

/** The commonest patterns are looked at directly, which costs a fraction of what a regular expression does. */
function patternTest(schema: SchemaObject, v: string, place: Place, module: GuardModule): Test {
  const { pattern } = schema;
  if (pattern === undefined) return ALWAYS;
  const [, prefix] = /^\^([\w -]+)$/.exec(pattern) ?? [];
  if (prefix !== undefined) return prefixTest(prefix, v);
  if (isOfCharacters(schema))
    return call(
      module.helper(place, 'characters', () => charactersBody(schema)),
      v,
    );
  return call(`${module.pattern(place, 'PATTERN', pattern)}.test`, v);
}

/** `^evt_`: as long as it is short, its characters one by one, which is faster than `startsWith`. */
function prefixTest(prefix: string, v: string): Test {
  if (prefix.length > 8) return call(`${v}.startsWith`, quote(prefix));
  return and(...[...prefix].map((char, at) => same(`${v}[${at}]`, quote(char))));
}

const OF_CHARACTERS = /^\^\[([\w-]+)\]([+*])\$$/;

/** True where the pattern is that of a text of certain characters alone, `^[0-9]+$`. */
export function isOfCharacters({ pattern = '' }: SchemaObject): boolean {
  const [, set] = OF_CHARACTERS.exec(pattern) ?? [];
  return set !== undefined && rangesOf(set) !== undefined;
}

/**
 * The body of a function of `value` that looks at its characters one by one.
 * @param others what else the schema says of the text; where it is given, the value may be anything at all
 */
export function charactersBody({ pattern = '' }: SchemaObject, others?: Test): string {
  const [, set = '', count] = OF_CHARACTERS.exec(pattern) ?? [];
  const ranges = rangesOf(set) ?? [];
  const isInside = or(...ranges.map(rangeTest));
  const isText = others === undefined ? ALWAYS : and(same('typeof value', '"string"'), others);
  return lines(
    requireTest(and(isText, count === '+' ? not(same('value.length', '0')) : ALWAYS)),
    'for (let index = 0; index < value.length; index++) {',
    '  const code = value.charCodeAt(index);',
    `  ${requireTest(isInside)} // not one of [${set}]`,
    '}',
    'return true;',
  );
}

/** What such a schema says of a text beside its pattern. */
export function otherTextTest(schema: SchemaObject, v: string, module: GuardModule): Test {
  return and(lengthTest(schema, v, module), formatTest(schema, v, module));
}

type Range = readonly [number, number];

function rangeTest([from, to]: Range): Test {
  if (from === to) return same('code', String(from));
  return and(compare('code', '>=', from), compare('code', '<=', to));
}

/** The ranges of a plain character class such as `a-z0-9_`; undefined for one with escapes or a loose hyphen. */
function rangesOf(set: string): readonly Range[] | undefined {
  const parts = set.match(/\w-\w|\w/g) ?? [];
  if (parts.join('') !== set) return undefined;
  return parts.map((part): Range => [part.charCodeAt(0), part.charCodeAt(part.length - 1)]);
}
