import type { LookUp } from '../schema/merge-exact.js';
import { mergeLoose } from '../schema/merge-loose.js';
import { perSchema } from '../schema/per-schema.js';
import { refName, type Schema, type SchemaObject } from '../schema/schema.js';

/** Choices within choices multiply: so many are looked at. */
const MOST = 200;

/**
 * The ways in which a value can meet a schema, each as a schema without references and choices: one of the branches of
 * each `anyOf` and `oneOf`, `if` together with `then`, or `else`. None where nothing can be valid. What is made from
 * one has to be held against the schema itself: it may be of two branches of a `oneOf`, and `not` is left as it is.
 */
export function readings(schema: Schema, lookUp: LookUp): readonly SchemaObject[] {
  if (schema === false) return [];
  if (schema === true) return [{}];
  return takenApart(schema, lookUp);
}

const takenApart = perSchema(takeApart);

function takeApart(schema: SchemaObject, lookUp: LookUp): readonly SchemaObject[] {
  const read = (one: Schema): readonly SchemaObject[] => readings(one, lookUp);
  const {
    $ref,
    allOf = [],
    anyOf,
    oneOf,
    if: condition,
    then = true,
    else: otherwise = true,
    ...own
  } = schema;
  const parts = [...($ref === undefined ? [] : [lookUp(refName($ref)) ?? true]), ...allOf].map(read);
  const branches = [anyOf, oneOf].filter((one) => one !== undefined);
  const choices = branches.map((choice) => choice.flatMap(read).slice(0, MOST));
  const conditional =
    condition === undefined ? [] : [[...both(read(condition), read(then)), ...read(otherwise)]];
  return [...parts, ...choices, ...conditional].reduce(both, [own]);
}

function both(left: readonly SchemaObject[], right: readonly SchemaObject[]): readonly SchemaObject[] {
  const found: SchemaObject[] = [];
  for (const a of left) {
    for (const b of right) {
      const merged = mergeLoose(a, b);
      if (merged !== undefined) found.push(merged);
      if (found.length === MOST) return found;
    }
  }
  return found;
}
