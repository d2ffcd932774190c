import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { schemasByName } from '../catalog/lower/lower-catalog.js';
import { isJsonObject, type JsonValue } from '../json/json.js';
import { contentOf } from '../schema/content-of.js';
import { digest } from '../text/digest.js';

/** What is known about the fixtures of an event from an earlier run, and what this run adds. */
export interface KnownDraft {
  /** Stands for everything from which the fixtures of the event follow. Empty without a memory. */
  readonly input: string;
  /** True where an earlier run has made fixtures from the same. */
  readonly isKnown: boolean;
  /** The payload of a size: the known one, or the one that `make` gives. Undefined where none can be made. */
  readonly payload: (size: 'minimal' | 'full', make: () => JsonValue | undefined) => JsonValue | undefined;
  /** Whether a candidate of a list is accepted: as known, or as `check` finds. */
  readonly accepts: (list: 'variants' | 'invalid', position: number, check: () => boolean) => boolean;
  /** Keeps what was added for later runs. */
  readonly keep: () => void;
}

const KIND = 'fixtures';

/** In a list of verdicts, one character per candidate: accepted, rejected, not checked. */
const [YES, NO, UNKNOWN] = ['1', '0', '-'];

/**
 * Finds what is known about an event. Its payloads and the verdicts on changes to them follow from its schema, its
 * examples and the discriminator.
 */
export function knownDraft(catalog: Catalog, event: EventDefinition): KnownDraft {
  const { memory } = catalog;
  const input = memory && inputOf(catalog, event);
  const found = input === undefined ? undefined : memory?.find(KIND, input);
  const known: Record<string, JsonValue> = isJsonObject(found) ? { ...found } : {};
  const verdicts = { variants: verdictsIn(known.variants), invalid: verdictsIn(known.invalid) };
  let isChanged = false;
  return {
    input: input ?? '',
    isKnown: isJsonObject(found),
    payload: (size, make) => {
      const { [size]: kept } = known;
      // In a list, because null may be a payload.
      if (Array.isArray(kept)) return kept[0];
      const made = make();
      isChanged = true;
      known[size] = made === undefined ? [] : [made];
      return made;
    },
    accepts: (list, position, check) => {
      const { [list]: all } = verdicts;
      if (all[position] === YES) return true;
      if (all[position] === NO) return false;
      const isAccepted = check();
      isChanged = true;
      all[position] = isAccepted ? YES : NO;
      return isAccepted;
    },
    keep: () => {
      if (input === undefined || !isChanged) return;
      const variants = textOf(verdicts.variants);
      memory?.keep(KIND, input, { ...known, variants, invalid: textOf(verdicts.invalid) });
    },
  };
}

function inputOf(catalog: Catalog, { type, schema, examples, dataExamples = [] }: EventDefinition): string {
  const values = [...examples, ...dataExamples].map(({ value }) => value);
  const { discriminator, discriminatorPath } = catalog;
  const texts = [
    [type, discriminator, discriminatorPath, examples.length, values],
    contentOf(schema, schemasByName(catalog)),
  ];
  return digest(JSON.stringify(texts));
}

function verdictsIn(value: JsonValue | undefined): string[] {
  return typeof value === 'string' ? [...value] : [];
}

function textOf(verdicts: readonly (string | undefined)[]): string {
  return Array.from(verdicts, (one) => one ?? UNKNOWN).join('');
}
