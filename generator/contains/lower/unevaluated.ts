import type { SchemaObject } from '../../schema/schema.js';
import type { Formula } from '../formula/formula.js';
import { listedTexts } from '../formula/formula.js';
import { judgeOf } from '../formula/holds.js';
import { Unreadable } from '../unreadable.js';
import { oneOfTexts } from './constant.js';
import { rest } from './lower-array.js';
import type { Lowering } from './lowering.js';
import { type Way, waysOf } from './ways.js';

/** The most conditions on several names, or on items that match, that are combined. */
const MOST_COMBINED = 6;

/**
 * `unevaluatedProperties` and `unevaluatedItems`, written without them: names, or places, that the same ways evaluate are
 * taken together. What the keyword requires holds for all of them, or one of these ways applies.
 * @throws Unreadable when there are too many ways
 */
export function unevaluatedParts(lowering: Lowering, schema: SchemaObject): readonly Formula[] {
  const { unevaluatedProperties, unevaluatedItems, ...evaluating } = schema;
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return [];
  const ways = waysOf(lowering, evaluating);
  return [
    ...(unevaluatedProperties === undefined
      ? []
      : propertiesLeft(lowering, ways, lowering.lower(unevaluatedProperties))),
    ...(unevaluatedItems === undefined ? [] : [itemsLeft(lowering, ways, lowering.lower(unevaluatedItems))]),
  ];
}

function propertiesLeft({ store }: Lowering, all: readonly Way[], inner: Formula): readonly Formula[] {
  const ways = all.filter(({ names }) => names !== store.no);
  const holds = judgeOf(store, { left: Infinity });
  const listed = [...new Set(ways.flatMap(({ names }) => [...listedTexts(names)]))];
  const groups = new Map<string, { readonly names: string[]; readonly ways: readonly Way[] }>();
  for (const name of listed) {
    const own = ways.filter(({ names }) => holds(names, name));
    const key = own.map((way) => ways.indexOf(way)).join();
    const group = groups.get(key) ?? { names: [], ways: own };
    group.names.push(name);
    groups.set(key, group);
  }
  const unless = (names: Formula, own: readonly Way[]): Formula =>
    store.or([store.atom({ kind: 'object', rule: 'every', names, inner }), ...own.map(({ when }) => when)]);
  const others = oneOfTexts(store, listed, true);
  return [
    ...[...groups.values()].map((group) => unless(oneOfTexts(store, group.names), group.ways)),
    ...classes().map(({ names, own }) => unless(store.and([others, names]), own)),
  ];

  /** The names that are not listed, by the conditions on several names that hold for them. */
  function classes(): readonly { readonly names: Formula; readonly own: readonly Way[] }[] {
    const general = ways.filter(({ names }) => !isOnlyListed(names));
    const distinct = [...new Set(general.map(({ names }) => names))];
    if (distinct.length > MOST_COMBINED) throw new Unreadable('too many conditions evaluate names', '');
    const combined = distinct.reduce<readonly Formula[][]>(
      (found, names) =>
        found.flatMap((one) => [
          [...one, names],
          [...one, store.not(names)],
        ]),
      [[]],
    );
    return combined.map((signs) => ({
      names: store.and(signs),
      own: general.filter(({ names }) => signs.includes(names)),
    }));
  }
}

/** True for a condition that holds for listed names only. */
function isOnlyListed(names: Formula): boolean {
  return (
    names.tag === 'atom' && names.atom.kind === 'string' && names.atom.rule === 'values' && !names.atom.isNot
  );
}

function itemsLeft(lowering: Lowering, ways: readonly Way[], inner: Formula): Formula {
  const { store } = lowering;
  const matching = ways.filter((way) => way.matching !== store.no);
  if (matching.length > MOST_COMBINED) throw new Unreadable('too many conditions evaluate items', '');
  const counts = ways.map(({ items }) => items).filter((items) => items < Infinity);
  const prefix = Math.max(0, ...counts);
  const evaluated = (index: number): readonly Formula[] =>
    ways.filter(({ items }) => items > index).map(({ when }) => when);
  const choices = subsets(matching).map((chosen) => {
    const wanted = store.or([inner, ...chosen.map((way) => way.matching)]);
    const cells = Array.from({ length: prefix }, (_, at) =>
      store.or([store.atom({ kind: 'array', rule: 'item', at, inner: wanted }), ...evaluated(at)]),
    );
    const after = store.or([rest(lowering, prefix, wanted), ...evaluated(prefix)]);
    return store.and([...chosen.map(({ when }) => when), ...cells, after]);
  });
  return store.or(choices);
}

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  return list.reduce<readonly (readonly T[])[]>(
    (found, one) => found.flatMap((set) => [set, [...set, one]]),
    [[]],
  );
}
