import type { SchemaObject } from '../../schema/schema.js';
import { condition } from './condition.js';
import type { GuardModule } from './guard-module.js';
import { lines } from './lines.js';
import { and, atom, not, type Test } from './logic.js';

const KEYWORDS = ['items', 'prefixItems', 'contains', 'minItems', 'maxItems'] as const;

/** True when a schema says more of arrays than that something is one. */
export function hasArrayKeywords(schema: SchemaObject): boolean {
  return schema.uniqueItems === true || KEYWORDS.some((keyword) => schema[keyword] !== undefined);
}

/** The body of a function of `v` that tells whether it is an array as the schema wants it. */
export function arrayBody(schema: SchemaObject, module: GuardModule): string {
  const { minItems = 0, maxItems, prefixItems = [], items = true } = schema;
  return lines(
    'if (!Array.isArray(v)) return false;',
    minItems > 0 && `if (v.length < ${minItems}) return false;`,
    maxItems !== undefined && `if (v.length > ${maxItems}) return false;`,
    ...prefixItems.map((one, index) => {
      const test = condition(one, `v[${index}]`, module);
      return (
        test.kind !== 'always' && `if (${and(atom(`v.length > ${index}`), not(test)).code}) return false;`
      );
    }),
    restOfItems(prefixItems.length, condition(items, 'item', module)),
    contains(schema, module),
    schema.uniqueItems && `if (!${module.use('allDifferent')}(v)) return false;`,
    'return true;',
  );
}

function restOfItems(from: number, test: Test): string | false {
  if (test.kind === 'always') return false;
  if (test.kind === 'never') return `if (v.length > ${from}) return false;`;
  return `for (let i = ${from}; i < v.length; i++) {\n  const item = v[i];\n  if (${not(test).code}) return false;\n}`;
}

function contains(
  { contains: wanted, minContains = 1, maxContains }: SchemaObject,
  module: GuardModule,
): string | false {
  if (wanted === undefined) return false;
  const limit = maxContains === undefined ? '' : ` || found > ${maxContains}`;
  return `let found = 0;
for (let i = 0; i < v.length; i++) {
  const item = v[i];
  if (${condition(wanted, 'item', module).code}) found++;
}
if (found < ${minContains}${limit}) return false;`;
}
