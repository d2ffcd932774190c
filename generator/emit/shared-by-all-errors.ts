import type { Catalog } from '../catalog/catalog.js';
import type { CatalogValidators } from '../validate/catalog-validators.js';
import { typeHelpers } from './event-type.js';
import type { Shared } from './validation-support.js';

/** What the validators of `all-errors` use from the shared module. */
export function sharedByAllErrors(catalog: Catalog, { allErrors }: CatalogValidators): Shared {
  const { runtime, patterns } = allErrors();
  const own = ['allErrorsOf', 'resultOf', 'unreadable', ...typeHelpers(catalog, 'errors')];
  return { runtime: [...runtime, ...own], patterns };
}
