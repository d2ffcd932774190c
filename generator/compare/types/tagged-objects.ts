import type { Literal, Member, ObjectShape, Shape } from './shape.js';
import type { TypeChange, TypeComparison } from './type-change.js';

/** The property whose literals tell the members of a union apart. */
export function discriminatorOf(
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
export function literalsAt(
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

/** The most values of a tag for which the compiler compares an object with the members of a union one by one. */
const MOST_VALUES = 25;

/**
 * An object as far as it has some values of the tag: none where it has other values only, and the object itself where its
 * type does not list them.
 */
export function withLiterals(
  membersIn: (shape: Shape) => readonly Member[],
  one: ObjectShape,
  tag: string,
  values: readonly Literal[],
): readonly ObjectShape[] {
  const found = literalsAt(membersIn, one, tag);
  if (found === undefined) return [one];
  const own = found.filter((value) => values.includes(value));
  if (own.length === 0) return [];
  if (own.length === found.length || found.length > MOST_VALUES) return [one];
  const parts = own.map((value) => ({ kind: 'literal', value }) as const);
  const properties = new Map(one.properties).set(tag, { shape: { kind: 'union', parts }, isOptional: false });
  return [{ ...one, properties }];
}

/** The change where no object has any of some values of the tag any more. */
export function goneBranch(tag: string, values: readonly Literal[], path: readonly string[]): TypeChange {
  const shown = values.map((value) => JSON.stringify(value)).join(', ');
  return {
    code: 'HS764',
    path: [...path, tag],
    message: `${shown} is gone, with the object that it stands for`,
  };
}

/** The change where objects have values of the tag that the old type does not have. */
export function newBranches(
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
