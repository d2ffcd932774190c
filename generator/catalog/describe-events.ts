import { isJsonArray, isJsonObject, ownValue } from '../json.js';
import { pointerTo, valueAt } from '../json-pointer.js';
import { pathSegment } from '../text/safe-text.js';
import type { EventDefinition, Example } from './catalog.js';
import { keyOf } from './collect.js';
import { eventNames, type TypedNode } from './event-names.js';
import type { Schema, SchemaObject } from './schema.js';
import type { SchemaNode } from './schema-index.js';

/** The events of a catalog, sorted by type. A schema that describes several is narrowed to each. */
export function describeEvents(
  events: readonly TypedNode[],
  schemas: ReadonlyMap<string, Schema>,
  discriminator: readonly string[],
): readonly EventDefinition[] {
  return events
    .flatMap(({ type, node, alone }): EventDefinition[] => {
      const names = eventNames(type);
      const schema = schemas.get(keyOf(node));
      if (!names || schema === undefined) return [];
      const examples = examplesOf(node);
      return [
        {
          type,
          names,
          schema: alone ? schema : narrow(schema, discriminator, type),
          examples: alone ? examples : examples.filter(({ value }) => valueAt(value, discriminator) === type),
          source: node.document.path,
          path: pathSegment(type),
        },
      ];
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** The schema with its discriminator held to one event type. */
function narrow(schema: Schema, discriminator: readonly string[], type: string): Schema {
  if (typeof schema === 'boolean') return schema;
  const literal = discriminator.reduceRight<SchemaObject>(
    (inner, token) => ({ properties: { [token]: inner } }),
    { const: type },
  );
  return { ...schema, allOf: [...(schema.allOf ?? []), literal] };
}

function examplesOf(node: SchemaNode): readonly Example[] {
  const examples = isJsonObject(node.value) ? ownValue(node.value, 'examples') : undefined;
  if (!isJsonArray(examples)) return [];
  return examples.map((value, at) => ({
    value,
    source: node.document,
    pointer: pointerTo(node.pointer, 'examples', at),
  }));
}
