import { keywordsThatApply } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { innerSchemas, refName, type Schema, type SchemaObject } from './schema.js';

/** The keywords whose schemas apply to the same value as the schema that has them. */
export const IN_PLACE = keywordsThatApply('value', 'value-if', 'condition', 'negation');

/**
 * The keywords whose schemas apply to the same value and, where they match, count as evaluating properties or items.
 */
export const EVALUATING = keywordsThatApply('value', 'value-if', 'condition');

/** The subschemas in the given keywords of a schema. */
export function schemasAt(
  schema: SchemaObject,
  keywords: readonly (keyof SchemaObject)[],
): readonly Schema[] {
  const entries = keywords.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [[keyword, schema[keyword]] as const],
  );
  return innerSchemas(Object.fromEntries(entries));
}

/**
 * The names of the definitions that a schema refers to by itself or by subschemas in the given keywords, all the way
 * down.
 */
export function referencesAt(schema: Schema, keywords: readonly (keyof SchemaObject)[]): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const inner = schemasAt(schema, keywords).flatMap((one) => referencesAt(one, keywords));
  return schema.$ref === undefined ? inner : [refName(schema.$ref), ...inner];
}

/** Creates a function that says whether one schema leads to another by references and keywords that apply in place. */
export function inPlaceGraph(
  schemas: ReadonlyMap<string, Schema>,
): (from: string, target: string) => boolean {
  const next = new Map([...schemas].map(([name, schema]) => [name, referencesAt(schema, IN_PLACE)]));
  const leadsTo = (from: string, target: string, seen: Set<string>): boolean =>
    (next.get(from) ?? []).some((name) => {
      if (name === target) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return leadsTo(name, target, seen);
    });
  return (from, target) => leadsTo(from, target, new Set());
}

/**
 * A schema and all schemas that apply together with it: the target of its reference and the branches of its `allOf`.
 */
export function conjuncts(schema: Schema | undefined, lookUp: LookUp): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  const visit = (one: Schema | undefined): void => {
    if (typeof one !== 'object' || found.has(one)) return;
    found.add(one);
    if (one.$ref !== undefined) visit(lookUp(refName(one.$ref)));
    for (const branch of one.allOf ?? []) visit(branch);
  };
  visit(schema);
  return [...found];
}
