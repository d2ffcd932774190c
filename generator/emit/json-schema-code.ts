import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower-catalog.js';
import type { JsonValue } from '../json/json.js';
import { URI_OF } from '../schema/dialect.js';
import { reachable } from '../schema/reachable.js';
import { refTo, withoutAnnotations } from '../schema/schema.js';
import { objectKey, quote } from '../text/safe-text.js';

/** JSON Schemas as code, so that a bundler drops those that nobody asks for. */
export interface JsonSchemaCode {
  readonly code: readonly string[];
  /** The expression of a function that gives an event's schema, complete in itself. */
  readonly functionFor: (event: EventDefinition) => string;
  /** The same for the union. */
  readonly union: string;
}

/** A constant for each definition and event, without annotations: `schemas/` has those. */
export function jsonSchemas(catalog: Catalog): JsonSchemaCode {
  const all = schemasByName(catalog);
  const used = new Set(
    catalog.events.flatMap(({ names, schema }) => [names.type, ...reachable(schema, all)]),
  );
  const constants = [...used].map(
    (name) => `const schema${name} = ${quote(withoutAnnotations(all.get(name) ?? true) as JsonValue)};`,
  );
  const table = (names: Iterable<string>): string =>
    [...names].map((name) => `      ${objectKey(name)}: schema${name},\n`).join('');
  const complete = (root: string, names: Iterable<string>): string => `() => ({
    $schema: ${quote(URI_OF['2020-12'])},
    ${root},
    $defs: {
${table(names)}    },
  })`;
  return {
    code: [constants.join('\n')],
    functionFor: ({ names, schema }) => {
      const needed = new Set([names.type, ...reachable(schema, all)]);
      return complete(`$ref: ${quote(refTo(names.type))}`, needed);
    },
    union: complete(
      `oneOf: [\n${catalog.events.map(({ names }) => `      ${quote({ $ref: refTo(names.type) })},\n`).join('')}    ]`,
      used,
    ),
  };
}
