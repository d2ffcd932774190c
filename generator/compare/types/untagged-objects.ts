import { incomparable, presence, unreadable } from './object-changes.js';
import type { ObjectShape, PropertyShape, Shape } from './shape.js';
import type { TypeChange, TypeComparison } from './type-change.js';

/**
 * Code tells members without a tag apart by the properties that they have. It reads a property of all members that have
 * it, and one that every member has without asking.
 */
export function readOfAny(
  comparison: TypeComparison,
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  const names = [...new Set(others.flatMap(({ properties }) => [...properties.keys()]))];
  const declared = names.flatMap((name): readonly TypeChange[] => {
    const [now, before] = [propertyOfAny(ones, name), propertyOfAny(others, name)];
    const at = [...path, name];
    const isGone = now === undefined || (before?.isInAll && !now.isInAll);
    if (isGone) return [goneOfAny(ones, at)];
    if (before === undefined) return [];
    return [...presence(now, before, at), ...comparison.compare(now.shape, before.shape, at)];
  });
  return [...declared, ...readByAnyName(comparison, ones, others, path)];
}

/** A type that is finished text may still have the property. */
function goneOfAny(ones: readonly ObjectShape[], path: readonly string[]): TypeChange {
  return ones.some(({ texts }) => texts.length > 0)
    ? incomparable(path)
    : { code: 'HS760', path, message: 'is gone' };
}

/** Where every old member has an index signature, code reads any name of any of them. */
function readByAnyName(
  { compare }: TypeComparison,
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  const [now, before] = [indexOfAll(ones), indexOfAll(others)];
  if (before === undefined) return [];
  return now === undefined ? [unreadable(path)] : compare(now, before, [...path, '*']);
}

/** What the index signatures of all members give; undefined where a member has none. */
function indexOfAll(members: readonly ObjectShape[]): Shape | undefined {
  const parts = members.flatMap(({ others }) => (others === undefined ? [] : [others]));
  return parts.length === members.length ? { kind: 'union', parts } : undefined;
}

function propertyOfAny(
  members: readonly ObjectShape[],
  name: string,
): (PropertyShape & { readonly isInAll: boolean }) | undefined {
  const found = members.flatMap(({ properties, others }): readonly PropertyShape[] => {
    const own = properties.get(name);
    if (own !== undefined) return [own];
    return others === undefined ? [] : [{ shape: others, isOptional: false }];
  });
  if (found.length === 0) return undefined;
  return {
    shape: { kind: 'union', parts: found.map(({ shape }) => shape) },
    isOptional: found.some(({ isOptional }) => isOptional),
    isInAll: found.length === members.length,
  };
}
