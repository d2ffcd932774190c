/**
 * What json-schema-to-typescript has no words for travels through it as properties with names of ours, and is written
 * as what it means when its text is printed anew: tuples cell by cell, index signatures with a template for a key, and
 * properties that every object inherits, over which the library falls because it calls methods on the maps it is given.
 */
const MARK = 'hookschema:';

const NAME = `${MARK}name:`;
const INDEX = `${MARK}index:`;
const CELL = `${MARK}cell:`;
const REST = `${MARK}rest`;

/** The meaning of a property's name. */
export type Meaning =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'index'; readonly pattern: string }
  | { readonly kind: 'cell' }
  | { readonly kind: 'rest' };

/** The name under which the library sees a property. */
export function markedName(key: string): string {
  return key in Object.prototype || key.startsWith(MARK) ? NAME + key : key;
}

/** The name for an index signature for the keys that match a pattern. */
export function markedIndex(pattern: string): string {
  return INDEX + pattern;
}

/** The name for an item of a tuple. */
export function markedCell(at: number): string {
  return CELL + String(at);
}

/** The name for the items that follow those of a tuple. */
export const MARKED_REST = REST;

/** Reads a name of the library's text. */
export function meaningOf(name: string): Meaning {
  if (name.startsWith(NAME)) return { kind: 'property', name: name.slice(NAME.length) };
  if (name.startsWith(INDEX)) return { kind: 'index', pattern: name.slice(INDEX.length) };
  if (name.startsWith(CELL)) return { kind: 'cell' };
  return name === REST ? { kind: 'rest' } : { kind: 'property', name };
}
