import type { SchemaNode } from '../index/schema-index.js';
import type { NamedType } from './discriminator.js';
import type { BranchesByType } from './read-event.js';

/** An event type that a schema describes. */
export interface TypeOfEvent extends NamedType {
  /** The value of the header. */
  readonly header?: string;
}

/** A schema that describes one or more events. */
export interface ClassifiedEvent {
  readonly node: SchemaNode;
  readonly types: readonly TypeOfEvent[];
  /** The schema that states the event types. */
  readonly literal: SchemaNode;
  /** False when the schema is more than the event: it allows other event types, which only the configuration excludes. */
  readonly isOwn: boolean;
  /** The unions and references that led to the schema. */
  readonly through: readonly SchemaNode[];
  /** The schemas that the event is one or the other of, which are not events themselves. */
  readonly variants: readonly SchemaNode[];
  /** By event type, which branches of the schema describe the event. Undefined where all of them may. */
  readonly branches?: BranchesByType;
}
