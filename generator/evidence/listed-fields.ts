import { memoize } from '../schema/memoize.js';
import type { EventEvidence, FieldStatement } from './evidence.js';
import { type FieldPath, parentPath } from './field-path.js';

interface Listed {
  readonly byPath: ReadonlyMap<FieldPath, readonly FieldStatement[]>;
  readonly byParent: ReadonlyMap<FieldPath, readonly FieldStatement[]>;
  /** The paths of all fields, and of everything that they are in. */
  readonly reached: ReadonlySet<FieldPath>;
}

const listedIn = memoize(({ fields }: EventEvidence): Listed => {
  const byPath = new Map<FieldPath, FieldStatement[]>();
  const byParent = new Map<FieldPath, FieldStatement[]>();
  const reached = new Set<FieldPath>();
  const add = (map: Map<FieldPath, FieldStatement[]>, path: FieldPath, field: FieldStatement): void => {
    const list = map.get(path);
    if (list) list.push(field);
    else map.set(path, [field]);
  };
  for (const field of fields) {
    add(byPath, field.path, field);
    add(byParent, parentPath(field.path), field);
    for (let path = field.path; path !== '' && !reached.has(path); path = parentPath(path)) reached.add(path);
  }
  return { byPath, byParent, reached };
});

/** What a source states about a path of an event. */
export function fieldsAt(evidence: EventEvidence, path: FieldPath): readonly FieldStatement[] {
  return listedIn(evidence).byPath.get(path) ?? [];
}

/** What a source states about the fields of the object at a path. */
export function fieldsInside(evidence: EventEvidence, path: FieldPath): readonly FieldStatement[] {
  return listedIn(evidence).byParent.get(path) ?? [];
}

/** True where a source lists the field at a path, or something inside of it. */
export function listsWithin(evidence: EventEvidence, path: FieldPath): boolean {
  return listedIn(evidence).reached.has(path);
}
