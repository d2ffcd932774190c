import type { Dialect } from '../../schema/dialect.js';
import type { NullableMode } from '../canonical/nullable.js';
import type { Catalog } from '../catalog.js';
import type { EventSelectors } from '../events/event-selectors.js';
import type { NameRules } from '../index/definition-name.js';

/**
 * What building a catalog requires besides the schemas: what the catalog passes on, and what only its construction
 * uses.
 */
export interface CatalogSettings extends Omit<Catalog, 'events' | 'definitions' | 'written'> {
  /** Which schemas are events, according to the configuration. */
  readonly events: EventSelectors;
  readonly names: NameRules;
  /** The dialect of files that do not name one. */
  readonly dialect: Dialect;
  readonly nullable: NullableMode;
  /** What happens to unknown keywords: `default` makes an error of one that is almost a keyword. */
  readonly unknownKeywords: 'default' | 'warning' | 'ignore';
  /** What happens to patterns that can be slow, or are too complex to know. */
  readonly slowPatterns: 'error' | 'warning';
  /** The URI that relative `$id`s of files count from. Default: the path of each file. */
  readonly idBase?: string;
  /** Makes unknown keywords and unknown formats errors. */
  readonly strict: boolean;
  /** Whether OpenAPI's `discriminator` inside of payloads decides what is valid there, or only describes. */
  readonly discriminators: 'checked' | 'annotation';
}
