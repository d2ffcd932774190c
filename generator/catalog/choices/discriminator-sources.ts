import type { SchemaObject } from '../../schema/schema.js';
import type { Discriminator } from '../catalog.js';
import type { DocumentPlace } from '../documents/document-place.js';
import type { References } from '../index/references.js';
import type { SchemaIndex } from '../index/schema-index.js';

/** What honouring discriminators requires besides the schemas. */
export interface DiscriminatorSources {
  readonly index: SchemaIndex;
  readonly references: Pick<References, 'list' | 'bases'>;
  /** The schemas with a `discriminator`, which is not in them any more, and their places in the files. */
  readonly places: ReadonlyMap<SchemaObject, DocumentPlace>;
  /** The keys of the schemas of events. */
  readonly isEvent: ReadonlySet<string>;
  /** How a request names its event. Payloads have discriminators of their own. */
  readonly discriminator: Discriminator;
}
