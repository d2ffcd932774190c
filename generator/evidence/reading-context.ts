import type { CatalogSettings } from '../catalog/draft/catalog-settings.js';
import { namedEvent } from '../catalog/named-event.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { LABELS } from './document-kind.js';
import type { Evidence, SourceKind } from './evidence.js';
import type { TableHeadings } from './page/field-table.js';

/** What the readers of sources need to know. */
export interface ReadingContext {
  /** The folder that the names of sources are relative to, absolute. */
  readonly cwd: string;
  /** The settings of the catalog, whose discriminator says which event a payload is. */
  readonly settings: CatalogSettings;
  /** Tells event types of the catalog. */
  readonly isKnown: (name: string) => boolean;
  /** The fields that the catalog declares for an event. */
  readonly fieldsOf?: (event: string) => readonly string[];
  /** Opens standard input. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Headings of tables beside those that are known, in lower case. */
  readonly headings?: Partial<TableHeadings>;
  /** True where addresses of web servers may be fetched. Default: false. */
  readonly allowsNetwork?: boolean;
  /** True where the sources together have every event. Default: documents of APIs and schemas have. */
  readonly isComplete?: boolean;
  /** Called often, with what a progress line shows. */
  readonly onProgress?: (text: string) => void;
  /** Takes the names of recorded payloads, which are then not read here. */
  readonly takeRecordings?: (operands: readonly string[]) => void;
}

/** Gives the event type that a payload names, or undefined. */
export function eventOf({ settings }: ReadingContext): (payload: JsonValue) => string | undefined {
  return (payload) =>
    isJsonObject(payload) ? namedEvent(payload, new Map(), settings.discriminator) : undefined;
}

/** Describes a source of a kind. */
export function sourceOf(kind: SourceKind, name: string, { isComplete }: ReadingContext): Evidence['source'] {
  const hasAll = kind === 'open-api' || kind === 'async-api' || kind === 'json-schema';
  return { kind, name, label: LABELS[kind], isComplete: isComplete ?? hasAll };
}
