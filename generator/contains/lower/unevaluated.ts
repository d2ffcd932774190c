import type { Schema, SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import { Unreadable } from '../unreadable.js';
import { property } from './constant.js';
import { rest } from './lower-array.js';
import { declaredNames } from './lower-object.js';
import type { Lowering } from './lowering.js';

/**
 * One way for a schema to evaluate parts of a value: when a condition holds, these names, or the items before an index
 * and those that satisfy a formula. Where several conditions hold, everything of all of them is evaluated.
 */
interface Way {
  readonly when: Formula;
  readonly names: Formula;
  readonly items: number;
  readonly matching: Formula;
}

/** The most ways that are written out. */
const MOST_WAYS = 512;

/**
 * `unevaluatedProperties` and `unevaluatedItems`, written without them. The more is evaluated, the less they ask, so it
 * is enough that what they ask holds in one of the ways.
 * @throws Unreadable when there are too many ways
 */
export function unevaluatedParts(lowering: Lowering, schema: SchemaObject): readonly Formula[] {
  const { store, lower } = lowering;
  const { unevaluatedProperties, unevaluatedItems, ...evaluating } = schema;
  const parts: Formula[] = [];
  if (unevaluatedProperties !== undefined) {
    const inner = lower(unevaluatedProperties);
    const choices = waysOf(
      lowering,
      'names',
    )(evaluating).map(({ when, names }) =>
      store.and([when, store.atom({ kind: 'object', rule: 'every', names: store.not(names), inner })]),
    );
    parts.push(store.or(choices));
  }
  if (unevaluatedItems !== undefined) {
    const inner = lower(unevaluatedItems);
    const choices = waysOf(
      lowering,
      'items',
    )(evaluating).map(({ when, items, matching }) =>
      store.and([when, items === Infinity ? store.yes : rest(lowering, items, store.or([inner, matching]))]),
    );
    parts.push(store.or(choices));
  }
  return parts;
}

function waysOf(lowering: Lowering, about: 'names' | 'items'): (schema: Schema) => readonly Way[] {
  const { store, lower, target } = lowering;
  const nothing: Way = { when: store.yes, names: store.no, items: 0, matching: store.no };
  let depth = 0;
  return ways;

  function ways(schema: Schema): readonly Way[] {
    if (typeof schema === 'boolean') return [nothing];
    if (++depth > 100) throw new Unreadable('schemas that evaluate refer to each other too deeply', '');
    const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = schema;
    const groups = [
      [own(schema)],
      ...($ref === undefined ? [] : [ways(target($ref))]),
      ...allOf.map(ways),
      ...[...anyOf, ...oneOf].map((branch) => optional(lower(branch), ways(branch))),
      ...Object.entries(dependentSchemas).map(([name, inner]) =>
        optional(store.and([property(store, 'some', name, store.yes), lower(inner)]), ways(inner)),
      ),
      conditional(schema),
    ];
    depth--;
    return groups.reduce(product);
  }

  function own(schema: SchemaObject): Way {
    if (about === 'names') {
      const all = schema.additionalProperties !== undefined || schema.unevaluatedProperties !== undefined;
      return { ...nothing, names: all ? store.yes : declaredNames(store, schema) };
    }
    const all = schema.items !== undefined || schema.unevaluatedItems !== undefined;
    const items = all ? Infinity : (schema.prefixItems?.length ?? 0);
    const counts = schema.contains !== undefined && lowering.containsEvaluates;
    return { ...nothing, items, matching: counts ? lower(schema.contains ?? true) : store.no };
  }

  function optional(condition: Formula, inner: readonly Way[]): readonly Way[] {
    const used = inner.filter((way) => !isNothing(way));
    return [nothing, ...used.map((way) => ({ ...way, when: store.and([condition, way.when]) }))];
  }

  function conditional({ if: condition, then = true, else: otherwise = true }: SchemaObject): readonly Way[] {
    if (condition === undefined) return [nothing];
    const met = lower(condition);
    const yes = product(ways(condition), ways(then));
    return [
      ...optional(store.and([met, lower(then)]), yes),
      ...optional(store.and([store.not(met), lower(otherwise)]), ways(otherwise)).slice(1),
    ];
  }

  function isNothing({ names, items, matching }: Way): boolean {
    return names === store.no && items === 0 && matching === store.no;
  }

  function product(first: readonly Way[], second: readonly Way[]): readonly Way[] {
    const found = new Map<string, Way>();
    for (const one of first) {
      for (const other of second) {
        const names = store.or([one.names, other.names]);
        const items = Math.max(one.items, other.items);
        const matching = store.or([one.matching, other.matching]);
        const key = `${names.id} ${items} ${matching.id}`;
        const when = store.or([found.get(key)?.when ?? store.no, store.and([one.when, other.when])]);
        found.set(key, { when, names, items, matching });
      }
    }
    if (found.size > MOST_WAYS) throw new Unreadable('there are too many ways to evaluate a value', '');
    return [...found.values()];
  }
}
