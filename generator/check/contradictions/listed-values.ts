import { canonicalJson, type JsonValue } from '../../json/json.js';
import type { TypeName } from '../../schema/instance-types.js';
import { isOfTypes, type SchemaObject } from '../../schema/schema.js';
import { at, type Contradiction, type Part } from './contradiction.js';
import type { TestOf } from './tests-of-values.js';

/**
 * Why the values that several parts list leave none that the types and all other keywords of all parts allow: a `const`
 * below a `minimum`, say. Undefined where some are left.
 */
export function valueContradiction(
  parts: readonly Part<SchemaObject>[],
  types: readonly TypeName[] | undefined,
  testOf: TestOf,
): Contradiction | undefined {
  let first: { readonly part: Part; readonly values: readonly JsonValue[] } | undefined;
  let left: readonly JsonValue[] | undefined;
  for (const part of parts) {
    for (const values of listsOf(part.schema)) {
      first ??= { part, values };
      if (values.length === 0) return at(part, 'values', '"enum" has no values');
      const both = left === undefined ? values : common(left, values);
      if (both.length === 0)
        return at(part, 'values', `a value would have to be ${listed(left)} and ${listed(values)} at once`);
      left = both;
      if (types !== undefined && !left.some((value) => isOfTypes(value, types)))
        return at(
          part,
          'values',
          `none of its values is of the type ${types.join(' or ')}: ${listed(values)}`,
        );
    }
  }
  if (first === undefined || left === undefined) return undefined;
  const tests = parts.flatMap(({ schema }) => testOf(schema) ?? []);
  if (tests.length === 0 || left.some((value) => tests.every((test) => test(value)))) return undefined;
  return at(first.part, 'values', `the other keywords accept none of its values: ${listed(first.values)}`);
}

/** The values of `const`, and those of `enum`. */
export function listsOf(schema: SchemaObject): readonly (readonly JsonValue[])[] {
  const { enum: values } = schema;
  if (!('const' in schema)) return values === undefined ? [] : [values];
  return [[schema.const ?? null], ...(values === undefined ? [] : [values])];
}

/** The values of one list that another one has too. */
function common(values: readonly JsonValue[], others: readonly JsonValue[]): readonly JsonValue[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => known.has(canonicalJson(value)));
}

function listed(values: readonly JsonValue[] = []): string {
  const texts = values.slice(0, 3).map((value) => JSON.stringify(value));
  const text = [...texts, ...(values.length > 3 ? ['...'] : [])].join(' or ');
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
