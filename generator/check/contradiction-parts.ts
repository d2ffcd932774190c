import type { NamedSchema } from '../catalog/index/named-schema.js';
import { BoundedExpression } from '../patterns/bounded-expression.js';
import { ANNOTATIONS } from '../schema/keyword-sets.js';
import { ownSchema, refName, type Schema, type SchemaObject } from '../schema/schema.js';
import { uniqueBy } from '../text/unique-by.js';
import type { Part } from './contradiction.js';

/** Gives a schema and all that must hold together with it: what it refers to, and the branches of its `allOf`. */
export type Together = (part: Part) => readonly Part[];

/** Makes the function that gives what must hold together with a schema of some named schemas. */
export function togetherIn(named: ReadonlyMap<string, NamedSchema>): Together {
  return (part) => {
    if (isAlone(part.schema)) return [part];
    const found = new Map<string, Part>();
    const visit = (one: Part): void => {
      const key = keyOf([one]);
      if (found.has(key)) return;
      found.set(key, one);
      if (typeof one.schema === 'boolean') return;
      const { $ref, allOf = [] } = one.schema;
      const target = $ref === undefined ? undefined : named.get(refName($ref));
      if (target) visit({ owner: target, path: [], schema: target.schema });
      for (const [index, schema] of allOf.entries()) visit(inner(one, schema, 'allOf', String(index)));
    };
    visit(part);
    return [...found.values()];
  };
}

/** True for a schema without a reference and `allOf`, as nearly all are. */
function isAlone(schema: Schema): boolean {
  return typeof schema === 'boolean' || (schema.$ref === undefined && schema.allOf === undefined);
}

/** The parts that describe a property of a value that some parts describe, each once: definitions may hold each other. */
export function propertyParts(parts: readonly Part[], name: string, together: Together): readonly Part[] {
  const found = parts.filter(isObject).flatMap((part) => {
    const own = ownSchema(part.schema.properties ?? {}, name);
    const matching = matchingPatterns(part.schema, name);
    const { additionalProperties: rest } = part.schema;
    const described = [
      ...(own === undefined ? [] : [inner(part, own, 'properties', name)]),
      ...matching.map((key) =>
        inner(part, part.schema.patternProperties?.[key] ?? true, 'patternProperties', key),
      ),
    ];
    const others = rest === undefined || rest === false ? [] : [inner(part, rest, 'additionalProperties')];
    return (described.length > 0 ? described : others).flatMap(together);
  });
  return found.length === 1 ? found : uniqueBy(found, (part) => keyOf([part]));
}

/**
 * True for a property of which one part says all, and that has at most a type, as most have. It contradicts nothing, so
 * it need not be looked at.
 */
export function isOnlyTyped(parts: readonly Part[], name: string): boolean {
  let found = 0;
  for (const { schema } of parts) {
    if (typeof schema === 'boolean') continue;
    const { properties = {}, patternProperties, additionalProperties = false } = schema;
    const own = ownSchema(properties, name);
    if (patternProperties !== undefined || (own === undefined && additionalProperties !== false))
      return false;
    if (own === undefined) continue;
    found += 1;
    if (typeof own === 'boolean' || found > 1 || !hasOnlyType(own)) return false;
  }
  return found === 1;
}

/** True for a schema with at most a type, which contradicts nothing where it is alone. */
function hasOnlyType(schema: SchemaObject): boolean {
  return Object.keys(schema).every((keyword) => keyword === 'type' || isHarmless(keyword));
}

/** The parts without those that only refer to others, as far as there are others. */
export function tellingParts(parts: readonly Part[]): readonly Part[] {
  if (parts.length < 2 || !parts.some(saysNothing)) return parts;
  const found = parts.filter((part) => !saysNothing(part));
  return found.length > 0 ? found : parts;
}

/** True for a part that only refers to a schema, which is a part of its own. */
function saysNothing({ schema }: Part): boolean {
  if (typeof schema === 'boolean' || schema.$ref === undefined) return false;
  return Object.keys(schema).every((keyword) => keyword === '$ref' || isHarmless(keyword));
}

/** Formats and annotations contradict nothing. */
function isHarmless(keyword: string): boolean {
  return keyword === 'format' || ANNOTATIONS.has(keyword);
}

/** A part inside another one. */
export function inner<S extends Schema>(
  { owner, path }: Part,
  schema: S,
  ...tokens: readonly string[]
): Part<S> {
  return { owner, path: [...path, ...tokens], schema };
}

/** Identifies parts by their places. */
export function keyOf(parts: readonly Part[]): string {
  return parts.map(({ owner, path }) => `${owner.key} ${path.join('\t')}`).join('\n');
}

/** True for a part that is more than true or false. */
export function isObject(part: Part): part is Part<SchemaObject> {
  return typeof part.schema === 'object';
}

/** True for a schema that describes a property by its name. */
export function describes(schema: SchemaObject, name: string): boolean {
  return Object.hasOwn(schema.properties ?? {}, name) || matchingPatterns(schema, name).length > 0;
}

function matchingPatterns({ patternProperties = {} }: SchemaObject, name: string): readonly string[] {
  return Object.keys(patternProperties).filter((key) => new BoundedExpression(key).test(name));
}
