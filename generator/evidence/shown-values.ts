import { isJsonArray, isJsonObject, type JsonValue } from '../json/json.js';
import { pointerTo } from '../json/json-pointer.js';
import { memoize } from '../schema/memoize.js';
import { addToGroup } from '../text/group-by.js';
import type { Sample } from './evidence.js';
import { type FieldPath, itemsPath, parentPath, propertyPath } from './field-path.js';

/** A value that a sample shows, and its place in the text that has the sample. */
export interface Shown {
  readonly value: JsonValue;
  /** JSON Pointer into the source of the sample. */
  readonly pointer: string;
}

/** Every value of a sample by its path. The payload itself has the empty path. */
export const shownByPath = memoize((sample: Sample): ReadonlyMap<FieldPath, readonly Shown[]> => {
  const found = new Map<FieldPath, Shown[]>();
  const visit = (path: FieldPath, value: JsonValue, pointer: string): void => {
    addToGroup(found, path, { value, pointer });
    if (isJsonArray(value))
      for (const [at, item] of value.entries()) visit(itemsPath(path), item, pointerTo(pointer, at));
    else if (isJsonObject(value))
      for (const [key, item] of Object.entries(value))
        visit(propertyPath(path, key), item, pointerTo(pointer, key));
  };
  visit('', sample.value, sample.pointer);
  return found;
});

/** The values that a sample shows at a path. */
export function shownAt(sample: Sample, path: FieldPath): readonly Shown[] {
  return shownByPath(sample).get(path) ?? [];
}

/** The objects of a sample that could have the property at a path. */
export function parentsShown(sample: Sample, path: FieldPath): readonly Shown[] {
  return shownAt(sample, parentPath(path)).filter(({ value }) => isJsonObject(value));
}

/** True when an object of the sample could have the property at a path and lacks it. */
export function lacks(sample: Sample, path: FieldPath): boolean {
  return shownAt(sample, path).length < parentsShown(sample, path).length;
}
