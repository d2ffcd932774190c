import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn } from '../catalog/lower/lower-catalog.js';
import { contentIds, contentTexts } from '../json/content-ids.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { once } from '../schema/memoize.js';
import { digest } from '../text/digest.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { type SubjectNumbers, subjectNumbers } from './choose-candidates.js';
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

/** Lists the changes to the full payload of an event. @param input stands for everything from which they follow */
export type ChangesOf = (event: EventDefinition, full: JsonValue, input: string) => EventChanges;

/** What changes are about, for later runs. JSON. */
interface KeptSubjects {
  readonly variants: readonly string[];
  readonly invalid: readonly string[];
  readonly byTurns: readonly number[];
  readonly steps: number;
}

/** The name of these results in the memory. */
const KIND = 'subjects';

/** In catalogs with more events than this, memory matters more than time. */
const MANY_EVENTS = 2000;

/**
 * Starts to list the changes to the full payloads of a catalog's events. What payloads share is looked at once. Where an
 * earlier run has kept what the changes of an event are about, they are listed when one of them is needed first. In a large
 * catalog nothing is kept: that would take more memory than everything else that is kept.
 */
export function changesOf(catalog: Catalog): ChangesOf {
  const numbers = subjectNumbers();
  const memory = catalog.events.length > MANY_EVENTS ? undefined : catalog.memory;
  if (memory === undefined) return listerOf(catalog, numbers, contentIds());
  // 96 bits: among millions of values, no two have the same.
  const list = listerOf(
    catalog,
    numbers,
    contentTexts((text) => digest(text).slice(0, 16)),
  );
  return (event, full, input) => {
    const found = memory.find(KIND, input);
    // Only this function keeps results of this kind.
    if (isJsonObject(found))
      return knownChanges(
        found as unknown as KeptSubjects,
        numbers,
        once(() => list(event, full)),
      );
    const made = list(event, full);
    memory.keep(KIND, input, keptSubjects(made, numbers) as unknown as JsonValue);
    return made;
  };
}

function keptSubjects({ variants, invalid, steps }: EventChanges, { textOf }: SubjectNumbers): KeptSubjects {
  return {
    variants: Array.from(variants.subjects, textOf),
    invalid: Array.from(invalid.subjects, textOf),
    byTurns: variants.byTurns(),
    steps,
  };
}

function knownChanges(
  { variants, invalid, byTurns, steps }: KeptSubjects,
  { numberOf }: SubjectNumbers,
  list: () => EventChanges,
): EventChanges {
  return {
    variants: {
      subjects: Int32Array.from(variants, numberOf),
      byTurns: () => byTurns,
      changeAt: (position) => list().variants.changeAt(position),
    },
    invalid: {
      subjects: Int32Array.from(invalid, numberOf),
      byTurns: () => list().invalid.byTurns(),
      changeAt: (position) => list().invalid.changeAt(position),
    },
    steps,
  };
}

/** Lists changes, whatever is known of them. */
function listerOf(
  catalog: Catalog,
  { numberOf }: SubjectNumbers,
  idOf: (value: JsonValue) => number | string,
): (event: EventDefinition, full: JsonValue) => EventChanges {
  const { schemas } = catalogValidators(catalog);
  const naming = { idOf, numberOf, areShared: catalog.events.length > MANY_EVENTS };
  const lookUp = lookUpIn(catalog);
  const locate = { long: locationsIn(lookUp), short: locationsIn((name) => schemas.get(name)) };
  const variantsOf = changeLister({ ...naming, changesAt: validVariants(lookUp), about: aboutVariant });
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
