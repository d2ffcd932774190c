import type { SchemaNode } from '../index/schema-index.js';
import type { DiscriminatorReading } from './discriminator.js';

/** What a schema is: an event that the configuration names, or what it says about the discriminator. */
export type EventReading = DiscriminatorReading | { readonly kind: 'placed' };

/** A schema, and what it says about the discriminator. */
export interface ReadEvent {
  readonly node: SchemaNode;
  readonly reading: EventReading;
  /** The unions and references that led to the schema, outermost first. */
  readonly through: readonly SchemaNode[];
  /** The schemas that this event is one or the other of. */
  readonly variants: readonly SchemaNode[];
  /** By event type, which branches of the schema describe the event. Undefined where all of them may. */
  readonly branches?: BranchesByType;
}

/** Where the branches of a union are that describe an event, by event type. */
export type BranchesByType = ReadonlyMap<string, readonly number[]>;
