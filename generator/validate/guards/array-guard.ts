import type { Schema, SchemaObject } from '../../schema/schema.js';
import { inside, type Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest } from './lines.js';
import { call, compare, or } from './logic.js';

const KEYWORDS = ['items', 'prefixItems', 'contains', 'minItems', 'maxItems'] as const;

/** True when a schema says more of arrays than that something is one. */
export function hasArrayKeywords(schema: SchemaObject): boolean {
  return schema.uniqueItems === true || KEYWORDS.some((keyword) => schema[keyword] !== undefined);
}

/** The body of a function of `value` that tells whether it is an array as the schema wants it. */
export function arrayBody(schema: SchemaObject, place: Place, module: GuardModule): string {
  const { minItems = 0, maxItems, prefixItems = [], items = true } = schema;
  const first = prefixItems.map((one, index) =>
    or(
      compare('value.length', '<=', index),
      module.test(one, `value[${index}]`, inside(place, 'prefixItems', String(index))),
    ),
  );
  return lines(
    requireTest(call('Array.isArray', 'value')),
    minItems > 0 && requireTest(compare('value.length', '>=', minItems)),
    maxItems !== undefined && requireTest(compare('value.length', '<=', maxItems)),
    ...first.map(requireTest),
    restOfItems(prefixItems.length, items, inside(place, 'items'), module),
    contains(schema, place, module),
    schema.uniqueItems && requireTest(call(module.use('allDifferent'), 'value')),
    'return true;',
  );
}

function restOfItems(from: number, items: Schema, place: Place, module: GuardModule): string | false {
  const test = module.test(items, 'item', place);
  if (test.kind === 'always') return false;
  if (test.kind === 'never') return requireTest(compare('value.length', '<=', from));
  // One call reads the item once.
  const isCall = test.parts === undefined && test.kind === 'atom' && test.code.endsWith('(item)');
  return lines(
    `for (let index = ${from}; index < value.length; index++) {`,
    isCall ? `  ${requireTest(module.test(items, 'value[index]', place))}` : '  const item = value[index];',
    !isCall && `  ${requireTest(test)}`,
    '}',
  );
}

function contains(schema: SchemaObject, place: Place, module: GuardModule): string | false {
  const { contains: wanted, minContains = 1, maxContains } = schema;
  if (wanted === undefined) return false;
  const limit = maxContains === undefined ? '' : ` || found > ${maxContains}`;
  return lines(
    'let found = 0;',
    'for (let index = 0; index < value.length; index++) {',
    '  const item = value[index];',
    `  if (${module.test(wanted, 'item', inside(place, 'contains')).code}) found++;`,
    '}',
    `if (found < ${minContains}${limit}) return false;`,
  );
}
