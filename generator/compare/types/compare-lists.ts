import type { ListShape, Member, Shape } from './shape.js';
import type { TypeChange, TypeComparison } from './type-change.js';

/** Compares the lists among the members of two types. With several lists on a side, each new one needs an old one. */
export function compareLists(
  comparison: TypeComparison,
  now: readonly Member[],
  before: readonly Member[],
  path: readonly string[],
): readonly TypeChange[] {
  const [ones, others] = [now.filter(isList), before.filter(isList)];
  if (others.length === 0) return [];
  if (ones.length === 0) return comparison.isPassing ? [] : goneList(now, path);
  const [only, ...more] = others;
  if (only !== undefined && more.length === 0)
    return ones.flatMap((one) => compareOne(comparison, one, only, path));
  const nearest = ones.flatMap((one) => {
    const compared = others.map((other) => compareOne(comparison.passing, one, other, path));
    const [best = []] = compared.toSorted((a, b) => a.length - b.length);
    return best;
  });
  if (comparison.isPassing) return nearest;
  return [...nearest, ...comparison.compare(itemsOf(ones), itemsOf(others), [...path, '*'])];
}

/** After `Array.isArray`, an object counts as a list of anything for the compiler, so it may not notice. */
function goneList(now: readonly Member[], path: readonly string[]): readonly TypeChange[] {
  const isHidden = now.some(({ kind }) => kind === 'object' || kind === 'text');
  return [{ code: isHidden ? 'HS766' : 'HS762', path, message: 'is no longer a list' }];
}

/** The items of any of several lists, which code reads in one loop. */
function itemsOf(lists: readonly ListShape[]): Shape {
  return { kind: 'union', parts: lists.flatMap(({ items, rest }) => [...items, ...(rest ? [rest] : [])]) };
}

function isList(member: Member): member is ListShape {
  return member.kind === 'list';
}

function compareOne(
  { compare }: TypeComparison,
  now: ListShape,
  before: ListShape,
  path: readonly string[],
): readonly TypeChange[] {
  if (JSON.stringify(now.texts) !== JSON.stringify(before.texts))
    return [{ code: 'HS766', path, message: 'has a type that cannot be compared' }];
  const lengths = compareLengths(now, before, path);
  if (lengths.length > 0) return lengths;
  const items = before.items.flatMap((shape, at) => {
    const there = now.items[at] ?? now.rest;
    return there === undefined ? [] : compare(there, shape, [...path, String(at)]);
  });
  const { rest } = before;
  if (rest === undefined) return items;
  const further = [
    ...now.items
      .slice(before.items.length)
      .map((shape, at) => ({ shape, token: String(before.items.length + at) })),
    ...(now.rest === undefined ? [] : [{ shape: now.rest, token: '*' }]),
  ];
  return [...items, ...further.flatMap(({ shape, token }) => compare(shape, rest, [...path, token]))];
}

/** A tuple is read by position: a new type must have the positions that the old one has, and may not have more. */
function compareLengths(now: ListShape, before: ListShape, path: readonly string[]): readonly TypeChange[] {
  const [isShorter, isEnding] = [
    now.least < before.least,
    before.rest === undefined && now.rest !== undefined,
  ];
  const isLonger = before.rest === undefined && now.items.length > before.items.length;
  const loses = now.items.length < before.items.length && now.rest === undefined;
  if (!isShorter && !isEnding && !isLonger && !loses) return [];
  return [{ code: 'HS762', path, message: 'has another number of items, or other positions' }];
}
