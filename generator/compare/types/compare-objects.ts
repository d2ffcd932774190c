import type { ChangeCode } from '../rules.js';
import { ruleOf } from '../rules.js';
import { isObject, type Member, type ObjectShape, type PropertyShape, type Shape } from './shape.js';
import { discriminatorOf, goneBranch, literalsAt, newBranches } from './tagged-objects.js';
import type { TypeChange, TypeComparison } from './type-change.js';

/** Compares the object types among the members of two types. */
export function compareObjects(
  comparison: TypeComparison,
  now: readonly Member[],
  before: readonly Member[],
  path: readonly string[],
): readonly TypeChange[] {
  const [ones, others] = [now.filter(isObject), before.filter(isObject)];
  const [only, ...more] = others;
  if (only === undefined || ones.length === 0)
    return comparison.isPassing ? [] : goneObjects(ones, others, path);
  if (more.length === 0) return distinct(ones.flatMap((one) => compareOne(comparison, one, only, path)));
  const tag = discriminatorOf(comparison, others);
  if (tag === undefined)
    return distinct([
      ...ones.flatMap((one) => nearest(comparison.passing, one, others, path)),
      ...(comparison.isPassing ? [] : readOfAny(comparison, ones, others, path)),
    ]);
  return distinct(
    others
      .flatMap((other) => {
        const values = literalsAt(comparison.membersBefore, other, tag);
        const same = ones.filter((one) => {
          const found = literalsAt(comparison.membersNow, one, tag);
          return found === undefined || found.some((value) => values?.includes(value));
        });
        return same.length === 0
          ? [goneBranch(tag, values ?? [], path)]
          : same.flatMap((one) => compareOne(comparison, one, other, path));
      })
      .concat(newBranches(comparison, ones, others, tag, path)),
  );
}

/** Code that reads a property of an object that can no longer be there does not compile. */
function goneObjects(
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  if (ones.length > 0) return [];
  const message = 'is no longer an object, so its properties cannot be read';
  if (others.some(({ properties }) => properties.size > 0)) return [{ code: 'HS762', path, message }];
  // Whether the compiler notices depends on what code does with the values of a map.
  const isMap = others.some(({ others: index }) => index !== undefined && !isNever(index));
  return isMap ? [{ code: 'HS766', path, message }] : [];
}

function isNever(shape: Shape): boolean {
  return shape.kind === 'union' && shape.parts.length === 0;
}

function compareOne(
  comparison: TypeComparison,
  now: ObjectShape,
  before: ObjectShape,
  path: readonly string[],
): readonly TypeChange[] {
  const changes: TypeChange[] = [];
  for (const [name, property] of before.properties) {
    const there = now.properties.get(name);
    const at = [...path, name];
    if (there === undefined) {
      if (!comparison.isPassing || !property.isOptional)
        changes.push({ code: 'HS760', path: at, message: 'is gone' });
    } else
      changes.push(...presence(there, property, at), ...comparison.compare(there.shape, property.shape, at));
  }
  for (const [name, property] of now.properties)
    if (!before.properties.has(name))
      changes.push(...added(comparison, property, before.others, [...path, name]));
  return [...changes, ...compareSignatures(comparison, now, before, path)];
}

function presence(now: PropertyShape, before: PropertyShape, path: readonly string[]): readonly TypeChange[] {
  if (now.isOptional === before.isOptional) return [];
  return now.isOptional
    ? [{ code: 'HS761', path, message: 'may now be absent; code for the old type reads it without a check' }]
    : [{ code: 'HS768', path, message: 'is now always present' }];
}

function added(
  { compare }: TypeComparison,
  { shape, isOptional }: PropertyShape,
  others: Shape | undefined,
  path: readonly string[],
): readonly TypeChange[] {
  const message = isOptional ? 'is new' : 'is new, and always present';
  const change: TypeChange = { code: 'HS767', path, message };
  if (others === undefined) return [change];
  return [change, ...compare(shape, others, path).filter(({ code }) => ruleOf(code).effect !== 'adds')];
}

/** Compares index signatures, and parts of types that are text. */
function compareSignatures(
  { compare }: TypeComparison,
  now: ObjectShape,
  before: ObjectShape,
  path: readonly string[],
): readonly TypeChange[] {
  const any = [...path, '*'];
  const named = JSON.stringify(before.patterns.map(([pattern]) => pattern));
  if (
    JSON.stringify(now.texts) !== JSON.stringify(before.texts) ||
    (before.patterns.length > 0 && JSON.stringify(now.patterns.map(([pattern]) => pattern)) !== named)
  )
    return [{ code: 'HS766', path, message: 'has a type that cannot be compared' }];
  const patterns = before.patterns.flatMap(([, shape], at) => {
    const there = now.patterns[at];
    return there === undefined ? [] : compare(there[1], shape, any);
  });
  if (before.others === undefined)
    return now.others === undefined
      ? patterns
      : [...patterns, { code: 'HS767', path: any, message: 'further properties are described' }];
  return now.others === undefined
    ? [...patterns, { code: 'HS762', path, message: 'further properties can no longer be read by any name' }]
    : [...patterns, ...compare(now.others, before.others, any)];
}

/** The changes to the old member that a new one is nearest to: that with the fewest changes that break something. */
function nearest(
  comparison: TypeComparison,
  one: ObjectShape,
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  const compared = others.map((other) => compareOne(comparison, one, other, path));
  const breaking = (changes: readonly TypeChange[]): number =>
    changes.filter(({ code }) => isBreaking(code)).length;
  const [best = []] = compared.toSorted((a, b) => breaking(a) - breaking(b) || a.length - b.length);
  return best;
}

function isBreaking(code: ChangeCode): boolean {
  return ruleOf(code).effect === 'breaks';
}

/**
 * Code tells members without a tag apart by the properties that they have. It reads a property of all members that have
 * it, and one that every member has without asking.
 */
function readOfAny(
  comparison: TypeComparison,
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  const names = [...new Set(others.flatMap(({ properties }) => [...properties.keys()]))];
  return names.flatMap((name): readonly TypeChange[] => {
    const [now, before] = [propertyOfAny(ones, name), propertyOfAny(others, name)];
    const at = [...path, name];
    const isGone = now === undefined || (before?.isInAll && !now.isInAll);
    if (isGone) return [{ code: 'HS760', path: at, message: 'is gone' }];
    if (before === undefined) return [];
    return [...presence(now, before, at), ...comparison.compare(now.shape, before.shape, at)];
  });
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

function distinct(changes: readonly TypeChange[]): readonly TypeChange[] {
  return [...new Map(changes.map((one) => [JSON.stringify(one), one])).values()];
}
