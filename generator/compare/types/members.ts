import type { ListShape, Member, ObjectShape, PropertyShape, Shape } from './shape.js';

/** Finds what a name of the catalog stands for. */
export type ShapeOf = (name: string) => Shape | undefined;

/** The most members of a union that intersections give. A type with more is compared as text. */
const MOST_MEMBERS = 64;

/**
 * The members of a type: names are looked up, unions inside unions are put together, intersections are merged. A literal
 * beside its own primitive type is left out, as the compiler does. Empty for a type that no value has.
 */
export function membersOf(shape: Shape, shapeOf: ShapeOf): readonly Member[] {
  const all = expand(shape, shapeOf, new Set());
  const unknown = all.find(({ kind }) => kind === 'unknown');
  if (unknown !== undefined) return [unknown];
  const primitives = new Set(all.flatMap((one) => (one.kind === 'primitive' ? [one.type] : [])));
  return distinct(
    all.filter(
      (one) =>
        one.kind !== 'literal' ||
        !(
          (typeof one.value === 'string' && primitives.has('string')) ||
          (typeof one.value === 'number' && primitives.has('number'))
        ),
    ),
  );
}

function expand(shape: Shape, shapeOf: ShapeOf, open: ReadonlySet<string>): readonly Member[] {
  switch (shape.kind) {
    case 'name': {
      const target = open.has(shape.name) ? undefined : shapeOf(shape.name);
      return target === undefined
        ? [{ kind: 'unknown' }]
        : expand(target, shapeOf, new Set([...open, shape.name]));
    }
    case 'union':
      return shape.parts.flatMap((part) => expand(part, shapeOf, open));
    case 'intersection':
      return shape.parts
        .map((part) => expand(part, shapeOf, open))
        .reduce<readonly Member[]>(intersect, [{ kind: 'unknown' }]);
    default:
      return [shape];
  }
}

function intersect(ones: readonly Member[], others: readonly Member[]): readonly Member[] {
  if (ones.length * others.length > MOST_MEMBERS)
    return [{ kind: 'text', text: JSON.stringify([ones, others].map((list) => list.map(memberKey))) }];
  return ones.flatMap((one) => others.flatMap((other) => both(one, other)));
}

/** The members that a value of two members has: none where there is no such value. */
function both(one: Member, other: Member): readonly Member[] {
  if (one.kind === 'unknown') return [other];
  if (other.kind === 'unknown') return [one];
  if (one.kind === 'text' || other.kind === 'text') return withText(one, other);
  if (one.kind === 'object' && other.kind === 'object') return [bothObjects(one, other)];
  if (one.kind === 'list' && other.kind === 'list') return [bothLists(one, other)];
  if (one.kind === 'primitive' && other.kind === 'primitive') return one.type === other.type ? [one] : [];
  if (one.kind === 'literal' && other.kind === 'literal') return one.value === other.value ? [one] : [];
  if (one.kind === 'literal' && other.kind === 'primitive')
    return typeof one.value === other.type ? [one] : [];
  return one.kind === 'primitive' && other.kind === 'literal' ? both(other, one) : [];
}

/** Finished text stays beside the object or list that it limits. */
function withText(one: Member, other: Member): readonly Member[] {
  if (other.kind !== 'text') return one.kind === 'text' ? withText(other, one) : [];
  if (one.kind === 'object' || one.kind === 'list')
    return [{ ...one, texts: [...one.texts, other.text].sort() }];
  return [{ kind: 'text', text: [memberKey(one), other.text].sort().join(' & ') }];
}

function bothObjects(one: ObjectShape, other: ObjectShape): ObjectShape {
  const properties = new Map<string, PropertyShape>(one.properties);
  for (const [name, property] of other.properties) {
    const there = properties.get(name);
    properties.set(name, there === undefined ? property : bothProperties(there, property));
  }
  const others = bothShapes(one.others, other.others);
  return {
    kind: 'object',
    properties,
    ...(others !== undefined && { others }),
    patterns: [...one.patterns, ...other.patterns],
    texts: [...one.texts, ...other.texts].sort(),
  };
}

function bothProperties(one: PropertyShape, other: PropertyShape): PropertyShape {
  return {
    shape: { kind: 'intersection', parts: [one.shape, other.shape] },
    isOptional: one.isOptional && other.isOptional,
  };
}

function bothShapes(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { kind: 'intersection', parts: [one, other] };
}

function bothLists(one: ListShape, other: ListShape): ListShape {
  const plain = [one, other].every(({ items, rest }) => items.length === 0 && rest !== undefined);
  const texts = [...one.texts, ...other.texts].sort();
  const rest = bothShapes(one.rest, other.rest);
  if (plain && rest !== undefined) return { kind: 'list', items: [], least: 0, rest, texts };
  const [tuple, array] = one.items.length > 0 ? [one, other] : [other, one];
  return array.items.length === 0 && array.rest !== undefined && array.rest.kind === 'unknown'
    ? { ...tuple, texts }
    : { ...tuple, texts: [...texts, memberKey(array)].sort() };
}

function distinct(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((one) => [memberKey(one), one])).values()];
}

/** A text that equal members share. */
export function memberKey(member: Member): string {
  return JSON.stringify(member, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}
