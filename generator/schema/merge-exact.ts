import type { ExactMerge } from './keyword-row.js';
import { ANNOTATIONS, rowOf } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { keywordsOf, type MergeRule, mergeKeywords, SHARED_RULES } from './merge.js';
import { mapValues, ownSchema, refName, type Schema, type SchemaObject, typesOf } from './schema.js';

/**
 * Merges two schemas into one that means both, or gives undefined where that cannot be written without losing or
 * changing something. Annotations are those of the first schema that has them.
 */
export function mergeExact(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (Object.keys(a).length === 0) return b;
  if (Object.keys(b).length === 0) return a;
  if (!constrains(a) || !constrains(b)) return { ...b, ...a };
  const closed = [a, b].find((one) => one.additionalProperties !== undefined);
  const isRefined = closed !== undefined && refines(closed === a ? b : a, closed);
  const cannotMerge = [...keywordsOf(a), ...keywordsOf(b)].some(
    (keyword) => rowOf(keyword).exact === 'never' && !(isRefined && keyword === 'additionalProperties'),
  );
  return cannotMerge ? undefined : mergeKeywords(a, b, lookUp, (keyword) => RULES[rowOf(keyword).exact]);
}

const impossible: MergeRule = () => undefined;

const RULES: Readonly<Record<ExactMerge, MergeRule>> = {
  ...SHARED_RULES,
  never: impossible,
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

/**
 * True for a schema whose properties are all listed by the other one, so that what the other one says about further
 * properties stays true.
 */
function refines(schema: SchemaObject, listing: SchemaObject): boolean {
  const listed = listing.properties ?? {};
  const isSilent = schema.additionalProperties === undefined && schema.patternProperties === undefined;
  return isSilent && Object.keys(schema.properties ?? {}).every((key) => Object.hasOwn(listed, key));
}

/** The schema of a property that both schemas describe. */
function both(a: Schema, b: Schema, lookUp: LookUp): Schema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  const shorter = absorbType(a, b, lookUp) ?? absorbType(b, a, lookUp);
  const isInline = a.$ref === undefined && b.$ref === undefined;
  return shorter ?? (isInline ? mergeExact(a, b, lookUp) : undefined) ?? { allOf: [a, b] };
}

/** Leaves out a `type` that the other schema implies; the annotations of both stay. */
function absorbType(a: SchemaObject, b: SchemaObject, lookUp: LookUp): SchemaObject | undefined {
  if (!Object.keys(b).every((keyword) => keyword === 'type' || ANNOTATIONS.has(keyword))) return undefined;
  const target = a.$ref === undefined ? a : lookUp(refName(a.$ref));
  if (typeof target !== 'object') return undefined;
  const [implied, stated] = [typesOf(target), typesOf(b)];
  const { type: _type, ...annotations } = b;
  return stated === undefined || implied?.every((type) => stated.includes(type))
    ? { ...annotations, ...a }
    : undefined;
}
