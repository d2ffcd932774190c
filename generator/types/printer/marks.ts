/**
 * json-schema-to-typescript cannot express some types. They pass through it as properties with special names, and the
 * printer reads their meaning back: tuples item by item, index signatures with a template as key, and properties that
 * every object inherits. The library fails on the last, because it calls methods on the maps that it gets.
 */
const MARK = 'hookschema:';

const NAME = `${MARK}name:`;
const INDEX = `${MARK}index:`;
const CELL = `${MARK}cell:`;
const REST = `${MARK}rest`;

/** The meaning of a property's name in the library's text. */
export type Meaning =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'index'; readonly pattern: string }
  | { readonly kind: 'cell' }
  | { readonly kind: 'rest' };

/** The name of a property for the library. */
export function markedName(key: string): string {
  return key in Object.prototype || key.startsWith(MARK) ? NAME + key : key;
}

/** The name that stands for an index signature of the keys that match a pattern. */
export function markedIndex(pattern: string): string {
  return INDEX + pattern;
}

/** The name that stands for an item of a tuple. */
export function markedCell(at: number): string {
  return CELL + String(at);
}

/** The name that stands for the items after those of a tuple. */
export const MARKED_REST = REST;

/** Reads a name in the library's text. */
export function meaningOf(name: string): Meaning {
  if (name.startsWith(NAME)) return { kind: 'property', name: name.slice(NAME.length) };
  if (name.startsWith(INDEX)) return { kind: 'index', pattern: name.slice(INDEX.length) };
  if (name.startsWith(CELL)) return { kind: 'cell' };
  return name === REST ? { kind: 'rest' } : { kind: 'property', name };
}
