import { formatCheck } from '../backends/formats.js';
import type { SchemaObject } from '../catalog/schema.js';
import { quote, regExpLiteral } from '../text/safe-text.js';
import type { GuardModule } from './guard-module.js';
import { ALWAYS, and, atom, call, or, type Test } from './logic.js';

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

/** `^evt_` asks for a beginning, which is faster looked at than matched. */
function patternTest(pattern: string, v: string, module: GuardModule): Test {
  const [, prefix] = /^\^([\w -]+)$/.exec(pattern) ?? [];
  if (prefix !== undefined) return call(`${v}.startsWith`, quote(prefix));
  return call(`${module.constant(regExpLiteral(new RegExp(pattern, 'u')))}.test`, v);
}
