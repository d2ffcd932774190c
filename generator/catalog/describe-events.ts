import { isJsonArray, isJsonObject, ownValue } from '../json.js';
import { pointerTo, valueAt } from '../json-pointer.js';
import { pathSegment } from '../text/safe-text.js';
import type { EventDefinition, Example } from './catalog.js';
import { keyOf } from './collect.js';
import { eventNames, type TypedNode } from './event-names.js';
import type { Schema } from './schema.js';
import type { SchemaNode } from './schema-index.js';

/** The events of a catalog, sorted by type. A schema that describes several is given to each. */
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
      const isOwn = ({ value }: Example): boolean => alone || valueAt(value, discriminator) === type;
      const examples = examplesOf(node).filter(isOwn);
      return [
        {
          type,
          names,
          schema: withExamples(schema, examples),
          examples,
          source: node.document.path,
          file: node.document.file,
          path: pathSegment(type),
        },
      ];
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** A schema of several events has the examples of all; each event keeps its own. */
function withExamples(schema: Schema, examples: readonly Example[]): Schema {
  if (typeof schema === 'boolean' || schema.examples === undefined) return schema;
  return { ...schema, examples: examples.map(({ value }) => value) };
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
