import { isJsonArray, isJsonObject, type JsonValue, ownValue } from '../json/json.js';
import { pointerTo, valueAt } from '../json/json-pointer.js';
import type { Schema } from '../schema/schema.js';
import { pathSegment } from '../text/safe-text.js';
import type { Discriminator, EventDefinition, Example } from './catalog.js';
import { enveloped } from './envelope.js';
import type { TypedNode } from './event-names.js';
import { keyOf, type SchemaNode } from './schema-index.js';

/** What events are made of: schemas by key, and the names of these schemas in the output. */
export interface EventSources {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly nameOf: (key: string) => string;
  readonly discriminator: Discriminator;
  /** The schema of the envelope, when the user wrote one. */
  readonly envelope: SchemaNode | undefined;
}

/** Describes the events of a catalog, sorted by type. A schema of several events is given to each of them. */
export function describeEvents(
  events: readonly TypedNode[],
  sources: EventSources,
): readonly EventDefinition[] {
  return events
    .flatMap((event): EventDefinition[] => {
      const { type, node, literals, header, names } = event;
      const described = describe(event, sources);
      if (!names || !described) return [];
      return [
        {
          type,
          names,
          ...described,
          literals,
          ...(header !== undefined && { header }),
          source: node.document.path,
          file: node.document.file,
          path: pathSegment(type),
        },
      ];
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

type Described = Pick<EventDefinition, 'schema' | 'examples' | 'dataExamples'>;

function describe(
  event: TypedNode,
  { schemas, nameOf, discriminator, envelope }: EventSources,
): Described | undefined {
  const { node, isShared, literals } = event;
  const schema = schemas.get(keyOf(node));
  if (schema === undefined) return undefined;
  const all = examplesOf(node);
  if (discriminator.kind === 'envelope') {
    const outer = envelope && nameOf(keyOf(envelope));
    const annotations = typeof schema === 'boolean' ? {} : annotationsOf(schema);
    return {
      schema: { ...annotations, ...enveloped(discriminator, outer, nameOf(keyOf(node))) },
      examples: [],
      dataExamples: all,
    };
  }
  const isOwn = ({ value: example }: Example): boolean =>
    !isShared || literals.every(({ at, value }) => valueAt(example, at) === value);
  const examples = all.filter(isOwn);
  return { schema: withExamples(schema, examples), examples };
}

/** The title and description of the data inside an envelope. The event takes them over. */
function annotationsOf({
  title,
  description,
}: Exclude<Schema, boolean>): Pick<Exclude<Schema, boolean>, 'title' | 'description'> {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

/** Keeps the examples of one event. A schema of several events has the examples of all. */
function withExamples(schema: Schema, examples: readonly Example[]): Schema {
  if (typeof schema === 'boolean' || schema.examples === undefined) return schema;
  return { ...schema, examples: examples.map(({ value }) => value) };
}

function examplesOf({ value, document, pointer }: SchemaNode): readonly Example[] {
  const examples = isJsonObject(value) ? ownValue(value, 'examples') : undefined;
  const example = isJsonObject(value) ? ownValue(value, 'example') : undefined;
  const at = (one: JsonValue, ...tokens: readonly (string | number)[]): Example => ({
    value: one,
    source: document,
    pointer: pointerTo(pointer, ...tokens),
  });
  if (isJsonArray(examples)) return examples.map((one, index) => at(one, 'examples', index));
  return example === undefined ? [] : [at(example, 'example')];
}
