import type { Catalog, EventDefinition } from '../catalog/catalog.js';
import { lookUpIn } from '../catalog/lower/lower-catalog.js';
import { canonicalJson, isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { placeOfPersonalName, type Replacement, scrub } from '../payloads/scrub.js';
import { samplePayload } from '../samples/sample-payload.js';
import { uniqueBy } from '../text/unique-by.js';
import { catalogValidators } from '../validate/catalog-validators.js';
import { canBeExample } from './can-be-example.js';
import type { EventInput } from './event-input.js';

/** The examples of a drafted event, and what was replaced in them. */
export interface DraftExamples {
  readonly examples: readonly JsonValue[];
  readonly replaced: readonly Replacement[];
}

/** The number of examples of one event. */
const MOST_EXAMPLES = 3;
const MOST_RECORDED = 2;

/**
 * Chooses a few different payloads of each event as examples. Samples that a document shows stay as they are, and one
 * without its event type is left out. In recorded payloads, everything that looks personal or secret is replaced; one that
 * the draft then rejects is left out. So is any that could not be read again.
 * @param catalog made from the drafts, lowered
 * @returns by event type
 */
export function draftExamples(
  catalog: Catalog,
  inputs: readonly EventInput[],
): ReadonlyMap<string, DraftExamples> {
  const { firstError } = catalogValidators(catalog);
  return new Map(
    inputs.map(({ type, published, recorded }) => {
      const event = catalog.events.find((one) => one.type === type);
      if (event === undefined) return [type, { examples: [], replaced: [] }];
      const isValid = (value: JsonValue): boolean => firstError(event, value) === undefined;
      const shown = distinct(published.filter(canBeExample)).filter(isValid).slice(0, MOST_EXAMPLES);
      const room = Math.min(MOST_RECORDED, MOST_EXAMPLES - shown.length);
      const chosen = mostDifferent(
        recorded.filter((one) => canBeExample(one) && placeOfPersonalName(one) === undefined),
        room,
      );
      const scrubbed = chosen.flatMap((one) => scrubbedFor(catalog, event, one, isValid) ?? []);
      return [
        type,
        {
          examples: distinct([...shown, ...scrubbed.map(({ payload }) => payload)]),
          replaced: unique(scrubbed.flatMap(({ replaced }) => replaced)),
        },
      ];
    }),
  );
}

/** A payload without what looks personal. Values of the same form are tried first, then those of a made payload. */
function scrubbedFor(
  catalog: Catalog,
  event: EventDefinition,
  payload: JsonValue,
  isValid: (value: JsonValue) => boolean,
): ReturnType<typeof scrub> | undefined {
  const none = { secrets: new Set<string>(), keep: [] };
  const first = scrub(payload, { sample: undefined, ...none });
  if (isValid(first.payload)) return first;
  const sample = samplePayload(event.schema, { lookUp: lookUpIn(catalog), size: 'full', examples: [] });
  const second = scrub(payload, { sample, ...none });
  return isValid(second.payload) ? second : undefined;
}

function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  return uniqueBy(values, canonicalJson);
}

function unique(replaced: readonly Replacement[]): readonly Replacement[] {
  return uniqueBy(replaced, ({ path, reason }) => `${path} ${reason}`);
}

/** A few payloads: the one with the most places, then those that differ most in their places from all before. */
function mostDifferent(payloads: readonly JsonValue[], count: number): readonly JsonValue[] {
  const forms = payloads.map((payload) => ({ payload, places: placesOf(payload) }));
  const chosen: (typeof forms)[number][] = [];
  while (chosen.length < count) {
    let [best, most] = [forms[0], 0];
    for (const form of forms) {
      const others = chosen.length === 0 ? [NO_PLACES] : chosen.map(({ places }) => places);
      const least = Math.min(...others.map((places) => difference(places, form.places)));
      if (least > most) [best, most] = [form, least];
    }
    if (best === undefined || most === 0) break;
    chosen.push(best);
  }
  return chosen.map(({ payload }) => payload);
}

const NO_PLACES: ReadonlySet<string> = new Set();

/** How many places only one of two payloads has. */
function difference(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((place) => other.has(place)).length;
  return one.size + other.size - 2 * shared;
}

function placesOf(value: JsonValue, at = '', found = new Set<string>()): ReadonlySet<string> {
  found.add(`${at} ${value === null ? 'null' : typeof value}`);
  if (isJsonArray(value)) for (const item of value) placesOf(item, `${at}/*`, found);
  else if (isJsonObject(value))
    for (const [key, member] of Object.entries(value)) placesOf(member, `${at}/${key}`, found);
  return found;
}
