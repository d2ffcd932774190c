import { keywordsThatApply } from './keyword-sets.js';
import type { LookUp } from './look-up.js';
import { memoize } from './memoize.js';
import { innerSchemas, refName, type Schema, type SchemaObject, schemasIn } from './schema.js';

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
  const found: Schema[] = [];
  for (const keyword of keywords)
    if (schema[keyword] !== undefined) found.push(...schemasIn(keyword, schema[keyword]));
  return found;
}

/**
 * The names of the definitions that a schema refers to by itself or by subschemas in the given keywords, all the way
 * down.
 */
export function referencesAt(schema: Schema, keywords: readonly (keyof SchemaObject)[]): readonly string[] {
  const found: string[] = [];
  const collect = (one: Schema): void => {
    if (typeof one === 'boolean') return;
    if (one.$ref !== undefined) found.push(refName(one.$ref));
    for (const inner of schemasAt(one, keywords)) collect(inner);
  };
  collect(schema);
  return found;
}

/** The names of all definitions that a schema refers to, by itself or by any schema in it. */
export function referencesIn(schema: Schema): readonly string[] {
  return typeof schema === 'boolean' ? [] : refsIn(schema).map(refName);
}

const NONE: readonly string[] = [];

/** Every `$ref` in a schema. */
const refsIn: (schema: SchemaObject) => readonly string[] = memoize((schema) => {
  const inner = innerSchemas(schema).flatMap((one) => (typeof one === 'boolean' ? NONE : refsIn(one)));
  if (schema.$ref !== undefined) return [schema.$ref, ...inner];
  return inner.length === 0 ? NONE : inner;
});

/** Creates a function that says whether one schema leads to another by references and keywords that apply in place. */
export function inPlaceGraph(
  schemas: ReadonlyMap<string, Schema>,
): (from: string, target: string) => boolean {
  const next = new Map([...schemas].map(([name, schema]) => [name, referencesAt(schema, IN_PLACE)]));
  return (from, target) => {
    const seen = new Set(next.get(from));
    // The set grows while it is read.
    for (const name of seen) {
      if (name === target) return true;
      for (const further of next.get(name) ?? []) seen.add(further);
    }
    return false;
  };
}

/**
 * A schema and all schemas that apply together with it: the target of its reference and the branches of its `allOf`.
 */
export function conjuncts(schema: Schema | undefined, lookUp: LookUp): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  // A list in place of recursion, because a chain of references may be long.
  const open: (Schema | undefined)[] = [schema];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || found.has(one)) continue;
    found.add(one);
    for (const branch of [...(one.allOf ?? [])].reverse()) open.push(branch);
    if (one.$ref !== undefined) open.push(lookUp(refName(one.$ref)));
  }
  return [...found];
}
