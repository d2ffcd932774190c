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
