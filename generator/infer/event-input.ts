import type { Place } from '../diagnostics/index.js';
import { typeAt, USUAL_PLACES } from '../evidence/event-type.js';
import type { Evidence, FieldStatement } from '../evidence/evidence.js';
import type { Recordings } from '../evidence/recordings.js';
import { addShape, type Counting, countValueAt, emptyShape, type Shape } from '../evidence/shape.js';
import type { JsonValue } from '../json/json.js';

/** Everything that is known about one event before its schema is drafted. */
export interface EventInput {
  readonly type: string;
  /** What samples and recordings have, counted together. Undefined where there is neither. */
  readonly shape: Shape | undefined;
  /** Samples that a document shows to everybody. */
  readonly published: readonly JsonValue[];
  /** Recorded payloads that were kept. */
  readonly recorded: readonly JsonValue[];
  readonly fields: readonly FieldStatement[];
  /** How many payloads were counted. */
  readonly payloads: number;
  /** True where recordings had more places than were kept. */
  readonly isCut: boolean;
  readonly at: Place;
}

/** Puts together what documents and recordings say about each event. Sorted by event type. */
export function eventInputs(documents: readonly Evidence[], recordings: Recordings): readonly EventInput[] {
  const types = new Set([
    ...recordings.events.keys(),
    ...documents.flatMap(({ events }) => events.map(({ event }) => event)),
  ]);
  return [...types].sort().map((type) => inputOf(type, documents, recordings));
}

function inputOf(type: string, documents: readonly Evidence[], recordings: Recordings): EventInput {
  const stated = documents.flatMap(({ events }) => events.filter(({ event }) => event === type));
  const recorded = recordings.events.get(type);
  const samples = stated.flatMap((one) => one.samples);
  const published = samples.map(({ value }) => value);
  const at = stated[0]?.at ?? recorded?.at ?? {};
  const shape = published.length > 0 || recorded ? emptyShape() : undefined;
  if (shape) {
    const counting = countingAt(at);
    for (const value of published) countValueAt(shape, value, counting);
    if (recorded) addShape(shape, recorded.shape, counting);
  }
  return {
    type,
    shape,
    published,
    recorded: recorded?.kept ?? [],
    fields: stated.flatMap(({ fields }) => fields),
    payloads: recorded ? Object.values(recorded.shape.types).reduce((sum, one) => sum + one, 0) : 0,
    isCut: recorded?.isCut === true,
    at,
  };
}

function countingAt(at: Place): Counting {
  const endless = Number.POSITIVE_INFINITY;
  return { places: endless, values: endless, isCut: false, isNew: false, place: () => at };
}

/**
 * The place at which payloads have their own event type: that of the recordings, or the usual place at which the most
 * samples of documents have it.
 * @returns a JSON Pointer; `/type` where no source has a sample; undefined where samples have it at no usual place
 */
export function placeOfType(inputs: readonly EventInput[], recordings: Recordings): string | undefined {
  if (recordings.place !== undefined) return recordings.place;
  const samples = inputs.flatMap(({ type, published }) => published.map((value) => ({ type, value })));
  if (samples.length === 0) return USUAL_PLACES[0];
  let best: { readonly place: string; readonly count: number } | undefined;
  for (const place of USUAL_PLACES) {
    const count = samples.filter(({ type, value }) => typeAt(value, place) === type).length;
    if (count > (best?.count ?? 0)) best = { place, count };
  }
  return best?.place;
}
