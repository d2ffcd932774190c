import type { EventEvidence, Evidence, PathCounts, StatedType } from './evidence.js';
import { type FieldPath, itemsPath, propertyPath, valuesPath } from './field-path.js';
import type { RecordedEvent, Recordings } from './recordings.js';
import { presentAt, type Shape } from './shape.js';

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
  for (const [key, member] of shape.members)
    collect(paths, propertyPath(path, key), member, shape.types.object);
  if (shape.rest) collect(paths, valuesPath(path), shape.rest, shape.types.object);
  if (shape.items) collect(paths, itemsPath(path), shape.items, shape.types.array);
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
