const PREFIX = 'hookschema:';

/**
 * Another name for a property that every object inherits, `hasOwnProperty` for one: json-schema-to-typescript calls
 * methods on the maps that it is given, and falls over a property that hides them.
 */
export function aliasOf(key: string): string {
  return key in Object.prototype || key.startsWith(PREFIX) ? PREFIX + key : key;
}

/** The property's own name again. */
export function withoutAlias(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;
}
