import { canonicalJson, isSameJson } from '../json/json.js';
import { ANNOTATIONS } from './keyword-sets.js';
import type { Keyword } from './keywords.js';
import type { LookUp } from './look-up.js';
import { includesType, type SchemaObject, typeList, typesOf } from './schema.js';

/** Merges two different values of one keyword, each read from its schema; undefined where they cannot be merged. */
export type MergeRule = (a: SchemaObject, b: SchemaObject, keyword: Keyword, lookUp: LookUp) => unknown;

/**
 * Merges the keywords of two schemas; undefined where some cannot be merged. Annotations are those of the first schema
 * that has them.
 * @param ruleOf the policy: `mergeExact` and `mergeLoose` each have one that follows from the keyword table
 */
export function mergeKeywords(
  a: SchemaObject,
  b: SchemaObject,
  lookUp: LookUp,
  ruleOf: (keyword: Keyword) => MergeRule,
): SchemaObject | undefined {
  const merged: Record<string, unknown> = { ...b, ...a };
  for (const keyword of keywordsOf(a)) {
    if (!(keyword in b) || ANNOTATIONS.has(keyword) || isSameJson(a[keyword], b[keyword])) continue;
    const value = ruleOf(keyword)(a, b, keyword, lookUp);
    if (value === undefined) return undefined;
    merged[keyword] = value;
  }
  return merged;
}

/** The rules that both policies share. */
export const SHARED_RULES = {
  /** The types that both allow. */
  'common-types': (a, b) => {
    const [left, right] = [typesOf(a) ?? [], typesOf(b) ?? []];
    const common = [...new Set([...left, ...right])].filter(
      (type) => includesType(left, type) && includesType(right, type),
    );
    return common.length === 0 ? undefined : typeList(common);
  },
  /** The values that both list. */
  'common-values': (a, b) => {
    const known = new Set((b.enum ?? []).map(canonicalJson));
    const common = (a.enum ?? []).filter((value) => known.has(canonicalJson(value)));
    return common.length === 0 ? undefined : common;
  },
  /** The names of both, in the order of the second schema: it is the base that the first one refines. */
  union: (a, b) => [...new Set([...(b.required ?? []), ...(a.required ?? [])])],
} satisfies Readonly<Record<string, MergeRule>>;

/** The keywords that a schema has. */
export function keywordsOf(schema: SchemaObject): readonly Keyword[] {
  return Object.keys(schema) as Keyword[];
}
