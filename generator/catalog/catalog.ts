import type { JsonValue } from '../json/json.js';
import type { SourceText } from '../load/source-text.js';
import type { Memory } from '../schema/memory.js';
import type { Schema } from '../schema/schema.js';
import type { CheckedFormats } from './checked-formats.js';
import type { FixtureSettings } from './fixture-settings.js';
import type { SignatureScheme } from './signature.js';

/** How a request says which event it carries. A pointer is a list of its tokens. */
export type Discriminator =
  | {
      /** By a property of the payload. */
      readonly kind: 'property';
      readonly property: readonly string[];
    }
  | {
      /** By several properties of the payload together: what they say, joined by the separator. */
      readonly kind: 'properties';
      readonly properties: readonly (readonly string[])[];
      readonly separator: string;
    }
  | {
      /** By the first of several properties that a payload has. */
      readonly kind: 'first';
      readonly properties: readonly (readonly string[])[];
    }
  | {
      /** By a header, in lower case. In some payloads, a property adds the rest of the event type. */
      readonly kind: 'header';
      readonly header: string;
      readonly property?: readonly string[];
      readonly separator: string;
    }
  | {
      /**
       * By a property of an envelope that the events' schemas do not describe: `cloudevents`, or the path of the
       * envelope's own schema.
       */
      readonly kind: 'envelope';
      readonly envelope: string;
      readonly property: readonly string[];
      readonly data: readonly string[];
    };

/** What a payload must have at a property that names its event, or a part of the event type. */
export interface EventLiteral {
  /** The tokens of a JSON Pointer to the property. */
  readonly at: readonly string[];
  readonly value: string | number;
}

/** The names of an event in the output. */
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
  /** The event type: `organization.created`. */
  readonly type: string;
  readonly names: EventNames;
  readonly schema: Schema;
  /** The sample payloads in the schema, in the order of the file. */
  readonly examples: readonly Example[];
  /** Path of the schema's file below the schema folder. */
  readonly source: string;
  /** The same file, as diagnostics write it. */
  readonly file: string;
  /** The payload's values at the properties that name the event. Empty where a header alone does. */
  readonly literals: readonly EventLiteral[];
  /** Samples of the data inside the envelope. */
  readonly dataExamples?: readonly Example[];
  /** The value of the header, where a header names the event. */
  readonly header?: string;
  /** The event type as a path segment: `organization.created`. */
  readonly path: string;
}

/** A sample payload and its position, which diagnostics need. */
export interface Example {
  readonly value: JsonValue;
  readonly source: SourceText;
  /** JSON Pointer into the source. */
  readonly pointer: string;
}

/** A schema that events share, or that a schema names in its `$defs`. */
export interface Definition {
  /** The name in the output and in every `$ref` of the catalog: `Organization`. */
  readonly name: string;
  readonly schema: Schema;
  readonly source: string;
}

/** The metadata of the emitted package. */
export interface PackageInfo {
  /** The npm name: `@hookschema/scalekit`. */
  readonly name: string;
  /** The output folder, where the configuration gives no name and `name` follows from it: nobody can install the package. */
  readonly folder?: string;
  readonly version: string;
  readonly description?: string;
  /** SPDX identifier; `UNLICENSED` grants nothing. */
  readonly license: string;
  /** The text of the LICENSE file. */
  readonly licenseText: string;
  readonly author?: string;
  readonly homepage?: string;
  /** The URL of the repository. */
  readonly repository?: string;
  /** The package's directory in the repository. */
  readonly directory?: string;
  readonly keywords: readonly string[];
  /** True where npm must not publish the package. */
  readonly private?: boolean;
  /** Settings for `npm publish`. */
  readonly publishConfig?: Readonly<Record<string, string | boolean>>;
}

/** How types are written. The plainest form has false everywhere. */
export interface TypeOptions {
  /** Gives an index signature to objects that may have further properties. */
  readonly open: boolean;
  /** Writes `any` instead of `unknown` where nothing is known about a value. */
  readonly any: boolean;
  /** Makes properties and arrays `readonly`. */
  readonly readonly: boolean;
  /** Adds `undefined` to the values of index signatures. */
  readonly undefined: boolean;
}

/** Everything that the emitters know. Events are sorted by type, definitions by name. */
export interface Catalog {
  readonly package: PackageInfo;
  /** The `$id` of the bundled schema. */
  readonly schemaId: string;
  /**
   * Where a payload holds the event type as text, as tokens of a JSON Pointer: `['type']`. Empty in all other catalogs:
   * with a header, with several properties, or with numbers.
   */
  readonly discriminatorPath: readonly string[];
  /** How a request says which event it carries. */
  readonly discriminator: Discriminator;
  /** How the provider signs its requests. */
  readonly signature: SignatureScheme;
  /** How to report an example that its own schema rejects. With a warning, the example is left out. */
  readonly invalidExamples: 'error' | 'warning';
  /** How many fixtures the events get, and in which forms. */
  readonly fixtures: FixtureSettings;
  /** Treats schemas with `properties` but without a `type` as schemas of objects. */
  readonly assumeObject: boolean;
  readonly types: TypeOptions;
  /** Gives shapes that schemas repeat a name. */
  readonly sharedShapes: boolean;
  /** Whether emitted JSON Schemas of single events are complete; `auto` decides by their size. */
  readonly eventSchemas: 'auto' | 'complete' | 'references';
  /** Names that the output uses itself. No event or definition may have one of them. */
  readonly reservedNames: readonly string[];
  /** The names of the formats that validators check. All others are annotations. */
  readonly checkedFormats: CheckedFormats;
  readonly events: readonly EventDefinition[];
  readonly definitions: readonly Definition[];
  /** Definitions and events as they were before shapes that they repeat became definitions. */
  readonly written?: Pick<Catalog, 'definitions' | 'events'>;
  /** Results of earlier runs. Nothing in the output depends on it. */
  readonly memory?: Memory;
}
