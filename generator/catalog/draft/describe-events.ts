import { canonicalJson } from '../../json/json.js';
import { deepEqual } from '../../runtime/values.js';
import type { Schema } from '../../schema/schema.js';
import { pathSegment } from '../../text/safe-text.js';
import { uniqueBy } from '../../text/unique-by.js';
import type { Discriminator, EventDefinition, Example } from '../catalog.js';
import type { CheckedFormats } from '../checked-formats.js';
import { keyOf } from '../documents/document-place.js';
import { enveloped } from '../events/envelope.js';
import type { SchemaNode } from '../index/schema-index.js';
import type { TypedNode } from '../names/event-names.js';
import { isExampleOf, offeredExamples } from './event-examples.js';
import type { WebhookNotes } from './webhook-notes.js';

/** What events are made of: schemas by key, and the names of these schemas in the output. */
export interface EventSources {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly nameOf: (key: string) => string;
  readonly discriminator: Discriminator;
  /** The schema of the envelope, when the user wrote one. */
  readonly envelope: SchemaNode | undefined;
  /** What OpenAPI says about events outside their schemas, by the keys of these. */
  readonly webhooks: ReadonlyMap<string, WebhookNotes>;
  /** The formats that validators check. */
  readonly checkedFormats: CheckedFormats;
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
  { schemas, nameOf, discriminator, envelope, webhooks, checkedFormats }: EventSources,
): Described | undefined {
  const { node, isShared, branches } = event;
  const whole = schemas.get(keyOf(node));
  if (whole === undefined) return undefined;
  const written = branches === undefined ? whole : withBranches(whole, branches);
  const notes = webhooks.get(keyOf(node));
  const { own, beside, ofUnion } = offeredExamples(event, notes);
  const all = [...own, ...beside];
  const schema = documented(written, notes);
  if (discriminator.kind === 'envelope') {
    const outer = envelope && nameOf(keyOf(envelope));
    const annotations = typeof schema === 'boolean' ? {} : annotationsOf(schema);
    return {
      schema: { ...annotations, ...enveloped(discriminator, outer, nameOf(keyOf(node)), checkedFormats) },
      examples: [],
      dataExamples: distinct(all),
    };
  }
  const examples = distinct([
    ...(isShared ? all.filter((one) => isExampleOf(one, event, discriminator)) : all),
    ...ofUnion.filter((one) => isExampleOf(one, event, discriminator)),
  ]);
  return { schema: withExamples(schema, examples), examples };
}

/** A union with some of its branches only, without its texts, which are about all of them. */
function withBranches(schema: Schema, kept: readonly number[]): Schema {
  if (typeof schema === 'boolean') return schema;
  const { oneOf, anyOf, title: _title, description: _description, ...rest } = schema;
  const list = (oneOf ?? anyOf ?? []).filter((_branch, at) => kept.includes(at));
  if (list.length < 2) return { ...rest, allOf: [...(rest.allOf ?? []), ...list] };
  return { ...rest, ...(oneOf ? { oneOf: list } : { anyOf: list }) };
}

/** The title and description of the data inside an envelope. The event takes them over. */
function annotationsOf({
  title,
  description,
}: Exclude<Schema, boolean>): Pick<Exclude<Schema, boolean>, 'title' | 'description'> {
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

/** The schema of an event, with the texts of its webhook where it has none of its own. */
function documented(schema: Schema, { summary, description }: Partial<WebhookNotes> = {}): Schema {
  if (typeof schema === 'boolean') return schema;
  const hasText = schema.title !== undefined || schema.description !== undefined;
  return {
    ...(summary !== undefined && !hasText && { title: summary }),
    ...(description !== undefined && { description }),
    ...schema,
  };
}

/** Keeps the examples of one event. A schema of several events has the examples of all. */
function withExamples(schema: Schema, examples: readonly Example[]): Schema {
  if (typeof schema === 'boolean' || (schema.examples === undefined && examples.length === 0)) return schema;
  return { ...schema, examples: examples.map(({ value }) => value) };
}

/** With more examples than this, comparing their texts takes less time than comparing each with every other. */
const FEW = 8;

/** Each value once, as it is written first. */
function distinct(examples: readonly Example[]): readonly Example[] {
  const areDifferent = (one: Example, at: number): boolean =>
    examples.slice(at + 1).every((other) => !deepEqual(one.value, other.value));
  if (examples.length <= FEW && examples.every(areDifferent)) return examples;
  return uniqueBy(examples.toReversed(), ({ value }) => canonicalJson(value)).toReversed();
}
