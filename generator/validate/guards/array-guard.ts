import { keywordsAbout, nothingElse } from '../../schema/keywords-about.js';
import type { Schema, SchemaObject } from '../../schema/schema.js';
import { evaluatedItems } from '../evaluated.js';
import { inside, type Place } from '../place.js';
import type { GuardModule } from './guard-module.js';
import { lines, requireTest } from './lines.js';
import { call, compare, or, type Test } from './logic.js';

/** The body of a function that decides whether `value` is an array that the schema accepts. */
export function arrayBody(schema: SchemaObject, place: Place, module: GuardModule): string {
  const {
    prefixItems = [],
    items = true,
    minItems = 0,
    maxItems,
    uniqueItems,
    ...more
  } = keywordsAbout(schema, 'array');
  const { contains, minContains = 1, maxContains, unevaluatedItems, ...rest } = more;
  nothingElse(rest);
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
    contains !== undefined &&
      containsLoop(module.test(contains, 'item', inside(place, 'contains')), minContains, maxContains),
    unevaluatedItems !== undefined && unevaluatedItemsLoop(schema, unevaluatedItems, place, module),
    uniqueItems && requireTest(call(module.use('allDifferent'), 'value')),
    'return true;',
  );
}

/** The statements that check the items that no schema about the array evaluates. No branch evaluates any. */
function unevaluatedItemsLoop(
  schema: SchemaObject,
  left: Schema,
  place: Place,
  module: GuardModule,
): string | false {
  const from = evaluatedItems(schema, module.schemaOf);
  return from < Infinity && restOfItems(from, left, inside(place, 'unevaluatedItems'), module);
}

function restOfItems(from: number, items: Schema, place: Place, module: GuardModule): string | false {
  const test = module.test(items, 'item', place);
  if (test.kind === 'always') return false;
  if (test.kind === 'never') return requireTest(compare('value.length', '<=', from));
  // A single call reads the item only once, so it needs no constant.
  const isCall = test.parts === undefined && test.kind === 'atom' && test.code.endsWith('(item)');
  return lines(
    `for (let index = ${from}; index < value.length; index++) {`,
    isCall ? `  ${requireTest(module.test(items, 'value[index]', place))}` : '  const item = value[index];',
    !isCall && `  ${requireTest(test)}`,
    '}',
  );
}

/** The statements that count the items that pass a test. */
function containsLoop(test: Test, least: number, most: number | undefined): string {
  const limit = most === undefined ? '' : ` || found > ${most}`;
  return lines(
    'let found = 0;',
    'for (let index = 0; index < value.length; index++) {',
    '  const item = value[index];',
    `  if (${test.code}) found++;`,
    '}',
    `if (found < ${least}${limit}) return false;`,
  );
}
