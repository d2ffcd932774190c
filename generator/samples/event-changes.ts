import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn } from '../catalog/lower-catalog.js';
import { contentTexts } from '../json/content-ids.js';
import type { JsonValue } from '../json/json.js';
import { digest } from '../text/digest.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { subjectNumbers } from './choose-candidates.js';
import { aboutViolation, invalidVariants, type LocalViolation } from './invalid-variants.js';
import { changeLister, type ListedChanges, type LocalChange } from './local-changes.js';
import { locationsIn } from './locations.js';
import { aboutVariant, validVariants } from './valid-variants.js';
import { variantBudget } from './variant-budget.js';

/** The changes to the full payload of an event that may become fixtures. */
export interface EventChanges {
  readonly variants: ListedChanges<LocalChange>;
  readonly invalid: ListedChanges<LocalViolation>;
  /** How many of each may be checked. */
  readonly steps: number;
}

/** Starts to list the changes to the full payloads of a catalog's events. What payloads share is looked at once. */
export function changesOf(catalog: Catalog): (event: EventDefinition, full: JsonValue) => EventChanges {
  const { schemas } = catalogValidators(catalog);
  // 96 bits: among millions of values, no two have the same.
  const textOf = contentTexts((text) => digest(text).slice(0, 16));
  const naming = { textOf, numberOf: subjectNumbers() };
  const locate = { long: locationsIn(lookUpIn(catalog)), short: locationsIn((name) => schemas.get(name)) };
  const variantsOf = changeLister({ ...naming, changesAt: validVariants, about: aboutVariant });
  const invalidOf = changeLister({ ...naming, changesAt: invalidVariants, about: aboutViolation });
  return (event, full) => {
    const whole = locate.long(full, event.schema);
    return {
      variants: variantsOf(whole),
      invalid: invalidOf(locate.short(full, schemas.get(event.names.type) ?? true)),
      steps: variantBudget(full, whole?.listed ?? 0),
    };
  };
}
