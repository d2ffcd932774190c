import type { ChangeCode } from '../rules.js';
import { ruleOf } from '../rules.js';
import type { Literal, Member, ObjectShape, PropertyShape, Shape } from './shape.js';
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

function isObject(member: Member): member is ObjectShape {
  return member.kind === 'object';
}

/** Code that reads a property of an object that can no longer be there does not compile. */
function goneObjects(
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  path: readonly string[],
): readonly TypeChange[] {
  const isRead = others.some(({ properties, others: index }) => properties.size > 0 || index !== undefined);
  if (ones.length > 0 || !isRead) return [];
  return [{ code: 'HS762', path, message: 'is no longer an object, so none of its properties can be read' }];
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

/** The property whose literals tell the members of a union apart. */
function discriminatorOf(
  { membersBefore }: TypeComparison,
  members: readonly ObjectShape[],
): string | undefined {
  const [first] = members;
  return [...(first?.properties.keys() ?? [])].find((name) => {
    const lists = members.map((one) => literalsAt(membersBefore, one, name));
    const values = lists.flatMap((list) => list ?? []);
    return lists.every((list) => list !== undefined) && new Set(values).size === values.length;
  });
}

/** The values of a required property, where its type lists them. */
function literalsAt(
  membersIn: (shape: Shape) => readonly Member[],
  { properties }: ObjectShape,
  name: string,
): readonly Literal[] | undefined {
  const property = properties.get(name);
  if (property === undefined || property.isOptional) return undefined;
  const members = membersIn(property.shape);
  const values = members.flatMap((one) => (one.kind === 'literal' ? [one.value] : []));
  return values.length > 0 && values.length === members.length ? values : undefined;
}

function goneBranch(tag: string, values: readonly Literal[], path: readonly string[]): TypeChange {
  const shown = values.map((value) => JSON.stringify(value)).join(', ');
  return {
    code: 'HS764',
    path: [...path, tag],
    message: `${shown} is gone, with the object that it stands for`,
  };
}

function newBranches(
  { membersBefore, membersNow }: TypeComparison,
  ones: readonly ObjectShape[],
  others: readonly ObjectShape[],
  tag: string,
  path: readonly string[],
): readonly TypeChange[] {
  const known = new Set(others.flatMap((other) => literalsAt(membersBefore, other, tag) ?? []));
  const added = ones
    .flatMap((one) => literalsAt(membersNow, one, tag) ?? [])
    .filter((value) => !known.has(value));
  if (added.length === 0) return [];
  const [is, was] = [added, [...known]].map((list) => list.map((value) => JSON.stringify(value)).join(', '));
  const message = `may now be ${is}; code for the old type knows only ${was}`;
  return [{ code: 'HS763', path: [...path, tag], message }];
}

function distinct(changes: readonly TypeChange[]): readonly TypeChange[] {
  return [...new Map(changes.map((one) => [JSON.stringify(one), one])).values()];
}
