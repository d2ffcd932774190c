import { formatCheck } from '../../patterns/formats.js';
import type { SchemaObject } from '../../schema/schema.js';
import { quote, regExpLiteral } from '../../text/safe-text.js';
import type { GuardModule } from './guard-module.js';
import { lines } from './lines.js';
import { ALWAYS, and, atom, call, or, same, type Test } from './logic.js';

/** What a schema asks of a string, on an expression that is known to be one. */
export function stringTest(schema: SchemaObject, v: string, module: GuardModule): Test {
  const { format, pattern, minLength = 0, maxLength } = schema;
  const check = format === undefined ? undefined : formatCheck(format);
  // A string has at most as many code points as code units, so that these need not always be counted.
  const long =
    minLength === 0
      ? []
      : [atom(`${v}.length >= ${minLength}`), counted(v, `>= ${minLength}`, minLength > 1, module)];
  const short =
    maxLength === undefined
      ? ALWAYS
      : or(atom(`${v}.length <= ${maxLength}`), counted(v, `<= ${maxLength}`, true, module));
  return and(
    ...long,
    short,
    pattern === undefined ? ALWAYS : patternTest(pattern, v, module),
    check === undefined ? ALWAYS : call(module.use(check.name), v),
  );
}

/** What a schema asks of a number, on an expression that is known to be one. */
export function numberTest(schema: SchemaObject, v: string): Test {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return and(
    minimum === undefined ? ALWAYS : atom(`${v} >= ${minimum}`),
    maximum === undefined ? ALWAYS : atom(`${v} <= ${maximum}`),
    exclusiveMinimum === undefined ? ALWAYS : atom(`${v} > ${exclusiveMinimum}`),
    exclusiveMaximum === undefined ? ALWAYS : atom(`${v} < ${exclusiveMaximum}`),
    multipleOf === undefined ? ALWAYS : atom(`Number.isInteger(${v} / ${multipleOf})`),
  );
}

function counted(v: string, comparison: string, needed: boolean, module: GuardModule): Test {
  return needed ? atom(`${module.use('codePointLength')}(${v}) ${comparison}`) : ALWAYS;
}

/** The commonest patterns are looked at directly, which costs a fraction of what a regular expression does. */
function patternTest(pattern: string, v: string, module: GuardModule): Test {
  const [, prefix] = /^\^([\w -]+)$/.exec(pattern) ?? [];
  if (prefix !== undefined) return prefixTest(prefix, v);
  const [, set, count] = /^\^\[([\w-]+)\]([+*])\$$/.exec(pattern) ?? [];
  const ranges = set === undefined ? undefined : rangesOf(set);
  if (ranges !== undefined) return call(module.helper(onlyBody(ranges, count === '+')), v);
  return call(`${module.constant(regExpLiteral(new RegExp(pattern, 'u')))}.test`, v);
}

/** `^evt_`: as long as it is short, its characters one by one, which is faster than `startsWith`. */
function prefixTest(prefix: string, v: string): Test {
  if (prefix.length > 8) return call(`${v}.startsWith`, quote(prefix));
  return and(...[...prefix].map((char, at) => same(`${v}[${at}]`, quote(char))));
}

type Range = readonly [number, number];

/** The ranges of a plain character class such as `a-z0-9_`; undefined for one with escapes or a loose hyphen. */
function rangesOf(set: string): readonly Range[] | undefined {
  const parts = set.match(/\w-\w|\w/g) ?? [];
  if (parts.join('') !== set) return undefined;
  return parts.map((part): Range => [part.charCodeAt(0), part.charCodeAt(part.length - 1)]);
}

/** `^[0-9]+$`: a text of nothing but these characters. */
function onlyBody(ranges: readonly Range[], some: boolean): string {
  const inside = ranges.map(([from, to]) => (from === to ? `c === ${from}` : `(c >= ${from} && c <= ${to})`));
  return lines(
    'for (let i = 0; i < v.length; i++) {',
    '  const c = v.charCodeAt(i);',
    `  if (!(${inside.join(' || ')})) return false;`,
    '}',
    some ? 'return v.length > 0;' : 'return true;',
  );
}
