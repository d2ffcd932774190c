import { keywordsAbout, nothingElse } from '../../schema/keywords-about.js';
import type { SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import type { Lowering } from './lowering.js';

/** What a schema says about arrays, without `unevaluatedItems`. */
export function arrayParts({ store, lower }: Lowering, schema: SchemaObject): readonly Formula[] {
  const own = keywordsAbout(schema, 'array');
  const { minItems = 0, maxItems = Infinity, uniqueItems, prefixItems = [], items, ...more } = own;
  const { contains, minContains = 1, maxContains = Infinity, unevaluatedItems: _elsewhere, ...others } = more;
  nothingElse(others);
  const parts = [
    store.atom({ kind: 'array', rule: 'least', count: Math.ceil(minItems) }),
    store.atom({ kind: 'array', rule: 'most', count: Math.floor(maxItems) }),
    ...prefixItems.map((inner, at) => store.atom({ kind: 'array', rule: 'item', at, inner: lower(inner) })),
  ];
  if (uniqueItems === true) parts.push(store.atom({ kind: 'array', rule: 'unique', isNot: false }));
  if (items !== undefined) parts.push(rest({ store }, prefixItems.length, lower(items)));
  if (contains === undefined) return parts;
  const inner = lower(contains);
  return [
    ...parts,
    store.atom({ kind: 'array', rule: 'many', count: Math.ceil(minContains), from: 0, inner }),
    store.atom({ kind: 'array', rule: 'few', count: Math.floor(maxContains), from: 0, inner }),
  ];
}

/** All items from an index on meet a formula: none of them meets its opposite. */
export function rest({ store }: Pick<Lowering, 'store'>, from: number, inner: Formula): Formula {
  return store.atom({ kind: 'array', rule: 'few', count: 0, from, inner: store.not(inner) });
}
