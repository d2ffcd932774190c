import type { JsonObject } from '../json/json.js';

/** An event and its drafted schema. */
export interface DraftedEvent {
  /** The event type. */
  readonly type: string;
  readonly schema: JsonObject;
}

/** A schema file of a draft, before it is printed. */
export interface DraftFile {
  /** Below the folder of the draft, with forward slashes. */
  readonly path: string;
  readonly schema: JsonObject;
}
