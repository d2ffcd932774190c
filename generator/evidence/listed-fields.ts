import { memoize } from '../schema/memoize.js';
import { addToGroup } from '../text/group-by.js';
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
  for (const field of fields) {
    addToGroup(byPath, field.path, field);
    addToGroup(byParent, parentPath(field.path), field);
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
