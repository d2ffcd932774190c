import type { EventEvidence, Json, JsonObject, Source } from './evidence.js';

/** What a sample shows about one property, which has a path such as `data.groups[].id`. */
export interface Observation {
  readonly values: readonly Json[];
  /** The number of objects that could have the property. */
  readonly parents: number;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON Schema type of a value. */
export function jsonType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** The path of the object that has the property: `data.groups[]` for `data.groups[].id`. Empty for the root. */
export const parentPath = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

const join = (parent: string, key: string): string => (parent === '' ? key : `${parent}.${key}`);

const known = new WeakMap<JsonObject, ReadonlyMap<string, readonly Json[]>>();

/** Every value of a sample by its path. The root has the empty path. */
export function valuesByPath(sample: JsonObject): ReadonlyMap<string, readonly Json[]> {
  const found = known.get(sample) ?? walk(sample);
  known.set(sample, found);
  return found;
}

function walk(sample: JsonObject): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Json[]>();
  const visit = (path: string, value: Json): void => {
    found.set(path, [...(found.get(path) ?? []), value]);
    if (Array.isArray(value)) for (const item of value) visit(`${path}[]`, item);
    else if (isObject(value)) for (const [key, child] of Object.entries(value)) visit(join(path, key), child);
  };
  visit('', sample);
  return found;
}

/** Finds one property in a sample. */
export function observe(sample: JsonObject, path: string): Observation {
  const found = valuesByPath(sample);
  const parents = (found.get(parentPath(path)) ?? []).filter(isObject).length;
  return { values: found.get(path) ?? [], parents };
}

/** True when an object of the sample could have the property but lacks it. */
export const lacks = (source: Source, path: string): boolean => {
  const { values, parents } = observe(source.sample, path);
  return values.length < parents;
};

export const shows = (source: Source, path: string): boolean =>
  observe(source.sample, path).values.length > 0;

const isProperty = (path: string): boolean => path !== '' && !path.endsWith('[]');

/** Every property path that a source of the event lists or shows, sorted. */
export function propertyPaths({ sources }: EventEvidence): readonly string[] {
  const listed = sources.flatMap(({ fields }) => fields.map(({ path }) => path));
  const shown = sources.flatMap(({ sample }) => [...valuesByPath(sample).keys()]);
  return [...new Set([...listed, ...shown])].filter(isProperty).sort();
}
