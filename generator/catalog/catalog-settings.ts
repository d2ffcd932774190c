import type { Dialect } from '../schema/dialect.js';
import type { Catalog } from './catalog.js';
import type { NameRules } from './definition-name.js';
import type { EventSelectors } from './event-selectors.js';

/** What the catalog needs to know besides the schemas: what it hands on, and what only its construction uses. */
export interface CatalogSettings extends Omit<Catalog, 'events' | 'definitions'> {
  /** Where the configuration says that events are. */
  readonly events: EventSelectors;
  readonly names: NameRules;
  /** The dialect of files that name none. */
  readonly dialect: Dialect;
  /** Unknown keywords and unknown formats are errors. */
  readonly strict: boolean;
}
