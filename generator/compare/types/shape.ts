/** A value that a type can name. */
export type Literal = string | number | boolean;

/** The types of single values that are not listed. */
export type Primitive = 'string' | 'number' | 'null';

/** A property of an object type. */
export interface PropertyShape {
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** An object type. */
export interface ObjectShape {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, PropertyShape>;
  /** The index signature of all other properties. */
  readonly others?: Shape;
  /** The index signatures of properties whose names match a pattern, sorted by pattern. */
  readonly patterns: readonly (readonly [string, Shape])[];
  /** Parts of the type that are finished TypeScript text. */
  readonly texts: readonly string[];
}

/** An array type, or a tuple. */
export interface ListShape {
  readonly kind: 'list';
  /** The items of a tuple. Empty for an array. */
  readonly items: readonly Shape[];
  /** The number of items that a tuple always has. */
  readonly least: number;
  /** All further items. Absent for a tuple that ends. */
  readonly rest?: Shape;
  readonly texts: readonly string[];
}

/** What a union consists of once names are looked up and intersections are merged. */
export type Member =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'primitive'; readonly type: Primitive }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'text'; readonly text: string }
  | ObjectShape
  | ListShape;

/** The type of a schema, as the compiler sees it, without comments. */
export type Shape =
  | Member
  | { readonly kind: 'union' | 'intersection'; readonly parts: readonly Shape[] }
  | { readonly kind: 'name'; readonly name: string };

/** The type that no value has. */
export const NEVER: Shape = { kind: 'union', parts: [] };

/** The type of every value. */
export const UNKNOWN: Member = { kind: 'unknown' };

/** True for an object type. */
export function isObject(member: Member): member is ObjectShape {
  return member.kind === 'object';
}
