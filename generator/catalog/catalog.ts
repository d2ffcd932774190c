import type { JsonValue } from '../json/json.js';
import type { SourceText } from '../load/source-text.js';
import type { Schema } from '../schema/schema.js';

/** How a request says which event it carries. Pointers are given by their tokens. */
export type Discriminator =
  | {
      /** A property of the payload. */
      readonly kind: 'property';
      readonly property: readonly string[];
    }
  | {
      /** A header, in lower case, and in some payloads a property that says more. */
      readonly kind: 'header';
      readonly header: string;
      readonly property?: readonly string[];
      readonly separator: string;
    }
  | {
      /** A property of an envelope that no event's schema describes: `cloudevents`, or the path of its own schema. */
      readonly kind: 'envelope';
      readonly envelope: string;
      readonly property: readonly string[];
      readonly data: readonly string[];
    };

/** The names that an event has in the output. */
export interface EventNames {
  /** The interface: `OrganizationCreatedEvent`. */
  readonly type: string;
  /** The type guard: `isOrganizationCreatedEvent`. */
  readonly guard: string;
  /** The validator: `validateOrganizationCreatedEvent`. */
  readonly validator: string;
}

/** One webhook event. */
export interface EventDefinition {
  /** The discriminator's value, as it is on the wire: `organization.created`. */
  readonly type: string;
  readonly names: EventNames;
  readonly schema: Schema;
  /** The sample payloads of the schema, in the order of the file. */
  readonly examples: readonly Example[];
  /** Path of the schema's file below the schema folder. */
  readonly source: string;
  /** The same file as diagnostics write it. */
  readonly file: string;
  /** What the payload says at the property that discriminates, where it says anything. */
  readonly literal?: string;
  /** Samples of what the event carries in its envelope. */
  readonly carried?: readonly Example[];
  /** What the header says that names the event, where one does. */
  readonly header?: string;
  /** The event type as a segment of a path: `organization.created`. */
  readonly path: string;
}

/** A sample payload, and where it stands, for diagnostics. */
export interface Example {
  readonly value: JsonValue;
  readonly source: SourceText;
  /** JSON Pointer into the source. */
  readonly pointer: string;
}

/** A schema that events share, or that a schema names in its `$defs`. */
export interface Definition {
  /** Its name in the output, and in every `$ref` of the catalog: `Organization`. */
  readonly name: string;
  readonly schema: Schema;
  readonly source: string;
}

/** What the emitted package says of itself. */
export interface PackageInfo {
  /** The npm name: `@hookschema/scalekit`. */
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  /** SPDX identifier; `UNLICENSED` grants nothing. */
  readonly license: string;
  /** The text of the LICENSE file. */
  readonly licenseText: string;
  readonly author?: string;
  readonly homepage?: string;
  readonly repository?: string;
  readonly keywords: readonly string[];
}

/** How types are written: all false is the plainest form. */
export interface TypeOptions {
  /** Objects that may have further properties have an index signature. */
  readonly open: boolean;
  /** `any` stands where nothing is known of a value, and not `unknown`. */
  readonly any: boolean;
  /** Properties and arrays are `readonly`. */
  readonly readonly: boolean;
}

/** Everything that the emitters know: the events sorted by type, the definitions sorted by name. */
export interface Catalog {
  readonly package: PackageInfo;
  /** The `$id` of the bundled schema. */
  readonly schemaId: string;
  /**
   * Where the event type stands in a payload: the tokens of a JSON Pointer, `['type']`. None where a header names the
   * event, and a payload by itself does not.
   */
  readonly discriminatorPath: readonly string[];
  /** How a request says which event it carries. */
  readonly discriminator: Discriminator;
  /** What an example is that its own schema refuses; a warning leaves it out. */
  readonly invalidExamples: 'error' | 'warning';
  /** Schemas with `properties` and without a `type` describe objects. */
  readonly assumeObject: boolean;
  readonly types: TypeOptions;
  readonly events: readonly EventDefinition[];
  readonly definitions: readonly Definition[];
}

/** Names that the output uses for itself: no event and no definition may have them. */
export const RESERVED_NAMES: readonly string[] = [
  'KnownWebhookEvent',
  'WebhookHeaders',
  'WebhookEvent',
  'WebhookEventMap',
  'WebhookEventOutcome',
  'WebhookEventOf',
  'WebhookEventType',
  'webhookEventTypes',
  'isWebhookEvent',
  'parseWebhookEvent',
  'validateWebhookEvent',
  'ValidationError',
  'ValidationResult',
];
