import { formatOf } from '../../patterns/formats.js';
import { isMultipleOf } from '../../runtime/numbers.js';
import { keywordsWhere, rowOf } from '../../schema/keyword-sets.js';
import type { KeywordWith } from '../../schema/keywords.js';
import { type SchemaObject, typesOf } from '../../schema/schema.js';
import { quote } from '../../text/safe-text.js';
import type { Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest } from './lines.js';
import { ALWAYS, and, atom, call, compare, not, or, same, type Test } from './logic.js';

/** The condition that a string satisfies a keyword of a schema; `v` is known to be a string. */
type StringTest = (schema: SchemaObject, v: string, place: Place, module: GuardModule) => Test;

type StringBound = KeywordWith<{ about: 'string'; bound: 'least' | 'most' }>;

/** The test of each keyword about strings; those about length share one test. */
const STRING_TESTS: Readonly<
  Record<'length' | Exclude<KeywordWith<{ about: 'string' }>, StringBound>, StringTest>
> = {
  length: lengthTest,
  pattern: patternTest,
  format: ({ format }, v, _place, module) => {
    const check = formatOf(format)?.check;
    return check === undefined ? ALWAYS : call(module.use(check.name), v);
  },
};

/** The condition that a string satisfies all keywords of a schema about strings; `v` is known to be a string. */
export const stringTest: StringTest = (...given) =>
  and(...Object.values(STRING_TESTS).map((test) => test(...given)));

/**
 * The condition that a value of any type is a string that satisfies all keywords of a schema about strings. The functions
 * of formats check the type too.
 */
export const textTest: StringTest = (...given) => {
  const { format, ...others } = STRING_TESTS;
  const [formatted, other] = [format(...given), and(...Object.values(others).map((test) => test(...given)))];
  if (other.kind === 'always' && formatted.kind !== 'always') return formatted;
  return and(same(`typeof ${given[1]}`, '"string"'), other, formatted);
};

/** Like `stringTest`, without `pattern`. */
export const otherTextTest: StringTest = (...given) => {
  const { pattern: _pattern, ...others } = STRING_TESTS;
  return and(...Object.values(others).map((test) => test(...given)));
};

const LENGTHS = keywordsWhere(({ about, bound }) => about === 'string' && bound !== undefined);

/**
 * The test of a string's length. It counts code points only where the number of code units, which is never smaller,
 * does not decide.
 */
function lengthTest(schema: SchemaObject, v: string, _place: Place, module: GuardModule): Test {
  const units = `${v}.length`;
  const points = (): string => `${module.use('codePointLength')}(${v})`;
  const tests = LENGTHS.map((keyword) => {
    const limit = schema[keyword];
    if (typeof limit !== 'number' || limit === rowOf(keyword).neutral) return ALWAYS;
    if (rowOf(keyword).bound === 'most')
      return or(compare(units, '<=', limit), compare(points(), '<=', limit));
    const enough = compare(units, '>=', limit);
    return limit <= 1 ? enough : and(enough, compare(points(), '>=', limit));
  });
  return and(...tests);
}

/** The test of each keyword about numbers, with its value. */
const NUMBER_TESTS: Readonly<
  Record<
    KeywordWith<{ about: 'number' }>,
    (v: string, limit: number, compared: typeof compare, module: GuardModule) => Test
  >
> = {
  minimum: (v, limit, compared) => compared(v, '>=', limit),
  maximum: (v, limit, compared) => compared(v, '<=', limit),
  exclusiveMinimum: (v, limit, compared) => compared(v, '>', limit),
  exclusiveMaximum: (v, limit, compared) => compared(v, '<', limit),
  multipleOf: (v, step, _compared, module) => call(module.use(isMultipleOf.name), `${v}, ${step}`),
};

/** The condition that a number satisfies all keywords of a schema about numbers; `v` is known to be a number. */
export function numberTest(schema: SchemaObject, v: string, module: GuardModule): Test {
  // Without a type, the value may be NaN, for which every comparison is false.
  const compared = typesOf(schema) === undefined ? looseCompare : compare;
  const tests = Object.entries(NUMBER_TESTS).map(([keyword, test]) => {
    const limit = schema[keyword as keyof typeof NUMBER_TESTS];
    return limit === undefined ? ALWAYS : test(v, limit, compared, module);
  });
  return and(...tests);
}

function looseCompare(left: string, operator: string, right: number): Test {
  return atom(`${left} ${operator} ${right}`);
}

/**
 * The test of a pattern. The most common patterns are checked without a regular expression, which takes a fraction of
 * the time.
 */
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

/**
 * `^evt_`: as long as it is short, its characters one by one. `startsWith` would be easier to read, but with it the
 * guards of the repository's own catalog need 1.12 to 1.15 times as long for valid events (pairs in one process, Node 20).
 */
function prefixTest(prefix: string, v: string): Test {
  if (prefix.length > 8) return call(`${v}.startsWith`, quote(prefix));
  return and(...[...prefix].map((char, at) => same(`${v}[${at}]`, quote(char))));
}

const OF_CHARACTERS = /^\^\[([\w-]+)\]([+*])\$$/;

/** True where the pattern accepts strings of certain characters only, such as `^[0-9]+$`. */
export function isOfCharacters({ pattern = '' }: SchemaObject): boolean {
  const [, set] = OF_CHARACTERS.exec(pattern) ?? [];
  return set !== undefined && rangesOf(set) !== undefined;
}

/**
 * The body of a function of `value` that checks its characters one by one.
 * @param others the test of the schema's other keywords about strings; when given, the value may have any type
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
