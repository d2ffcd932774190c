import type { Place } from '../diagnostics/index.js';
import type { JsonValue } from '../json/json.js';
import type { ChangeCode } from './rules.js';

/** One change between two versions of a catalog. */
export interface Change {
  /** The rule that found it. */
  readonly code: ChangeCode;
  /** The event that it is about. Undefined for a type that several events share, and for all requests. */
  readonly event?: string;
  /** Where in a payload, as a JSON Pointer in which `*` stands for any item or name. */
  readonly path: string;
  /** True where the change is about the presence of the property at the path, and not about its value. */
  readonly isPresence?: boolean;
  /** What has changed, in one sentence without a full stop. */
  readonly message: string;
  /** A payload that shows it: accepted by one version and not by the other. */
  readonly payload?: JsonValue;
  /** Where the old and the new schema say it. */
  readonly old?: Place;
  readonly new?: Place;
}
