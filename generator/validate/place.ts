/** The place of a schema: a schema of the catalog, and the JSON Pointer tokens that lead from there. */
export interface Place {
  /** The name of the definition, event or shape. */
  readonly owner: string;
  /** Keywords, property names and positions: `['properties', 'address', 'items']`. */
  readonly tokens: readonly string[];
}

/** The place of a named schema itself. */
export function rootPlace(owner: string): Place {
  return { owner, tokens: [] };
}

/** A place further inside. */
export function inside({ owner, tokens }: Place, ...more: readonly string[]): Place {
  return { owner, tokens: [...tokens, ...more] };
}
