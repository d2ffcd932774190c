import type { ExactMerge } from './keyword-row.js';
import { ANNOTATIONS, rowOf } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { keywordsOf, type MergeRule, mergeKeywords, SHARED_RULES } from './merge.js';
import { mapValues, ownSchema, refName, type Schema, type SchemaObject, typesOf } from './schema.js';

/**
 * One schema that means what two mean together, or undefined where that cannot be written without losing or changing
 * something. Annotations are those of the first that has them.
 */
export function mergeExact(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (Object.keys(a).length === 0) return b;
  if (Object.keys(b).length === 0) return a;
  if (!constrains(a) || !constrains(b)) return { ...b, ...a };
  const closed = [a, b].find((one) => one.additionalProperties !== undefined);
  const isRefined = closed !== undefined && refines(closed === a ? b : a, closed);
  const standsApart = [...keywordsOf(a), ...keywordsOf(b)].some(
    (keyword) => rowOf(keyword).exact === 'apart' && !(isRefined && keyword === 'additionalProperties'),
  );
  return standsApart ? undefined : mergeKeywords(a, b, lookUp, (keyword) => RULES[rowOf(keyword).exact]);
}

const impossible: MergeRule = () => undefined;

const RULES: Readonly<Record<ExactMerge, MergeRule>> = {
  ...SHARED_RULES,
  apart: impossible,
  equal: impossible,
  concat: (a, b) => [...(a.allOf ?? []), ...(b.allOf ?? [])],
  properties: (a, b, _keyword, lookUp) => {
    const [refined, base] = [a.properties ?? {}, b.properties ?? {}];
    return mapValues({ ...base, ...refined }, (_schema, key) => {
      const [own, inherited] = [ownSchema(refined, key), ownSchema(base, key)];
      if (own === undefined) return inherited ?? true;
      return inherited === undefined ? own : both(own, inherited, lookUp);
    });
  },
};

function constrains(schema: SchemaObject): boolean {
  return Object.keys(schema).some((keyword) => !ANNOTATIONS.has(keyword));
}

/** True for a schema with no properties but those that another one lists, so that what that says of others holds on. */
function refines(schema: SchemaObject, listing: SchemaObject): boolean {
  const listed = listing.properties ?? {};
  const isSilent = schema.additionalProperties === undefined && schema.patternProperties === undefined;
  return isSilent && Object.keys(schema.properties ?? {}).every((key) => Object.hasOwn(listed, key));
}

/** What a property must satisfy that two schemas describe. */
function both(a: Schema, b: Schema, lookUp: LookUp): Schema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  const shorter = absorbType(a, b, lookUp) ?? absorbType(b, a, lookUp);
  const isInline = a.$ref === undefined && b.$ref === undefined;
  return shorter ?? (isInline ? mergeExact(a, b, lookUp) : undefined) ?? { allOf: [a, b] };
}

/** A schema needs no `type` beside it that it implies anyway; the annotations of both stay. */
function absorbType(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (!Object.keys(b).every((keyword) => keyword === 'type' || ANNOTATIONS.has(keyword))) return undefined;
  const target = a.$ref === undefined ? a : lookUp(refName(a.$ref));
  if (typeof target !== 'object') return undefined;
  const [implied, wanted] = [typesOf(target), typesOf(b)];
  const { type: _type, ...annotations } = b;
  return wanted === undefined || implied?.every((type) => wanted.includes(type))
    ? { ...annotations, ...a }
    : undefined;
}
