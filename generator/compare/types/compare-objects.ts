import { uniqueBy } from '../../text/unique-by.js';
import type { ChangeCode } from '../rules.js';
import { ruleOf } from '../rules.js';
import { incomparable, presence, unreadable } from './object-changes.js';
import { isObject, type Member, type ObjectShape, type PropertyShape, type Shape } from './shape.js';
import { discriminatorOf, goneBranch, literalsAt, newBranches, withLiterals } from './tagged-objects.js';
import type { TypeChange, TypeComparison } from './type-change.js';
import { readOfAny } from './untagged-objects.js';

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
  if (more.length === 0) return distinct(compareWithOne(comparison, ones, only, path));
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
        const same = ones.flatMap((one) => withLiterals(comparison.membersNow, one, tag, values ?? []));
        return same.length === 0
          ? [goneBranch(tag, values ?? [], path)]
          : compareWithOne(comparison, same, other, path);
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

/** What members of the new type have more than the old one: of a single member, that says nothing about the type. */
const OF_A_MEMBER: ReadonlySet<ChangeCode> = new Set(['HS768', 'HS769']);

/**
 * Compares members of the new type with the one that they have come from. Code passes on a value of each, and reads what
 * they have together.
 */
function compareWithOne(
  comparison: TypeComparison,
  ones: readonly ObjectShape[],
  before: ObjectShape,
  path: readonly string[],
): readonly TypeChange[] {
  const [one, ...more] = ones;
  if (one !== undefined && more.length === 0) return compareOne(comparison, one, before, path);
  const passed = ones.flatMap((member) => compareOne(comparison.passing, member, before, path));
  return [
    ...passed.filter(({ code }) => !OF_A_MEMBER.has(code)),
    ...(comparison.isPassing ? [] : readOfAny(comparison, ones, [before], path)),
  ];
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
  { compare, isPassing }: TypeComparison,
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
    return [incomparable(path)];
  const patterns = before.patterns.flatMap(([, shape], at) => {
    const there = now.patterns[at];
    return there === undefined ? [] : compare(there[1], shape, any);
  });
  if (before.others === undefined)
    return now.others === undefined
      ? patterns
      : [...patterns, { code: 'HS767', path: any, message: 'further properties are described' }];
  if (now.others !== undefined) return [...patterns, ...compare(now.others, before.others, any)];
  // Whether a value without an index signature can be passed on depends on the form in which its type is declared.
  return [...patterns, isPassing ? incomparable(path) : unreadable(path)];
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

function distinct(changes: readonly TypeChange[]): readonly TypeChange[] {
  return uniqueBy(changes, (one) => JSON.stringify(one));
}
