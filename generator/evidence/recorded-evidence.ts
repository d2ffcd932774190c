import { isPersonalValue } from '../payloads/scrub.js';
import type { EventEvidence, Evidence, PathCounts, StatedType } from './evidence.js';
import { type FieldPath, itemsPath, propertyPath, valuesPath } from './field-path.js';
import type { RecordedEvent, Recordings } from './recordings.js';
import { addShape, emptyShape, presentAt, type Shape } from './shape.js';

/** How many strings are kept at a place that several were put together for. */
const MOST_VALUES = 64;

/**
 * Recorded payloads as evidence: counts alone, no payload.
 * @param name the files as they were given
 */
export function recordedEvidence(recordings: Recordings, name: string): Evidence {
  const events = [...recordings.events.values()].map(eventEvidence);
  return {
    source: { kind: 'recording', name, label: 'recorded payloads', isComplete: false },
    events: events.sort((one, other) => (one.event < other.event ? -1 : 1)),
    mentions: [],
    diagnostics: recordings.diagnostics,
  };
}

function eventEvidence({ type, at, shape, isCut }: RecordedEvent): EventEvidence {
  const payloads = presentAt(shape);
  const paths = new Map<FieldPath, PathCounts>();
  collect(paths, '', shape, payloads);
  return { event: type, at, samples: [], fields: [], counts: { payloads, paths, isCut } };
}

function collect(paths: Map<FieldPath, PathCounts>, path: FieldPath, shape: Shape, parents: number): void {
  paths.set(path, countsOf(shape, parents));
  const data: Shape[] = shape.rest ? [shape.rest] : [];
  for (const [key, member] of shape.members) {
    // An address or a telephone number is not the name of a property. Reports do not show it.
    if (isPersonalValue(key)) data.push(member);
    else collect(paths, propertyPath(path, key), member, shape.types.object);
  }
  const [first, ...others] = data;
  if (first) collect(paths, valuesPath(path), others.length > 0 ? together(data) : first, shape.types.object);
  if (shape.items) collect(paths, itemsPath(path), shape.items, shape.types.array);
}

/** The counts of several places as those of one. */
function together(shapes: readonly Shape[]): Shape {
  const sum = emptyShape();
  for (const one of shapes) addShape(sum, one, { places: Number.POSITIVE_INFINITY, values: MOST_VALUES });
  return sum;
}

function countsOf(shape: Shape, parents: number): PathCounts {
  const { strings, firstWithout } = shape;
  const types = Object.entries(shape.types).filter(([, count]) => count > 0) as [StatedType, number][];
  const values = [...(strings?.values ?? [])];
  return {
    parents,
    present: presentAt(shape),
    types: new Map(types),
    values: new Map(values.map(([text, { count }]) => [text, count])),
    hasMoreValues: strings?.hasMoreValues ?? false,
    formats: strings?.formats ?? new Map(),
    prefixes: strings?.prefixes ?? new Map(),
    firstOfType: shape.firstOfType,
    firstOfValue: new Map(values.map(([text, { first }]) => [text, first])),
    ...(firstWithout && { firstWithout }),
  };
}
