/** @typedef {import('./suite.mjs').JsonValue} JsonValue */

/** Keywords whose value is data. They contain no references. */
const DATA = new Set(['const', 'enum', 'default', 'examples']);

/** Keywords that refer to another schema. */
const REFERENCES = ['$ref', '$dynamicRef'];

/**
 * The documents that a schema refers to, directly or through others, by URI. A validator must get no others, because
 * some of the suite's remotes have the `$id` of a schema under test.
 *
 * @param {JsonValue} schema
 * @param {ReadonlyMap<string, JsonValue>} documents
 * @param {readonly string[]} [keywords] the keywords that refer to another schema
 * @returns {ReadonlyMap<string, JsonValue>}
 */
export function neededBy(schema, documents, keywords = REFERENCES) {
  /** @type {Map<string, JsonValue>} */
  const needed = new Map();
  const queue = [{ value: schema, base: 'schema:/' }];
  for (const { value, base } of queue) {
    for (const uri of references(value, base, keywords)) {
      const found = documents.get(uri);
      if (found === undefined || needed.has(uri)) continue;
      needed.set(uri, found);
      queue.push({ value: found, base: uri });
    }
  }
  return needed;
}

/**
 * @param {JsonValue} value
 * @param {string} outer the URI that the value's references are relative to
 * @param {readonly string[]} keywords
 * @returns {string[]}
 */
function references(value, outer, keywords) {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => references(item, outer, keywords));
  const members = /** @type {Record<string, JsonValue>} */ (value);
  const base = typeof members.$id === 'string' ? absolute(members.$id, outer) : outer;
  return Object.entries(members).flatMap(([keyword, inner]) => {
    if (keywords.includes(keyword) && typeof inner === 'string') return [absolute(inner, base)];
    return DATA.has(keyword) ? [] : references(inner, base, keywords);
  });
}

/**
 * @param {string} reference
 * @param {string} base
 */
function absolute(reference, base) {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#.*$/, '') : base;
}
