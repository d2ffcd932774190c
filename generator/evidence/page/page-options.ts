import type { JsonValue } from '../../json/json.js';
import type { FieldPath } from '../field-path.js';
import type { TableHeadings } from './field-table.js';

/** What a reader of pages has to know. */
export interface PageOptions {
  /** Tells event types of the catalog from other words. */
  readonly isKnown: (name: string) => boolean;
  /** The event type that a payload names. Undefined for one that names none. */
  readonly eventOf: (payload: JsonValue) => string | undefined;
  /** The fields that the catalog declares for an event, to find out what a table lists where there is no sample. */
  readonly fieldsOf?: (event: string) => readonly FieldPath[];
  /** Headings of tables, in lower case. Default: `HEADINGS`. */
  readonly headings?: TableHeadings;
}
