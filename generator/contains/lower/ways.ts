import type { Schema, SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import { Unreadable } from '../unreadable.js';
import { property } from './constant.js';
import { declaredNames } from './lower-object.js';
import type { Lowering } from './lowering.js';

/**
 * A way for a schema to evaluate parts of a value: when a condition holds, the properties of some names, or the items
 * before an index and those that satisfy a formula.
 */
export interface Way {
  readonly when: Formula;
  readonly names: Formula;
  readonly items: number;
  readonly matching: Formula;
}

/** The most ways that are written out. */
const MOST_WAYS = 1_000;

/** The most schemas that apply inside each other to the same value. */
const MOST_DEEP = 100;

/**
 * All ways for a schema to evaluate parts of a value. Where several conditions hold, the parts of all of these ways are
 * evaluated.
 * @throws Unreadable when there are too many
 */
export function waysOf(lowering: Lowering, schema: Schema): readonly Way[] {
  const { store, lower, target } = lowering;
  let [depth, left] = [0, MOST_WAYS];
  return ways(schema);

  function ways(one: Schema): readonly Way[] {
    if (typeof one === 'boolean') return [];
    if (++depth > MOST_DEEP || --left < 0)
      throw new Unreadable('there are too many ways to evaluate a value', '');
    const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = one;
    const found = [
      ...own(one),
      ...($ref === undefined ? [] : ways(target($ref))),
      ...allOf.flatMap(ways),
      ...[...anyOf, ...oneOf].flatMap((branch) => when([lower(branch)], branch)),
      ...Object.entries(dependentSchemas).flatMap(([name, inner]) =>
        when([property(store, 'some', name, store.yes), lower(inner)], inner),
      ),
      ...conditional(one),
    ];
    depth--;
    return found;
  }

  function when(conditions: readonly Formula[], inner: Schema): readonly Way[] {
    return ways(inner).map((way) => ({ ...way, when: store.and([...conditions, way.when]) }));
  }

  function conditional({ if: condition, then = true, else: otherwise = true }: SchemaObject): readonly Way[] {
    if (condition === undefined) return [];
    const met = lower(condition);
    return [
      ...when([met], condition),
      ...when([met, lower(then)], then),
      ...when([store.not(met), lower(otherwise)], otherwise),
    ];
  }

  function own(one: SchemaObject): readonly Way[] {
    const { additionalProperties, unevaluatedProperties, items, unevaluatedItems, contains } = one;
    const allNames = additionalProperties !== undefined || unevaluatedProperties !== undefined;
    const allItems = items !== undefined || unevaluatedItems !== undefined;
    const counts = contains !== undefined && lowering.containsEvaluates;
    const way: Way = {
      when: store.yes,
      names: allNames ? store.yes : declaredNames(store, one),
      items: allItems ? Infinity : (one.prefixItems?.length ?? 0),
      matching: counts ? lower(contains) : store.no,
    };
    return way.names === store.no && way.items === 0 && way.matching === store.no ? [] : [way];
  }
}
