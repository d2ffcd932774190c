import type { Diagnostic, Place } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import type { SourceText } from '../load/source-text.js';
import type { FieldPath } from './field-path.js';

/** What kind of source something was read from. */
export type SourceKind = 'page' | 'open-api' | 'async-api' | 'json-schema' | 'recording' | 'facts';

/** Where evidence comes from. */
export interface EvidenceSource {
  readonly kind: SourceKind;
  /** The file, folder or address as it was given; `-` for standard input. */
  readonly name: string;
  /** What reports call the source: `docs page`, `OpenAPI`. */
  readonly label: string;
  /** True for a source that is meant to have every event of the provider. */
  readonly isComplete: boolean;
}

/**
 * What one source states and shows about events. It is the only form in which sources are compared with a catalog, and
 * from which schemas are drafted.
 */
export interface Evidence {
  readonly source: EvidenceSource;
  /** Sorted by event type; each event once. */
  readonly events: readonly EventEvidence[];
  /** Names of events that a text mentions in passing. */
  readonly mentions: readonly Mention[];
  /** What could not be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What one source says about one event. */
export interface EventEvidence {
  /** The event type. */
  readonly event: string;
  /** Where the source begins to describe it. */
  readonly at: Place;
  readonly summary?: string;
  readonly samples: readonly Sample[];
  /** What the source states about fields. A path may be stated more than once. */
  readonly fields: readonly FieldStatement[];
  /**
   * The object whose fields the source lists: `data` for a table about the data, empty for the whole payload. Nothing
   * follows from a field outside it that is not listed. Undefined where the source lists no fields.
   */
  readonly scope?: FieldPath;
  /** What recorded payloads have, counted. */
  readonly counts?: EventCounts;
}

/** A payload that a source shows. */
export interface Sample {
  readonly value: JsonValue;
  /** The text that has the sample. `placeOf(source, pointer)` gives the place of a value inside it. */
  readonly source: SourceText;
  /** JSON Pointer into the source, to the sample. */
  readonly pointer: string;
  /** Keys that the sample writes twice in one object. The value has the last one. */
  readonly repeatedKeys: readonly RepeatedKey[];
}

/** A key that an object has twice. */
export interface RepeatedKey {
  readonly key: string;
  /** The path of the object. */
  readonly path: FieldPath;
  /** Where the key appears for the second time. */
  readonly at: Place;
}

/** The JSON types, with `integer` for whole numbers where a source tells them from other numbers. */
export type StatedType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** What a source states about one field. Everything that it does not state is undefined. */
export interface FieldStatement {
  readonly path: FieldPath;
  readonly at: Place;
  /** The types without null; empty where the field is stated to be always null. */
  readonly types?: readonly Exclude<StatedType, 'null'>[];
  /** True where null is stated, false where types are stated and null is not one of them. */
  readonly nullable?: boolean;
  /** `required` and `optional` as stated; `conditional` where the source says when it is present or that it may be absent. */
  readonly presence?: 'required' | 'optional' | 'conditional';
  /** The values that the source lists. */
  readonly values?: readonly JsonValue[];
  /** True where the source accepts other values than those that it lists. */
  readonly isOpen?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  /** What the source says in words, to recognise a condition or a format. Never copied into a schema. */
  readonly says?: string;
}

/** A word in the form of an event type, in a text. */
export interface Mention {
  readonly name: string;
  /** True where the text has the word as code. */
  readonly isCode: boolean;
  readonly at: Place;
}

/** What was counted in the recorded payloads of one event. */
export interface EventCounts {
  /** The number of payloads. */
  readonly payloads: number;
  /** What was found at each path. The payload itself has the empty path. */
  readonly paths: ReadonlyMap<FieldPath, PathCounts>;
  /** True where payloads had more different paths than are kept. */
  readonly isCut: boolean;
}

/** What was counted at one path. A list's items and a map's values are counted one by one. */
export interface PathCounts {
  /** How many objects, lists or maps could have had it. */
  readonly parents: number;
  /** How many of them had it. */
  readonly present: number;
  /** How often it had each type. `number` counts numbers that are not whole. */
  readonly types: ReadonlyMap<StatedType, number>;
  /** How often it was each short string. Only as many different ones are kept as the reader's bound allows. */
  readonly values: ReadonlyMap<string, number>;
  /** True where there were more different strings than are kept, or longer ones. */
  readonly hasMoreValues: boolean;
  /** How many strings were of each format that the reader recognises. */
  readonly formats: ReadonlyMap<string, number>;
  /** How many strings began with each prefix of identifiers, such as `evt_`. */
  readonly prefixes?: ReadonlyMap<string, number>;
  /** Where it first had each type. */
  readonly firstOfType: ReadonlyMap<StatedType, Place>;
  /** Where each value was first seen. */
  readonly firstOfValue: ReadonlyMap<string, Place>;
  /** The first payload that had the parent and lacked it. */
  readonly firstWithout?: Place;
}
