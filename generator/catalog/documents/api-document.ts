import type { JsonObject } from '../../json/json.js';
import type { SchemaDocument } from '../../load/read-schemas.js';
import type { Dialect } from '../../schema/dialect.js';
import type { Example } from '../catalog.js';
import type { DocumentPlace } from './document-place.js';
import type { StrayReference } from './open-api-places.js';

/** The body of a webhook or callback in an OpenAPI document, or of a message in an AsyncAPI document. */
export interface WebhookBody {
  /** Pointer to the entry that is named after the event: `/webhooks/order.created`. */
  readonly entry: string;
  /** Further pointers to the entry: a message of AsyncAPI has its own place, and one in each channel that refers to it. */
  readonly otherEntries?: readonly string[];
  /** The place of the body's schema. A part of the document may be in another file. */
  readonly schema: DocumentPlace;
  /** The parameters of the request, which it has besides its body. */
  readonly parameters: readonly JsonObject[];
  /** The examples of the media type, beside its schema. */
  readonly examples: readonly Example[];
  /** The summary of the operation, or of its path item. */
  readonly summary?: string;
  /** The description of the operation, or of its path item. */
  readonly description?: string;
}

/** A request body that is not JSON. */
export interface OtherBody {
  readonly place: DocumentPlace;
  readonly mediaTypes: readonly string[];
}

/** What is read from an OpenAPI or AsyncAPI document. */
export interface OpenApi {
  /** The dialect of its schemas. */
  readonly dialect: Dialect;
  /** The bodies of all webhooks and callbacks. */
  readonly bodies: readonly WebhookBody[];
  /** The bodies of webhooks and callbacks that are forms, or anything else but JSON. */
  readonly otherBodies: readonly OtherBody[];
  /** Pointers to the entries of `components/schemas`. */
  readonly components: readonly string[];
  /** References that stand for a webhook or a part of one, and that lead to nothing. */
  readonly strays: readonly StrayReference[];
  /** The other documents that hold parts of this one and are not schemas. */
  readonly parts: ReadonlySet<SchemaDocument>;
}
