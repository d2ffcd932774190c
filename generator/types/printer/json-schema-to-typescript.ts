import { createRequire } from 'node:module';
import type { compile as Compile, JSONSchema } from 'json-schema-to-typescript';
import { mapSubschemas, refName, type Schema, type SchemaObject } from '../../schema/schema.js';
import { literals } from '../literals.js';
import type { RuleSchema } from '../type-rules/rule.js';
import { MARKED_REST, markedCell, markedIndex, markedName } from './marks.js';

const require = createRequire(import.meta.url);

/** As in `compiler.ts`, an import would have Node search the files of the library and of all that it needs. */
const { compile }: { readonly compile: typeof Compile } = require('json-schema-to-typescript');

/** The name of every printed declaration. The caller sets the right name when it reads the text. */
const PLACEHOLDER = 'Declaration';

/** The keywords that the library gets. The others are in the comment, or are left to the validator. */
const READ = new Set('type items additionalProperties allOf anyOf tsType description'.split(' '));

/**
 * Prints one lowered schema as `export interface Declaration {...}` or `export type Declaration = ...`. The library
 * never gets a reference, a title or an `$id`, so it opens no file, invents no name and repeats nothing.
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

/** The schema with only the keywords that the library gets; the rest becomes marks. */
function forLibrary(schema: RuleSchema, isDeclared: (name: string) => boolean): SchemaObject {
  const text = typeText(schema, isDeclared);
  // In parentheses, because the library copies a type unchanged in front of `[]` or into a union.
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

/** The type of a schema that needs no work by the library: a finished type, listed values, or a reference. */
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

/** A tuple as an object with one property per item; items that may be absent are optional properties. */
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
