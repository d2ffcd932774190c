import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { mapSubschemas, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import { literals } from '../literals.js';
import type { RuleSchema } from '../type-rules/rule.js';
import { MARKED_REST, markedCell, markedIndex, markedName } from './marks.js';

/** The name under which every declaration is printed; the caller gives it the right one when it reads the text. */
const PLACEHOLDER = 'Declaration';

/** Keywords that the library reads. What the others say is in the comment, or is left to the validator. */
const READ = new Set('type items additionalProperties allOf anyOf tsType description'.split(' '));

/**
 * Prints one lowered schema as `export interface Declaration {...}` or `export type Declaration = ...`. The library
 * never sees a reference, a title or an `$id`, so that it opens no file, names nothing itself and repeats nothing.
 */
export function printByLibrary(schema: Schema, isDeclared: (name: string) => boolean): Promise<string> {
  const input =
    typeof schema === 'boolean' ? { tsType: schema ? 'unknown' : 'never' } : forLibrary(schema, isDeclared);
  return compile(input as JSONSchema, PLACEHOLDER, {
    additionalProperties: false,
    bannerComment: '',
    cwd: '/',
    declareExternallyReferenced: false,
    enableConstEnums: false,
    format: false,
    unknownAny: true,
    $refOptions: { resolve: { external: false } },
  });
}

/** The schema with nothing in it but what the library reads, the rest as marks. */
function forLibrary(schema: RuleSchema, isDeclared: (name: string) => boolean): SchemaObject {
  const text = typeText(schema, isDeclared);
  // The library copies a type between the brackets of a list, or beside others.
  if (text !== undefined) return { ...described(schema), tsType: `(${text})` } as SchemaObject;
  const inner = mapSubschemas(schema, (one) =>
    typeof one === 'boolean' ? one : forLibrary(one, isDeclared),
  );
  const known = Object.fromEntries(Object.entries(inner).filter(([keyword]) => READ.has(keyword)));
  if (inner.prefixItems !== undefined) return { ...described(inner), ...tupleOf(inner) };
  const { properties = {}, patternProperties = {}, required = [] } = inner;
  const named = Object.entries(properties).map(([key, one]) => [markedName(key), one] as const);
  const indexed = Object.entries(patternProperties).map(
    ([pattern, one]) => [markedIndex(pattern), one] as const,
  );
  if (named.length + indexed.length === 0) return known;
  return {
    ...known,
    properties: Object.fromEntries([...named, ...indexed]),
    required: [...required.map(markedName), ...indexed.map(([name]) => name)],
  };
}

/** The type of a schema that the library need not work out: a finished one, listed values, or a reference. */
function typeText(
  { tsType, enum: values, $ref }: RuleSchema,
  isDeclared: (name: string) => boolean,
): string | undefined {
  if (tsType !== undefined) return tsType;
  if (values !== undefined) return literals(values);
  if ($ref === undefined) return undefined;
  const name = refName($ref);
  return isDeclared(name) ? name : 'unknown';
}

function described({ description }: SchemaObject): SchemaObject {
  return description === undefined ? {} : { description };
}

/** A tuple as an object with a property for each item; those that may be absent are optional. */
function tupleOf({ prefixItems = [], minItems = 0, items = true }: SchemaObject): SchemaObject {
  const cells = prefixItems.map((item, at) => [markedCell(at), item] as const);
  const rest = items === false ? [] : [[MARKED_REST, items] as const];
  return {
    type: 'object',
    properties: Object.fromEntries([...cells, ...rest]),
    required: [...cells.slice(0, minItems).map(([name]) => name), ...rest.map(([name]) => name)],
    additionalProperties: false,
  };
}
