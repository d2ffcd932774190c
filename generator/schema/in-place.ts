import { keywordsThatApply } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { innerSchemas, refName, type Schema, type SchemaObject } from './schema.js';

/** The keywords whose schemas are applied to the very value to which the schema itself is applied. */
export const IN_PLACE = keywordsThatApply('value', 'value-if', 'condition', 'negation');

/** The keywords whose schemas are applied to the same value and, where they match, say which parts of it they know. */
export const EVALUATING = keywordsThatApply('value', 'value-if', 'condition');

/** The schemas inside one that some of its keywords hold. */
export function schemasAt(
  schema: SchemaObject,
  keywords: readonly (keyof SchemaObject)[],
): readonly Schema[] {
  const held = keywords.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [[keyword, schema[keyword]] as const],
  );
  return innerSchemas(Object.fromEntries(held));
}

/** The definitions that a schema applies, by some of its keywords, to the very value to which it is applied itself. */
export function referencesAt(schema: Schema, keywords: readonly (keyof SchemaObject)[]): readonly string[] {
  if (typeof schema === 'boolean') return [];
  const inner = schemasAt(schema, keywords).flatMap((one) => referencesAt(one, keywords));
  return schema.$ref === undefined ? inner : [refName(schema.$ref), ...inner];
}

/** Makes a function that finds out whether one of some schemas leads to another without looking into the value. */
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

/** A schema and all that must hold together with it: what it refers to, and the branches of its `allOf`. */
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
